import { statement } from '@quintet/drizzle/client/statement.ts'
import { analyses } from '@quintet/drizzle/recruiting/analyses.ts'
import { interviewReviews } from '@quintet/drizzle/recruiting/interview-answers.ts'
import { interviews } from '@quintet/drizzle/recruiting/interviews.ts'
import type { CollectPersonalData } from '@quintet/kit/subgraph/personal-data.ts'
import { and, asc, eq } from 'drizzle-orm'
import type { Context } from '../context.ts'

/** Candidates are others: they have no account, and are no part of what is held of a user. */
const ownAnalyses = statement({}, (db, p) =>
  db
    .select({ id: analyses.id, tenantId: analyses.tenantId, jobId: analyses.jobId, createdAt: analyses.createdAt })
    .from(analyses)
    .where(and(eq(analyses.tenantId, p.tenantId), eq(analyses.analyzedBy, p.userId)))
    .orderBy(asc(analyses.id)),
)

const ownInterviews = statement({}, (db, p) =>
  db
    .select({
      id: interviews.id,
      tenantId: interviews.tenantId,
      jobId: interviews.jobId,
      createdAt: interviews.createdAt,
    })
    .from(interviews)
    .where(and(eq(interviews.tenantId, p.tenantId), eq(interviews.scheduledBy, p.userId)))
    .orderBy(asc(interviews.id)),
)
const ownReviews = statement({}, (db, p) =>
  db
    .select({
      id: interviewReviews.id,
      tenantId: interviewReviews.tenantId,
      answerId: interviewReviews.answerId,
      createdAt: interviewReviews.createdAt,
    })
    .from(interviewReviews)
    .where(and(eq(interviewReviews.tenantId, p.tenantId), eq(interviewReviews.reviewedBy, p.userId)))
    .orderBy(asc(interviewReviews.id)),
)

/** What recruiting holds of a person: the analyses that they asked for, interviews that they scheduled, reviews. */
export const collectPersonalData: CollectPersonalData<Context> = async ({ inTenants }) => ({
  analyses: await inTenants((scope) => scope.read(ownAnalyses, {})),
  interviews: await inTenants((scope) => scope.read(ownInterviews, {})),
  interviewReviews: await inTenants((scope) => scope.read(ownReviews, {})),
})
