import { change } from '@quintet/kit/slice/change.ts'
import { conflict, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import type { StartTrialInput } from '../types.gen.ts'
import { trialEnd, trialRefusal } from './rules.ts'
import { insertTrial, readLicenceState } from './store.ts'

const path = ['input', 'moduleSlug']

/** Begins the trial of a module for the active tenant. */
export const startTrial = (context: Context, input: StartTrialInput) =>
  change(context, 'startTrial', input, {
    async work(writer) {
      const now = context.clock.now()
      const { licences, modules } = await readLicenceState(writer)
      const module = modules.get(input.moduleSlug)
      if (module === undefined) throw new Refused(notFoundProblem('There is no such module', path))
      const refusal = trialRefusal(module, licences, modules, now)
      if (refusal !== null) throw new Refused(refusal)
      const trial = { moduleId: module.id, at: now, expiresAt: trialEnd(module, now) }
      const [licence] = await writer.run(insertTrial, trial)
      if (licence === undefined) throw new Refused(conflict('The trial of this module is used', 'TRIAL_USED', path))
      return licence
    },
  })
