import type { Resolvers } from '../types.gen.ts'
import { loadModule, modulePage } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    modules: (_, args, context) => modulePage(context, args),
  },
  Module: {
    __resolveReference: ({ id }, context) => loadModule(context, id),
    requires: ({ dependencies }) => [...dependencies.required],
  },
}
