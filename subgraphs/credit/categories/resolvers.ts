import { decimalText } from '@quintet/kit/slice/money.ts'
import { pageOfList } from '@quintet/kit/slice/pages.ts'
import type { CreditCategory, Resolvers } from '../types.gen.ts'
import { type Category, categories } from './rules.ts'

const presented = ({ slug, name, currency, minMinor, maxMinor, minMonths, maxMonths }: Category): CreditCategory => ({
  slug,
  name,
  minimum: { amount: decimalText({ amountMinor: minMinor, currency }), currency },
  maximum: { amount: decimalText({ amountMinor: maxMinor, currency }), currency },
  minimumMonths: minMonths,
  maximumMonths: maxMonths,
})

export const resolvers: Resolvers = {
  Query: {
    creditCategories(_, args, { envelope }) {
      const ofTenant = envelope.tenantId === null ? [] : categories.map(presented)
      return pageOfList(args, ofTenant, ({ slug }) => slug)
    },
  },
}
