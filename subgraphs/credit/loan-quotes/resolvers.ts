import { decimalText } from '@quintet/kit/slice/money.ts'
import { badInput } from '@quintet/kit/wire/errors.ts'
import { readCalendar } from '../business-calendars/store.ts'
import { shownSchedule } from '../loans/shown.ts'
import type { Resolvers } from '../types.gen.ts'
import { quoteOf } from './quote.ts'

export const resolvers: Resolvers = {
  Query: {
    async loanQuote(_, { terms }, context) {
      const holidays = context.envelope.tenantId === null ? [] : (await readCalendar(context)).holidays
      const quote = quoteOf(terms, holidays)
      if (typeof quote === 'string') throw badInput(quote)
      const { currency, apr, instalmentMinor, totalMinor, schedule } = quote
      const money = (amountMinor: bigint) => ({ amount: decimalText({ amountMinor, currency }), currency })
      return {
        apr,
        instalment: instalmentMinor === null ? null : money(instalmentMinor),
        total: money(totalMinor),
        schedule: shownSchedule(schedule, currency),
      }
    },
  },
}
