import type { Resolvers, SystemStatus } from '../types.gen.ts'
import { publishSystemVersion, saveManagementSystem } from './actions.ts'
import { systemPage, versionPages } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    managementSystems: (_, args, context) => systemPage(context, args),
  },
  ManagementSystem: {
    status: ({ status }) => status as SystemStatus,
    versions: ({ id }, args, context) => versionPages(context, id, args),
  },
  Mutation: {
    saveManagementSystem: (_, { input }, context) => saveManagementSystem(context, input),
    publishSystemVersion: (_, { input }, context) => publishSystemVersion(context, input),
  },
}
