import { activeTenant } from '@quintet/kit/slice/context.ts'
import { lowestId, pageById } from '@quintet/kit/slice/pages.ts'
import { badInput } from '@quintet/kit/wire/errors.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import type { Context } from '../context.ts'
import { checkSettings } from '../modules/settings-schemas.ts'
import type { LicenceType, Resolvers } from '../types.gen.ts'
import { startTrial, updateLicence } from './actions.ts'
import { effectiveStatus, endsWithin, missingModules } from './rules.ts'
import { type LicenceRow, loadLicence, loadLicenceState, readLicenceState } from './store.ts'

const maxDays = 366

const moduleOf = async ({ moduleId }: LicenceRow, context: Context) =>
  (await loadLicenceState(context)).modulesById.get(moduleId)!

export const resolvers: Resolvers = {
  Query: {
    licensedModules: (_, { tenantIds }, context) =>
      Promise.all(tenantIds.map(async (tenantId) => ({ tenantId, slugs: await licensedSlugs(context, tenantId) }))),
  },
  Tenant: {
    licences: async ({ id }, { expiringWithinDays: days, ...args }, context) => {
      if (typeof days === 'number' && (days < 0 || days > maxDays)) {
        throw badInput(`expiringWithinDays must be a whole number from 0 to ${maxDays}`)
      }
      // There is one licence per module at most, and the status of each needs all of them.
      const { licences, modules, now } = await loadLicenceState(activeTenant(context, id))
      const wanted = [...licences].filter(
        ([slug, row]) =>
          typeof days !== 'number' ||
          (endsWithin(row, days, now) && effectiveStatus(slug, licences, modules, now) === 'ACTIVE'),
      )
      const rows = wanted.map(([, row]) => row)
      const page = await pageById(args, lowestId, async (after, limit) =>
        rows.filter((row) => row.id > after).slice(0, limit),
      )
      return Object.assign(page, { totalCount: rows.length })
    },
  },
  Licence: {
    __resolveReference: ({ id }, context) =>
      isPermitted(context.envelope, 'marketplace.licences:read') ? loadLicence(context, id) : null,
    type: ({ type }) => type as LicenceType,
    status: async ({ moduleId }, _, context) => {
      const { licences, modules, modulesById, now } = await loadLicenceState(context)
      return effectiveStatus(modulesById.get(moduleId)!.slug, licences, modules, now)
    },
    blockedBy: async (row, _, context) => {
      const { licences, modules, now } = await loadLicenceState(context)
      return missingModules((await moduleOf(row, context)).slug, licences, modules, now)
    },
    settingsProblems: async (row, _, context) =>
      checkSettings(row.settings, (await moduleOf(row, context)).settingsSchema, 'settings').problems,
    module: (row, _, context) => moduleOf(row, context),
  },
  Mutation: {
    startTrial: (_, { input }, context) => startTrial(context, input),
    updateLicence: (_, { input }, context) => updateLicence(context, input),
  },
}

/** The modules that a tenant has valid licences of. */
async function licensedSlugs({ scope, clock }: Context, tenantId: string): Promise<string[]> {
  const { licences, modules, now } = await readLicenceState(scope.as({ tenantId }), clock.now())
  return [...licences.keys()].filter((slug) => effectiveStatus(slug, licences, modules, now) === 'ACTIVE')
}
