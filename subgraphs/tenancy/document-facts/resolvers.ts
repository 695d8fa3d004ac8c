import { isUuid } from '@quintet/kit/slice/pages.ts'
import { storeKey } from '../documents/rules.ts'
import { factsOf } from '../documents/store.ts'
import type { Resolvers } from '../types.gen.ts'

export const resolvers: Resolvers = {
  Query: {
    async documentFacts(_, { tenantId, ids }, { scope, files }) {
      if (!isUuid(tenantId)) return []
      const found = await scope.as({ tenantId }).read(factsOf, { ids: ids.filter(isUuid) })
      return Promise.all(
        found.map(async ({ versionId, fileName, ...fact }) => {
          const isReadable = files !== null && versionId !== null && fact.status === 'AVAILABLE'
          const named = { type: fact.contentType, fileName }
          const link = isReadable ? await files.store.downloadLink(storeKey(tenantId, versionId), named) : null
          return { ...fact, url: link?.url ?? null, expiresAt: link?.expiresAt ?? null }
        }),
      )
    },
  },
}
