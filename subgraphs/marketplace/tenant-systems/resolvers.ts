import { activeTenant } from '@quintet/kit/slice/context.ts'
import { loadSystem, loadVersion } from '../systems/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { installSystem, rollbackSystem, uninstallSystem, upgradeSystem } from './actions.ts'
import { remakeSchemas } from './remake.ts'
import type { Status } from './rules.ts'
import { loadHistory, tenantSystemPage } from './store.ts'

export const resolvers: Resolvers = {
  Tenant: {
    systems: ({ id }, args, context) => tenantSystemPage(activeTenant(context, id), args),
  },
  TenantSystem: {
    status: ({ status }) => status as Status,
    featuresEnabled: ({ featuresEnabled }) => [...featuresEnabled],
    system: async ({ systemId }, _, context) => (await loadSystem(context, systemId))!,
    version: async ({ versionId, targetVersionId }, _, context) =>
      (await loadVersion(context, (versionId ?? targetVersionId)!))!,
    history: ({ id }, _, context) => loadHistory(context, id),
  },
  Mutation: {
    installSystem: (_, { input }, context) => installSystem(context, input),
    upgradeSystem: (_, { input }, context) => upgradeSystem(context, input),
    rollbackSystem: (_, { input }, context) => rollbackSystem(context, input),
    uninstallSystem: (_, { input }, context) => uninstallSystem(context, input),
    async makeTenantSchemas(_, { tenantId, databaseId }, context) {
      const { names, fault } = await remakeSchemas(context, tenantId, databaseId)
      return { names: [...names], fault }
    },
  },
}
