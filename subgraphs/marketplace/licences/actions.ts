import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { jsonProblems } from '@quintet/kit/slice/json-rules.ts'
import { conflict, invalidUnlessEmpty, notAllowed, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import { checkSettings } from '../modules/settings-schemas.ts'
import type { StartTrialInput, UpdateLicenceInput } from '../types.gen.ts'
import { planEnd } from './ends.ts'
import { activeDependents, missingModules, trialEnd, trialRefusal } from './rules.ts'
import { insertTrial, type LicenceState, lockLicenceState, updateLicenceRow } from './store.ts'

const path = ['input', 'moduleSlug']

/** Begins the trial of a module for the active tenant. */
export const startTrial = (context: Context, input: StartTrialInput) =>
  change(context, 'startTrial', input, {
    async work(writer) {
      const { licences, modules, now } = await lockLicenceState(writer, context.clock.now())
      const module = modules.get(input.moduleSlug)
      if (module === undefined) throw new Refused(notFoundProblem('There is no such module', path))
      const refusal = trialRefusal(module, licences, modules, now)
      if (refusal !== null) throw new Refused(refusal)
      const trial = { moduleId: module.id, at: now, expiresAt: trialEnd(module, now) }
      const [licence] = await writer.run(insertTrial, trial)
      if (licence === undefined) throw new Refused(conflict('The trial of this module is used', 'TRIAL_USED', path))
      await planEnd(context, writer, licence.id, trial.expiresAt, now)
      writer.afterCommit(context.wakeLicences)
      return licence
    },
  })

/** Switches a licence on or off, and changes the settings of its module. */
export const updateLicence = (context: Context, input: UpdateLicenceInput) =>
  change(context, 'updateLicence', input, {
    problems: jsonProblems('The settings', input.settings, 'input', 'settings'),
    async work(writer) {
      const state = await lockLicenceState(writer, context.clock.now())
      const licence = [...state.licences.values()].find(({ id }) => id === input.licenceId)
      if (licence === undefined) {
        throw new Refused(notFoundProblem('There is no such licence', ['input', 'licenceId']))
      }
      const { settingsSchema, slug } = state.modulesById.get(licence.moduleId)!
      const { settings, problems } =
        input.settings === undefined || input.settings === null
          ? { settings: licence.settings, problems: [] }
          : checkSettings(input.settings, settingsSchema, 'input', 'settings')
      const invalid = invalidUnlessEmpty(problems)
      if (invalid !== null) throw new Refused(invalid)
      const isActive = input.isActive ?? licence.isActive
      if (isActive && licence.endedAt !== null) {
        const message = 'This licence is over: buy the module, or subscribe to it'
        throw new Refused(notAllowed(message, 'LICENCE_ENDED', ['input', 'isActive']))
      }
      if (isActive && !licence.isActive) refuseIncomplete(slug, state)
      if (!isActive && licence.isActive) await switchOffDependents(writer, slug, state, input.cascade === true)
      writer.afterCommit(context.wakeLicences)
      return (await updateLicenceRow(writer, { ...licence, settings, isActive }))!
    },
  })

/** Throws unless all modules that a module requires have valid licences. */
function refuseIncomplete(slug: string, { licences, modules, now }: LicenceState): void {
  const missing = missingModules(slug, licences, modules, now)
  if (missing.length === 0) return
  const problem = notAllowed(`License first: ${missing.join(', ')}`, 'DEPENDENCY_MISSING', ['input', 'isActive'])
  throw new Refused(problem)
}

/** Switches off what requires a module. Throws where that was not asked for. */
async function switchOffDependents(
  writer: Writer,
  slug: string,
  { licences, modules, now }: LicenceState,
  isAskedFor: boolean,
): Promise<void> {
  const dependents = activeDependents(slug, licences, modules, now)
  if (dependents.length > 0 && !isAskedFor) {
    const message = `These modules require it: ${dependents.join(', ')}`
    throw new Refused(conflict(message, 'DEPENDENTS_ACTIVE', ['input', 'isActive']))
  }
  for (const each of dependents) await updateLicenceRow(writer, { ...licences.get(each)!, isActive: false })
}
