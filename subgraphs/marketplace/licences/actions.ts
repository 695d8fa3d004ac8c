import { conflict, isProblem, notFoundProblem, type Problem, Refused } from '@quintet/kit/slice/problems.ts'
import { change } from '../change.ts'
import type { Context } from '../context.ts'
import type { StartTrialInput } from '../types.gen.ts'
import { trialEnd, trialRefusal } from './rules.ts'
import { insertTrial, type LicenceRow, loadLicence, readStanding } from './store.ts'

const path = ['input', 'moduleSlug']

/** Begins the trial of a module for the active tenant. */
export async function startTrial(context: Context, input: StartTrialInput): Promise<LicenceRow | Problem> {
  const now = context.clock.now()
  const started = await change(context, 'startTrial', input, async (writer) => {
    const { licences, modules } = await readStanding(writer)
    const module = modules.get(input.moduleSlug)
    if (module === undefined) throw new Refused(notFoundProblem('There is no such module', path))
    const refusal = trialRefusal(module, licences, modules, now)
    if (refusal !== null) throw new Refused(refusal)
    const trial = { moduleId: module.id, at: now, expiresAt: trialEnd(module, now) }
    const [licence] = await writer.read(insertTrial, trial)
    if (licence === undefined) throw new Refused(conflict('The trial of this module is used', 'TRIAL_USED', path))
    return { id: licence.id }
  })
  return isProblem(started) ? started : (await loadLicence(context, started.id))!
}
