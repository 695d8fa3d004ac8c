import { activeTenant } from '@quintet/kit/slice/context.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import { loadProvider } from '../score-providers/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { requestRecord } from './actions.ts'
import { recordPage } from './store.ts'

export const resolvers: Resolvers = {
  Tenant: {
    creditRecords: ({ id }, { applicantId, status, ...page }, context) =>
      recordPage(activeTenant(context, id), { applicantId, status }, page),
  },
  CreditRecord: {
    applicant: ({ applicantId }) => ({ id: applicantId }),
    provider: ({ providerSlug }, _, context) => found('provider', loadProvider(context, providerSlug)),
  },
  Mutation: {
    requestCreditRecord: (_, { input }, context) => requestRecord(context, input),
  },
}
