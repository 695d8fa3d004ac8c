import { decimalText } from '@quintet/kit/slice/money.ts'
import { pageOfList } from '@quintet/kit/slice/pages.ts'
import type { DayCount, Money, Resolvers } from '../types.gen.ts'
import { saveCategory } from './actions.ts'
import { readCategories } from './store.ts'

const sum = (amountMinor: bigint | null, currency: string | null): Money | null =>
  amountMinor === null || currency === null ? null : { amount: decimalText({ amountMinor, currency }), currency }

export const resolvers: Resolvers = {
  Query: {
    async creditCategories(_, args, { envelope, scope }) {
      return pageOfList(args, envelope.tenantId === null ? [] : await readCategories(scope), ({ slug }) => slug)
    },
  },
  CreditCategory: {
    minimum: ({ minMinor, currency }) => sum(minMinor, currency),
    maximum: ({ maxMinor, currency }) => sum(maxMinor, currency),
    minimumMonths: ({ minMonths }) => minMonths,
    maximumMonths: ({ maxMonths }) => maxMonths,
    secondReviewAbove: ({ secondReviewMinor, currency }) => sum(secondReviewMinor, currency),
    dayCount: ({ dayCount }) => dayCount as DayCount,
    allocation: ({ allocation }) => [...allocation],
    lateFee: ({ lateFeeMinor, currency }) => sum(lateFeeMinor, currency),
  },
  Mutation: {
    saveCreditCategory: (_, { input }, context) => saveCategory(context, input),
  },
}
