import { entryCursor } from '@quintet/kit/leaderboard/leaderboard.ts'
import { connection } from '@quintet/kit/slice/pages.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import { loadJob } from '../jobs/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { leaderboardChanges } from './live.ts'
import { type JobLeaderboardChangeRow, rankedAnalysis } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    jobLeaderboard: async (_, { jobId, ...args }, context) => {
      await found('job', loadJob(context, jobId))
      const { rows, size, isFirstPage, changesCursor } = await context.leaderboard.page(context.scope, jobId, args)
      const { edges, pageInfo } = connection(rows, size, isFirstPage, entryCursor)
      const nodes = await Promise.all(edges.map(({ node }) => rankedAnalysis(context, node)))
      return { changesCursor, edges: edges.map(({ cursor }, i) => ({ cursor, node: nodes[i]! })), nodes, pageInfo }
    },
  },
  JobLeaderboardChange: {
    analysis: ({ entry }, _, context) => rankedAnalysis(context, entry),
  },
  Subscription: {
    jobLeaderboardChanged: {
      subscribe: (_, { jobId, after }, context) => leaderboardChanges(context, jobId, after),
      resolve: (change: JobLeaderboardChangeRow) => change,
    },
  },
}
