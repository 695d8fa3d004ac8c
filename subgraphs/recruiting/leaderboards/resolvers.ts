import { standingCursor } from '@quintet/kit/leaderboard/leaderboard.ts'
import { connection } from '@quintet/kit/slice/pages.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import { loadJob } from '../jobs/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { type StandingChange, standingChanges } from './live.ts'
import { rankedAnalysis } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    jobLeaderboard: async (_, { jobId, ...args }, context) => {
      await found('job', loadJob(context, jobId))
      const { rows, size, isFirstPage, changesCursor } = await context.jobBoard.page(context.scope, jobId, args)
      const { edges, pageInfo } = connection(rows, size, isFirstPage, standingCursor)
      const nodes = await Promise.all(edges.map(({ node }) => rankedAnalysis(context, node)))
      return { changesCursor, edges: edges.map(({ cursor }, i) => ({ cursor, node: nodes[i]! })), nodes, pageInfo }
    },
  },
  JobLeaderboardChange: {
    analysis: ({ standing }, _, context) => rankedAnalysis(context, standing),
  },
  Subscription: {
    jobLeaderboardChanged: {
      subscribe: (_, { jobId, after }, context) => standingChanges(context, jobId, after),
      resolve: (change: StandingChange) => change,
    },
  },
}
