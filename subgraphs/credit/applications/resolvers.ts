import { activeTenant, activeViewer } from '@quintet/kit/slice/context.ts'
import { decimalText } from '@quintet/kit/slice/money.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import type { Context } from '../context.ts'
import type { Resolvers } from '../types.gen.ts'
import { actorOf, claimApplication, createApplication, submitApplication, withdrawApplication } from './actions.ts'
import { maySee } from './rules.ts'
import { type CreditApplicationRow, loadApplication, loadHistory, tenantPage, viewerPage } from './store.ts'

async function visible(context: Context, id: string): Promise<CreditApplicationRow | null> {
  const row = await loadApplication(context, id)
  return row !== null && maySee(row, actorOf(context)) ? row : null
}

export const resolvers: Resolvers = {
  Query: {
    creditApplication: (_, { id }, context) => found('application', visible(context, id)),
  },
  Mutation: {
    createCreditApplication: (_, { input }, context) => createApplication(context, input),
    submitCreditApplication: (_, { input }, context) => submitApplication(context, input),
    claimCreditApplication: (_, { input }, context) => claimApplication(context, input),
    withdrawCreditApplication: (_, { input }, context) => withdrawApplication(context, input),
  },
  CreditApplication: {
    __resolveReference: ({ id }, context) => visible(context, id),
    amount: (row) => ({ amount: decimalText(row), currency: row.currency }),
    applicant: (row) => ({ id: row.applicantId }),
    reviewedBy: (row) => (row.reviewedBy === null ? null : { id: row.reviewedBy }),
    history: (row, _, context) => loadHistory(context, row.id),
  },
  CreditApplicationStatusChange: {
    from: (change) => change.fromStatus,
    to: (change) => change.toStatus,
    actor: (change) => ({ id: change.actorId }),
    at: (change) => change.createdAt,
  },
  Viewer: {
    creditApplications: ({ id }, args, context) => viewerPage(activeViewer(context, id), args),
  },
  Tenant: {
    creditApplications: ({ id }, args, context) => tenantPage(activeTenant(context, id), args),
  },
}
