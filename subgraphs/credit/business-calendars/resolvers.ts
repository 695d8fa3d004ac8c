import { activeTenant } from '@quintet/kit/slice/context.ts'
import type { Resolvers } from '../types.gen.ts'
import { advanceBusinessDate, saveBusinessCalendar } from './actions.ts'
import { addDays } from './rules.ts'
import { calendarAt, readCalendar } from './store.ts'

export const resolvers: Resolvers = {
  Tenant: {
    businessCalendar: ({ id }, _, context) => readCalendar(activeTenant(context, id)),
  },
  BusinessCalendar: {
    businessDate: (row, _, { clock }) => calendarAt(row, clock.now()).businessDate,
    async isClosing(row, _, context) {
      // Not the row at hand, which may be the first answer of a repeated request.
      const { closedThrough, businessDate } = await readCalendar(context)
      return row.version > 0 && closedThrough < addDays(businessDate, -1)
    },
  },
  Mutation: {
    saveBusinessCalendar: (_, { input }, context) => saveBusinessCalendar(context, input),
    advanceBusinessDate: (_, { input }, context) => advanceBusinessDate(context, input),
  },
}
