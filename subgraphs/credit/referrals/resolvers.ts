import { activeTenant, activeViewer } from '@quintet/kit/slice/context.ts'
import { decimalText } from '@quintet/kit/slice/money.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import type { Resolvers } from '../types.gen.ts'
import { claimReferral, createReferral, decideReferral } from './actions.ts'
import { codeOf } from './codes.ts'
import { pageOfReferrer, referralPage, referralPageOfStatus } from './store.ts'

export const resolvers: Resolvers = {
  Viewer: {
    referralCode: ({ id }, _, context) => (activeViewer(context, id).envelope.tenantId === null ? null : codeOf(id)),
    referrals: ({ id }, args, context) => pageOfReferrer(activeViewer(context, id), { ...args, referrerId: id }),
  },
  Tenant: {
    referrals({ id }, { status, ...page }, context) {
      const tenant = activeTenant(context, id)
      return status ? referralPageOfStatus(tenant, { ...page, status }) : referralPage(tenant, page)
    },
  },
  Referral: {
    inviteCode: ({ referrerId }) => codeOf(referrerId),
    email({ email, referrerId }, _, { envelope }) {
      const mayRead = envelope.viewer?.userId === referrerId || isPermitted(envelope, 'credit.referrals:inspect')
      return mayRead ? email : null
    },
    bonus: ({ bonusMinor: amountMinor, currency }) => ({ amount: decimalText({ amountMinor, currency }), currency }),
    referrer: ({ referrerId }) => ({ id: referrerId }),
    referee: ({ refereeId }) => (refereeId === null ? null : { id: refereeId }),
  },
  Mutation: {
    createReferral: (_, { input }, context) => createReferral(context, input),
    claimReferral: (_, { input }, context) => claimReferral(context, input),
    decideReferral: (_, { input }, context) => decideReferral(context, input),
  },
}
