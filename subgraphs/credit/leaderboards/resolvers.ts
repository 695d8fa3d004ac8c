import { entryCursor } from '@quintet/kit/leaderboard/leaderboard.ts'
import { connection } from '@quintet/kit/slice/pages.ts'
import { badInput } from '@quintet/kit/wire/errors.ts'
import { categoryOf } from '../categories/rules.ts'
import type { Resolvers } from '../types.gen.ts'
import { type ScoreChange, scoreChanges } from './live.ts'

function knownCategory(category: string): string {
  if (categoryOf(category) === null) throw badInput('There is no such category')
  return category
}

export const resolvers: Resolvers = {
  Query: {
    async creditLeaderboard(_, { category, ...args }, context) {
      const page = await context.leaderboard.page(context.scope, knownCategory(category), args)
      const { changesCursor, totalCount, rows, size, isFirstPage } = page
      return { changesCursor, totalCount, ...connection(rows, size, isFirstPage, entryCursor) }
    },
  },
  Subscription: {
    creditScoreChanged: {
      subscribe: (_, { category, after }, context) => scoreChanges(context, knownCategory(category), after),
      resolve: (change: ScoreChange) => change,
    },
  },
}
