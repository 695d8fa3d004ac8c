import { activeTenant } from '@quintet/kit/slice/context.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import type { Resolvers } from '../types.gen.ts'
import { updateSecurityPolicy } from './actions.ts'
import { shownAddresses } from './rules.ts'
import { loadPolicy } from './store.ts'
import { sessionTerms } from './terms.ts'

export const resolvers: Resolvers = {
  Tenant: {
    securityPolicy: ({ id }, _, context) => loadPolicy(activeTenant(context, id), id),
  },
  SecurityPolicy: {
    updatedBy: ({ updatedBy }) => (updatedBy === null ? null : { id: updatedBy }),
    twoFactor: ({ twoFactor: { exemptRoles, enforcementDate, ...rest } }) => ({
      ...rest,
      exemptRoles: [...exemptRoles],
      enforcementDate: enforcementDate === null ? null : new Date(enforcementDate),
    }),
    ipRestrictions: ({ ipRestrictions }) => shownAddresses(ipRestrictions),
  },
  Query: {
    sessionTerms: async (_, { of }, context) => {
      const asked = of.filter(({ userId, tenantId }) => isUuid(userId) && isUuid(tenantId))
      const found = await Promise.all(asked.map(({ userId, tenantId }) => sessionTerms(context, userId, tenantId)))
      return found.filter((terms) => terms !== null)
    },
  },
  Mutation: {
    updateSecurityPolicy: (_, { input }, context) => updateSecurityPolicy(context, input),
  },
}
