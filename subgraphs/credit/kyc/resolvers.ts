import { activeTenant, activeViewer } from '@quintet/kit/slice/context.ts'
import { missingFor, tierFor } from '../account-tiers/rules.ts'
import { loadTiers } from '../account-tiers/store.ts'
import { businessDate } from '../business-calendars/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { reviewKycDocument, submitKycDocument } from './actions.ts'
import { kycPage, kycPageOfStatus, loadApproved, loadDocument, pageOfOwner } from './store.ts'

export const resolvers: Resolvers = {
  Viewer: {
    async accountTier({ id }, _, context) {
      if (context.envelope.tenantId === null) return null
      const tiers = await loadTiers(activeViewer(context, id))
      return tierFor(tiers, await loadApproved(context, id, await businessDate(context)))
    },
    async missingKycDocuments({ id }, _, context) {
      if (context.envelope.tenantId === null) return null
      const tiers = await loadTiers(activeViewer(context, id))
      return missingFor(tiers, await loadApproved(context, id, await businessDate(context))) as 'OTHER'[]
    },
    kycDocuments: ({ id }, args, context) => pageOfOwner(activeViewer(context, id), { ...args, ownerId: id }),
  },
  Tenant: {
    kycDocuments({ id }, { status, ...page }, context) {
      const tenant = activeTenant(context, id)
      return status ? kycPageOfStatus(tenant, { ...page, status }) : kycPage(tenant, page)
    },
  },
  KycDocument: {
    type: ({ type }) => type as 'OTHER',
    async status({ status, expiresOn }, _, context) {
      const isOver = status === 'APPROVED' && expiresOn !== null && expiresOn < (await businessDate(context))
      return isOver ? 'EXPIRED' : status
    },
    submittedAt: ({ createdAt }) => createdAt,
    owner: ({ ownerId }) => ({ id: ownerId }),
    reviewedBy: ({ reviewedBy }) => (reviewedBy === null ? null : { id: reviewedBy }),
    async download({ documentId }, _, context) {
      const document = await loadDocument(context, documentId)
      if (!document?.url || !document.expiresAt) return null
      return { url: document.url, expiresAt: new Date(document.expiresAt) }
    },
  },
  Mutation: {
    submitKycDocument: (_, { input }, context) => submitKycDocument(context, input),
    reviewKycDocument: (_, { input }, context) => reviewKycDocument(context, input),
  },
}
