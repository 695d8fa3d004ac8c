import { activeTenant } from '@quintet/kit/slice/context.ts'
import { lowestId, pageById } from '@quintet/kit/slice/pages.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import type { LicenceType, Resolvers } from '../types.gen.ts'
import { startTrial } from './actions.ts'
import { effectiveStatus } from './rules.ts'
import { licencePage, loadLicence, loadLicenceState } from './store.ts'

export const resolvers: Resolvers = {
  Tenant: {
    licences: async ({ id }, args, context) => {
      const active = activeTenant(context, id)
      const page = await pageById(args, lowestId, (after, limit) => licencePage(active, after, limit))
      return Object.assign(page, { totalCount: (await loadLicenceState(active)).licences.size })
    },
  },
  Licence: {
    __resolveReference: ({ id }, context) =>
      isPermitted(context.envelope, 'marketplace.licences:read') ? loadLicence(context, id) : null,
    type: ({ type }) => type as LicenceType,
    status: async ({ moduleId }, _, context) => {
      const { licences, modules, modulesById } = await loadLicenceState(context)
      return effectiveStatus(modulesById.get(moduleId)!.slug, licences, modules, context.clock.now())
    },
    module: async ({ moduleId }, _, context) => (await loadLicenceState(context)).modulesById.get(moduleId)!,
  },
  Mutation: {
    startTrial: (_, { input }, context) => startTrial(context, input),
  },
}
