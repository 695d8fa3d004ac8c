import { entryCursor } from '@quintet/kit/leaderboard/leaderboard.ts'
import { connection } from '@quintet/kit/slice/pages.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import { loadJob } from '../jobs/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { bestChanges, leaderboardChanges, standingChanges } from './live.ts'
import {
  type JobLeaderboardChangeRow,
  type JobLeaderboardDiffRow,
  type JobStandingChangeRow,
  rankedAnalysis,
  rankedIfKept,
} from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    jobLeaderboard: async (_, { jobId, ...args }, context) => {
      await found('job', loadJob(context, jobId))
      const page = await context.leaderboard.page(context.scope, jobId, args)
      const { rows, size, isFirstPage, changesCursor, totalCount } = page
      const { edges, pageInfo } = connection(rows, size, isFirstPage, entryCursor)
      const nodes = await Promise.all(edges.map(({ node }) => rankedAnalysis(context, node)))
      const ranked = edges.map(({ cursor }, i) => ({ cursor, node: nodes[i]! }))
      return { changesCursor, totalCount, edges: ranked, nodes, pageInfo }
    },
  },
  JobLeaderboardChange: {
    analysis: ({ entry }, _, context) => rankedAnalysis(context, entry),
    previousRank: ({ previous }) => previous?.rank ?? null,
    previousMatchScore: ({ previous }) => (previous === null ? null : previous.valueHundredths / 100),
  },
  JobLeaderboardRowChange: {
    matchScore: ({ entry }) => entry.valueHundredths / 100,
    updatedAt: ({ entry }) => entry.updatedAt,
    candidateId: ({ entry }) => entry.subjectId,
    analysis: ({ entry }, _, context) => rankedIfKept(context, entry),
  },
  JobStandingChange: {
    rank: ({ entry }) => entry.rank,
    matchScore: ({ entry }) => entry.valueHundredths / 100,
    updatedAt: ({ entry }) => entry.updatedAt,
    analysis: ({ entry }, _, context) => rankedIfKept(context, entry),
  },
  Subscription: {
    jobLeaderboardChanged: {
      subscribe: (_, args, context) => leaderboardChanges(context, args),
      resolve: (change: JobLeaderboardChangeRow) => change,
    },
    jobBestChanged: {
      subscribe: (_, { top, ...of }, context) => bestChanges(context, { ...of, top: top ?? 10 }),
      resolve: (diff: JobLeaderboardDiffRow) => diff,
    },
    jobStandingChanged: {
      subscribe: (_, args, context) => standingChanges(context, args),
      resolve: (change: JobStandingChangeRow) => change,
    },
  },
}
