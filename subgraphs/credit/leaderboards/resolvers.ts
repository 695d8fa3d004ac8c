import { entryCursor } from '@quintet/kit/leaderboard/leaderboard.ts'
import { connection } from '@quintet/kit/slice/pages.ts'
import { badInput, notFound } from '@quintet/kit/wire/errors.ts'
import { hasCategory } from '../categories/store.ts'
import type { Context } from '../context.ts'
import { activeMembers } from '../members.ts'
import type { Resolvers } from '../types.gen.ts'
import { bestChanges, ownChanges, type ScoreChange, scoreChanges } from './live.ts'
import type { CreditLeaderboardDiffRow, OwnCreditScoreChangeRow } from './store.ts'

async function knownCategory(context: Context, category: string): Promise<string> {
  if (!(await hasCategory(context, category))) throw badInput('There is no such category')
  return category
}

async function knownApplicant(context: Context, applicantId: string | null): Promise<string | null> {
  const isKnown = applicantId === null || (await activeMembers(context, [applicantId])).has(applicantId)
  if (!isKnown) throw notFound('applicant')
  return applicantId
}

export const resolvers: Resolvers = {
  Query: {
    async creditLeaderboard(_, { category, ...args }, context) {
      const page = await context.leaderboard.page(context.scope, await knownCategory(context, category), args)
      const { changesCursor, totalCount, rows, size, isFirstPage } = page
      return { changesCursor, totalCount, ...connection(rows, size, isFirstPage, entryCursor) }
    },
  },
  CreditLeaderboardRowChange: {
    value: ({ entry }) => entry.valueHundredths / 100,
    updatedAt: ({ entry }) => entry.updatedAt,
    applicant: ({ entry }) => ({ id: entry.subjectId }),
  },
  Subscription: {
    creditScoreChanged: {
      subscribe: async (_, { category, applicantId, after }, context) =>
        scoreChanges(
          context,
          await knownCategory(context, category),
          await knownApplicant(context, applicantId ?? null),
          after,
        ),
      resolve: (change: ScoreChange) => change,
    },
    leaderboardChanged: {
      subscribe: async (_, { category, top, after }, context) =>
        bestChanges(context, await knownCategory(context, category), top ?? 10, after),
      resolve: (diff: CreditLeaderboardDiffRow) => diff,
    },
    ownCreditScoreChanged: {
      subscribe: async (_, { category, after }, context) =>
        ownChanges(context, await knownCategory(context, category), after),
      resolve: (change: OwnCreditScoreChangeRow) => change,
    },
  },
}
