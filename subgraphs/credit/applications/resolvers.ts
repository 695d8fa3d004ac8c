import { activeTenant, activeViewer, callerId } from '@quintet/kit/slice/context.ts'
import { decimalText } from '@quintet/kit/slice/money.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import type { Context } from '../context.ts'
import { seesReasons } from '../decisions/seeing.ts'
import { loadDocument } from '../kyc/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { actorOf, createApplication, submitApplication, updateApplication, withdrawApplication } from './actions.ts'
import { applicationChanges, headOf } from './live.ts'
import { claimApplication, decideApplication } from './reviews.ts'
import { maySee } from './rules.ts'
import {
  type CreditApplicationChangedRow,
  type CreditApplicationRow,
  loadApplication,
  loadDocuments,
  loadHistory,
  tenantPage,
  viewerPage,
} from './store.ts'

async function visible(context: Context, id: string): Promise<CreditApplicationRow | null> {
  const row = await loadApplication(context, id)
  return row !== null && maySee(row, actorOf(context)) ? row : null
}

/** The caller's own application; null for another's. */
async function own(context: Context, id: string): Promise<CreditApplicationRow | null> {
  const row = context.envelope.tenantId === null ? null : await loadApplication(context, id)
  return row !== null && row.applicantId === callerId(context.envelope) ? row : null
}

export const resolvers: Resolvers = {
  Query: {
    creditApplication: (_, { id }, context) => found('application', visible(context, id)),
  },
  Mutation: {
    createCreditApplication: (_, { input }, context) => createApplication(context, input),
    submitCreditApplication: (_, { input }, context) => submitApplication(context, input),
    claimCreditApplication: (_, { input }, context) => claimApplication(context, input),
    updateCreditApplication: (_, { input }, context) => updateApplication(context, input),
    decideCreditApplication: (_, { input }, context) => decideApplication(context, input),
    withdrawCreditApplication: (_, { input }, context) => withdrawApplication(context, input),
  },
  CreditApplication: {
    __resolveReference: ({ id }, context) => visible(context, id),
    amount: (row) => ({ amount: decimalText(row), currency: row.currency }),
    applicant: (row) => ({ id: row.applicantId }),
    reviewedBy: (row) => (row.reviewedBy === null ? null : { id: row.reviewedBy }),
    scoreAtSubmission: ({ scoreHundredths }) => (scoreHundredths === null ? null : scoreHundredths / 100),
    documents: (row, _, context) => loadDocuments(context, row.id),
    async history(row, _, context) {
      const changes = await loadHistory(context, row.id)
      return seesReasons(context, row) ? changes : changes.map((each) => ({ ...each, reason: null }))
    },
    changesCursor: (row, _, context) => headOf(context, row),
  },
  CreditApplicationStatusChange: {
    from: (change) => change.fromStatus,
    to: (change) => change.toStatus,
    actor: ({ actorId }) => (actorId === null ? null : { id: actorId }),
    at: (change) => change.createdAt,
  },
  ApplicationDocument: {
    type: async ({ documentId }, _, context) => (await loadDocument(context, documentId))?.type ?? null,
    async download({ documentId }, _, context) {
      const document = await loadDocument(context, documentId)
      if (!document?.url || !document.expiresAt) return null
      return { url: document.url, expiresAt: new Date(document.expiresAt) }
    },
  },
  Subscription: {
    creditApplicationChanged: {
      subscribe: (_, { applicationId, after }, context) => applicationChanges(context, applicationId, after),
      resolve: (changed: CreditApplicationChangedRow) => changed,
    },
  },
  Viewer: {
    creditApplication: ({ id }, args, context) => found('application', own(activeViewer(context, id), args.id)),
    creditApplications: ({ id }, args, context) => viewerPage(activeViewer(context, id), args),
  },
  Tenant: {
    creditApplications: ({ id }, args, context) => tenantPage(activeTenant(context, id), args),
  },
}
