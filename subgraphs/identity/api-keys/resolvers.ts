import { activeTenant } from '@quintet/kit/slice/context.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { revealed } from '@quintet/kit/slice/shown-once.ts'
import { apiKeyPrefix } from '@quintet/kit/wire/api-keys.ts'
import type { Resolvers } from '../types.gen.ts'
import { createApiKey, revokeApiKey } from './actions.ts'
import { machineStates } from './states.ts'
import { apiKeyPage, touchApiKeys } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    machineStates: (_, { hashes, withBound }, context) => machineStates(context, hashes, withBound),
  },
  Tenant: {
    apiKeys: ({ id }, args, context) => apiKeyPage(activeTenant(context, id), { ...args, ofTenantId: id }),
  },
  ApiKey: {
    createdAt: ({ madeAt }) => madeAt,
    prefix: ({ id }) => apiKeyPrefix(id),
    createdBy: ({ createdById }) => ({ id: createdById }),
  },
  ApiKeySecret: {
    secret: ({ secret }) => revealed(secret),
  },
  Mutation: {
    createApiKey: (_, { input }, context) => createApiKey(context, input),
    revokeApiKey: (_, { input }, context) => revokeApiKey(context, input),
    async machinesUsed(_, { ids }, { scope, clock }) {
      await scope.write((writer) => writer.run(touchApiKeys, { ids: ids.filter(isUuid), at: clock.now() }))
      return null
    },
  },
}
