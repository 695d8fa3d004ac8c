import { statement } from '@quintet/drizzle/client/statement.ts'
import { analyses, appeals, decisions } from '@quintet/drizzle/recruiting/analyses.ts'
import { analysisBatches } from '@quintet/drizzle/recruiting/analysis-batches.ts'
import { candidateExports } from '@quintet/drizzle/recruiting/candidate-exports.ts'
import { candidateVersions } from '@quintet/drizzle/recruiting/candidates.ts'
import { consents } from '@quintet/drizzle/recruiting/consents.ts'
import { cvDocuments } from '@quintet/drizzle/recruiting/cv-documents.ts'
import { interviewReviews } from '@quintet/drizzle/recruiting/interview-answers.ts'
import { interviewContests } from '@quintet/drizzle/recruiting/interview-contests.ts'
import { interviews } from '@quintet/drizzle/recruiting/interviews.ts'
import { jobVersions } from '@quintet/drizzle/recruiting/jobs.ts'
import { ownQuestionVersions } from '@quintet/drizzle/recruiting/own-questions.ts'
import { recruitingPolicies } from '@quintet/drizzle/recruiting/policies.ts'
import { reportShares } from '@quintet/drizzle/recruiting/report-shares.ts'
import { reportViews } from '@quintet/drizzle/recruiting/report-views.ts'
import type { CollectPersonalData } from '@quintet/kit/subgraph/personal-data.ts'
import { and, asc, eq } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Context } from '../context.ts'

/** What a user did: ids, what it was about and when. Candidates are others, and what is known of them is no part of it. */
const doneBy = (table: PgTable & OwnColumns, user: PgColumn, more: Readonly<Record<string, PgColumn>>) =>
  statement({}, (db, p) =>
    db
      .select({ id: table.id, tenantId: table.tenantId, ...more, createdAt: table.createdAt })
      .from(table as PgTable)
      .where(and(eq(table.tenantId, p.tenantId), eq(user, p.userId)))
      .orderBy(asc(table.id)),
  )
interface OwnColumns {
  readonly id: PgColumn
  readonly tenantId: PgColumn
  readonly createdAt: PgColumn
}

const lists = {
  analyses: doneBy(analyses, analyses.analyzedBy, { jobId: analyses.jobId }),
  analysisBatches: doneBy(analysisBatches, analysisBatches.startedBy, { jobId: analysisBatches.jobId }),
  decisions: doneBy(decisions, decisions.decidedBy, { analysisId: decisions.analysisId, verdict: decisions.verdict }),
  appeals: doneBy(appeals, appeals.recordedBy, { analysisId: appeals.analysisId }),
  answeredAppeals: doneBy(appeals, appeals.answeredBy, { analysisId: appeals.analysisId }),
  jobVersions: doneBy(jobVersions, jobVersions.writtenBy, { jobId: jobVersions.jobId, version: jobVersions.number }),
  candidateVersions: doneBy(candidateVersions, candidateVersions.writtenBy, {
    candidateId: candidateVersions.candidateId,
    version: candidateVersions.number,
  }),
  consents: doneBy(consents, consents.recordedBy, { candidateId: consents.candidateId, purpose: consents.purpose }),
  cvDocuments: doneBy(cvDocuments, cvDocuments.addedBy, { candidateId: cvDocuments.candidateId }),
  candidateExports: doneBy(candidateExports, candidateExports.requestedBy, {
    candidateId: candidateExports.candidateId,
  }),
  policies: doneBy(recruitingPolicies, recruitingPolicies.writtenBy, { version: recruitingPolicies.number }),
  interviews: doneBy(interviews, interviews.scheduledBy, { jobId: interviews.jobId }),
  interviewReviews: doneBy(interviewReviews, interviewReviews.reviewedBy, { answerId: interviewReviews.answerId }),
  answeredInterviewContests: doneBy(interviewContests, interviewContests.answeredBy, {
    interviewId: interviewContests.interviewId,
  }),
  ownQuestionVersions: doneBy(ownQuestionVersions, ownQuestionVersions.writtenBy, {
    questionId: ownQuestionVersions.questionId,
    version: ownQuestionVersions.number,
  }),
  reportShares: doneBy(reportShares, reportShares.createdBy, { interviewId: reportShares.interviewId }),
  reportViews: doneBy(reportViews, reportViews.viewerId, {
    interviewId: reportViews.interviewId,
    way: reportViews.way,
    clientIp: reportViews.clientIp,
  }),
}

/** What recruiting holds of a person: all that they wrote, asked for, saw of reports or decided. */
export const collectPersonalData: CollectPersonalData<Context> = async ({ inTenants }) =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(lists).map(
        async ([name, list]) => [name, await inTenants((scope) => scope.read(list, {}))] as const,
      ),
    ),
  )
