import { isUuid, lowestId, pageById } from '@quintet/kit/slice/pages.ts'
import { permits } from '@quintet/kit/wire/envelope.ts'
import { notFound } from '@quintet/kit/wire/errors.ts'
import type { LicenceType, Resolvers } from '../types.gen.ts'
import { startTrial } from './actions.ts'
import { effectiveStatus } from './rules.ts'
import { licencePage, loadLicence, loadStanding } from './store.ts'

export const resolvers: Resolvers = {
  Tenant: {
    licences: ({ id }, args, context) => {
      if (id !== context.envelope.tenantId) throw notFound('tenant')
      return pageById(args, lowestId, (after, limit) => licencePage(context, after, limit))
    },
  },
  Licence: {
    __resolveReference: ({ id }, context) =>
      isUuid(id) && permits(context.envelope.grants, 'marketplace.licences:read') ? loadLicence(context, id) : null,
    type: ({ type }) => type as LicenceType,
    status: async ({ moduleId }, _, context) => {
      const { licences, modules, modulesById } = await loadStanding(context)
      return effectiveStatus(modulesById.get(moduleId)!.slug, licences, modules, context.clock.now())
    },
    module: async ({ moduleId }, _, context) => (await loadStanding(context)).modulesById.get(moduleId)!,
  },
  Mutation: {
    startTrial: (_, { input }, context) => startTrial(context, input),
  },
}
