import { activeTenant } from '@quintet/kit/slice/context.ts'
import type { Resolvers } from '../types.gen.ts'
import { patchInsights } from './actions.ts'
import { insightsOf, insightsPage, insightsPageOfTopic } from './store.ts'

export const resolvers: Resolvers = {
  Viewer: {
    async insights(_, __, { scope, envelope }) {
      if (envelope.tenantId === null || envelope.viewer === null) return null
      const [found] = await scope.read(insightsOf, { memberId: envelope.viewer.userId })
      return found ?? null
    },
  },
  Tenant: {
    insights({ id }, { topic = null, ...page }, context) {
      const inside = activeTenant(context, id)
      return topic === null ? insightsPage(inside, page) : insightsPageOfTopic(inside, { ...page, topic })
    },
  },
  UserInsights: {
    user: ({ userId }) => ({ id: userId }),
  },
  InsightTopic: {
    createdAt: ({ createdAt }) => new Date(createdAt),
    updatedAt: ({ updatedAt }) => new Date(updatedAt),
  },
  InsightSubtopic: {
    createdAt: ({ createdAt }) => new Date(createdAt),
    updatedAt: ({ updatedAt }) => new Date(updatedAt),
  },
  Mutation: {
    patchInsights: (_, { input }, context) => patchInsights(context, input),
  },
}
