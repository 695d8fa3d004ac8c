import { decimalText } from '@quintet/kit/slice/money.ts'
import { highestId, isUuid, type PageArguments, pageById } from '@quintet/kit/slice/pages.ts'
import { notFound } from '@quintet/kit/wire/errors.ts'
import type { Context } from '../context.ts'
import type { Resolvers } from '../types.gen.ts'
import { actorOf, claimApplication, createApplication, submitApplication, withdrawApplication } from './actions.ts'
import { maySee } from './rules.ts'
import { type ApplicationRow, applicationById, historyByApplication, ofTenant, ofViewer } from './store.ts'

const pageOf = (context: Context, statement: typeof ofTenant, args: PageArguments) =>
  pageById(args, highestId, async (before, limit) =>
    context.envelope.tenantId === null ? [] : context.scope.read(statement, { before, limit }),
  )

async function visible(context: Context, id: string): Promise<ApplicationRow | null> {
  const row = isUuid(id) ? await applicationById(context, id) : null
  return row !== null && maySee(row, actorOf(context)) ? row : null
}

export const resolvers: Resolvers = {
  Query: {
    async creditApplication(_, { id }, context) {
      const row = await visible(context, id)
      if (row === null) throw notFound('application')
      return row
    },
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
    history: (row, _, context) => historyByApplication(context, row.id),
  },
  CreditApplicationStatusChange: {
    from: (change) => change.fromStatus,
    to: (change) => change.toStatus,
    actor: (change) => ({ id: change.actorId }),
    at: (change) => change.createdAt,
  },
  Viewer: {
    creditApplications(viewer, args, context) {
      if (viewer.id !== context.envelope.viewer?.userId) throw notFound('viewer')
      return pageOf(context, ofViewer, args)
    },
  },
  Tenant: {
    creditApplications(tenant, args, context) {
      if (tenant.id !== context.envelope.tenantId) throw notFound('tenant')
      return pageOf(context, ofTenant, args)
    },
  },
}
