import { statement } from '@quintet/drizzle/client/statement.ts'
import { applications } from '@quintet/drizzle/credit/applications.ts'
import { scores } from '@quintet/drizzle/credit/scores.ts'
import type { CollectPersonalData } from '@quintet/kit/subgraph/personal-data.ts'
import { and, asc, eq } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { collectMoney } from '../money-of-person.ts'

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
const ownScores = statement({}, (db, p) =>
  db
    .select({
      tenantId: scores.tenantId,
      category: scores.board,
      valueHundredths: scores.valueHundredths,
      updatedAt: scores.updatedAt,
    })
    .from(scores)
    .where(and(eq(scores.tenantId, p.tenantId), eq(scores.subjectId, p.userId))),
)

/** What credit holds of a person. */
export const collectPersonalData: CollectPersonalData<Context> = async (of) => ({
  applications: await of.inTenants((scope) => scope.read(ownApplications, {})),
  scores: await of.inTenants((scope) => scope.read(ownScores, {})),
  ...(await collectMoney(of)),
})
