import { highestId, pageById } from '@quintet/kit/slice/pages.ts'
import type { Context } from '../context.ts'
import type { Resolvers } from '../types.gen.ts'
import { createMemory, deleteMemories } from './actions.ts'
import { searchMemories } from './search.ts'
import { memoriesBefore, searchesBefore } from './store.ts'

/** The caller's user; null where there are no memories of theirs: without a tenant, and for service accounts. */
const memberIn = ({ envelope }: Context): string | null =>
  envelope.tenantId === null ? null : (envelope.viewer?.userId ?? null)

export const resolvers: Resolvers = {
  Viewer: {
    memories(_, { namespace = null, ...page }, context) {
      const memberId = memberIn(context)
      if (memberId === null) return null
      const at = context.clock.now()
      return pageById(page, highestId, (beyond, limit) =>
        context.scope.read(memoriesBefore, { memberId, at, namespace, beyond, limit }),
      )
    },
    memorySearches(_, page, context) {
      const memberId = memberIn(context)
      if (memberId === null) return null
      return pageById(page, highestId, (beyond, limit) =>
        context.scope.read(searchesBefore, { memberId, beyond, limit }),
      )
    },
  },
  Memory: {
    isStale: ({ model }, _, context) => model !== context.embedder.model,
  },
  Mutation: {
    createMemory: (_, { input }, context) => createMemory(context, input),
    searchMemories: (_, { input }, context) => searchMemories(context, input),
    deleteMemories: (_, { input }, context) => deleteMemories(context, input),
  },
}
