import { statement } from '@quintet/drizzle/client/statement.ts'
import { applications } from '@quintet/drizzle/credit/applications.ts'
import { applicationDecisions } from '@quintet/drizzle/credit/decisions.ts'
import { loans } from '@quintet/drizzle/credit/loans.ts'
import type { CollectPersonalData } from '@quintet/kit/subgraph/personal-data.ts'
import { and, asc, eq } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { collectMoney } from '../money-of-person.ts'
import { collectScores } from '../scores/personal-data.ts'

const ownApplications = statement({}, (db, p) =>
  db
    .select({
      id: applications.id,
      tenantId: applications.tenantId,
      category: applications.category,
      status: applications.status,
      amountMinor: applications.amountMinor,
      currency: applications.currency,
      termMonths: applications.termMonths,
      purpose: applications.purpose,
      submittedAt: applications.submittedAt,
      createdAt: applications.createdAt,
    })
    .from(applications)
    .where(and(eq(applications.tenantId, p.tenantId), eq(applications.applicantId, p.userId)))
    .orderBy(asc(applications.id)),
)
const ownLoans = statement({}, (db, p) =>
  db
    .select({
      id: loans.id,
      tenantId: loans.tenantId,
      applicationId: loans.applicationId,
      principalMinor: loans.principalMinor,
      currency: loans.currency,
      apr: loans.apr,
      startOn: loans.startOn,
      principalOpenMinor: loans.principalOpenMinor,
      createdAt: loans.createdAt,
    })
    .from(loans)
    .where(and(eq(loans.tenantId, p.tenantId), eq(loans.borrowerId, p.userId)))
    .orderBy(asc(loans.id)),
)

const ownDecisions = statement({}, (db, p) =>
  db
    .select({
      id: applicationDecisions.id,
      tenantId: applicationDecisions.tenantId,
      applicationId: applicationDecisions.applicationId,
      reasonCodes: applicationDecisions.reasonCodes,
      reason: applicationDecisions.reason,
      scoreHundredths: applicationDecisions.scoreHundredths,
      contestText: applicationDecisions.contestText,
      outcome: applicationDecisions.outcome,
      answer: applicationDecisions.answer,
      createdAt: applicationDecisions.createdAt,
    })
    .from(applicationDecisions)
    .where(and(eq(applicationDecisions.tenantId, p.tenantId), eq(applicationDecisions.applicantId, p.userId)))
    .orderBy(asc(applicationDecisions.id)),
)

/** What credit holds of a person. */
export const collectPersonalData: CollectPersonalData<Context> = async (of) => ({
  applications: await of.inTenants((scope) => scope.read(ownApplications, {})),
  decisions: await of.inTenants((scope) => scope.read(ownDecisions, {})),
  loans: await of.inTenants((scope) => scope.read(ownLoans, {})),
  ...(await collectScores(of)),
  ...(await collectMoney(of)),
})
