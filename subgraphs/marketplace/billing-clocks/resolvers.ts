import { activeTenant } from '@quintet/kit/slice/context.ts'
import { loadLicenceState } from '../licences/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { advanceBillingClock } from './actions.ts'

export const resolvers: Resolvers = {
  Tenant: {
    billingClock: async ({ id }, _, context) => {
      const { now } = await loadLicenceState(activeTenant(context, id))
      return { adapter: context.billing, now }
    },
  },
  Mutation: {
    advanceBillingClock: (_, { input }, context) => advanceBillingClock(context, input),
  },
}
