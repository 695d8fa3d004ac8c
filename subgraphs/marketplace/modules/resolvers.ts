import { connection, isUuid, pageCursor, pageKey, pageSize } from '@quintet/kit/slice/pages.ts'
import type { Resolvers } from '../types.gen.ts'
import { loadModule, modulePage } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    modules: async (_, args, { scope }) => {
      const size = pageSize(args)
      const after = (pageKey(args, ['text'])?.[0] as string | undefined) ?? ''
      const rows = await scope.read(modulePage, { after, limit: size + 1 })
      return connection(rows, size, after === '', (row) => pageCursor(row.slug))
    },
  },
  Module: {
    __resolveReference: ({ id }, context) => (isUuid(id) ? loadModule(context, id) : null),
    requires: ({ dependencies }) => [...dependencies.required],
  },
}
