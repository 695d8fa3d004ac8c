import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { analyses, decisions } from '@quintet/drizzle/recruiting/analyses.ts'
import { candidateExports } from '@quintet/drizzle/recruiting/candidate-exports.ts'
import { candidates, candidateVersions } from '@quintet/drizzle/recruiting/candidates.ts'
import { consents } from '@quintet/drizzle/recruiting/consents.ts'
import { interviewAnswers } from '@quintet/drizzle/recruiting/interview-answers.ts'
import { interviewContests } from '@quintet/drizzle/recruiting/interview-contests.ts'
import { interviewQuestions } from '@quintet/drizzle/recruiting/interview-questions.ts'
import { interviewReports } from '@quintet/drizzle/recruiting/interview-reports.ts'
import { interviews } from '@quintet/drizzle/recruiting/interviews.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, sql } from 'drizzle-orm'

const rows = tenantRows(candidateExports)
export type CandidateExportRow = RowOf<typeof rows>
export const exportPage = rows.childPages('candidateId')
export const insertExport = rows.insert({ defaults: ['status', 'expiresAt'] })

export const markStatus = statement(
  { id: slot.uuid, status: slot.text, expiresAt: slot.nullable(slot.instant) },
  (db, p) =>
    db
      .update(candidateExports)
      .set({ status: sql`${p.status}`, expiresAt: sql`${p.expiresAt}::timestamptz` })
      .where(and(eq(candidateExports.tenantId, p.tenantId), eq(candidateExports.id, p.id)))
      .returning({ id: candidateExports.id }),
)

/** Removes all exports of candidates; their ids. */
export const deleteExports = statement({ ids: slot.uuids }, (db, p) =>
  db
    .delete(candidateExports)
    .where(and(eq(candidateExports.tenantId, p.tenantId), sql`${candidateExports.candidateId} = any(${p.ids})`))
    .returning({ id: candidateExports.id }),
)

/** A candidate, and those who were merged with them. */
export const peopleOf = statement({ id: slot.uuid }, (db, p) =>
  db
    .select({
      id: candidates.id,
      name: candidates.name,
      email: candidates.email,
      skills: candidates.skills,
      experience: candidates.experience,
      education: candidates.education,
      languages: candidates.languages,
      version: candidates.version,
      retainUntil: candidates.retainUntil,
      mergedInto: candidates.mergedInto,
      createdAt: candidates.createdAt,
    })
    .from(candidates)
    .where(
      and(eq(candidates.tenantId, p.tenantId), sql`(${candidates.id} = ${p.id} or ${candidates.mergedInto} = ${p.id})`),
    )
    .orderBy(candidates.id),
)

/** All that other tables hold about them. */
export const heldOf = {
  versions: statement({ ids: slot.uuids }, (db, p) =>
    db
      .select({
        candidateId: candidateVersions.candidateId,
        number: candidateVersions.number,
        source: candidateVersions.source,
        content: candidateVersions.content,
        writtenBy: candidateVersions.writtenBy,
        createdAt: candidateVersions.createdAt,
      })
      .from(candidateVersions)
      .where(and(eq(candidateVersions.tenantId, p.tenantId), sql`${candidateVersions.candidateId} = any(${p.ids})`))
      .orderBy(candidateVersions.candidateId, candidateVersions.number),
  ),
  consents: statement({ ids: slot.uuids }, (db, p) =>
    db
      .select({
        candidateId: consents.candidateId,
        purpose: consents.purpose,
        givenAt: consents.givenAt,
        expiresAt: consents.expiresAt,
        withdrawnAt: consents.withdrawnAt,
        evidence: consents.evidence,
        recordedBy: consents.recordedBy,
        createdAt: consents.createdAt,
      })
      .from(consents)
      .where(and(eq(consents.tenantId, p.tenantId), sql`${consents.candidateId} = any(${p.ids})`))
      .orderBy(consents.id),
  ),
  analyses: statement({ ids: slot.uuids }, (db, p) =>
    db
      .select({
        id: analyses.id,
        candidateId: analyses.candidateId,
        jobId: analyses.jobId,
        policy: analyses.policy,
        taxonomy: analyses.taxonomy,
        asOf: analyses.asOf,
        scoreBp: analyses.scoreBp,
        inputs: analyses.inputs,
        trace: analyses.trace,
        createdAt: analyses.createdAt,
      })
      .from(analyses)
      .where(and(eq(analyses.tenantId, p.tenantId), sql`${analyses.candidateId} = any(${p.ids})`))
      .orderBy(analyses.id),
  ),
  decisions: statement({ ids: slot.uuids }, (db, p) =>
    db
      .select({
        analysisId: decisions.analysisId,
        verdict: decisions.verdict,
        reason: decisions.reason,
        createdAt: decisions.createdAt,
      })
      .from(decisions)
      .innerJoin(analyses, and(eq(analyses.tenantId, p.tenantId), eq(analyses.id, decisions.analysisId)))
      .where(and(eq(decisions.tenantId, p.tenantId), sql`${analyses.candidateId} = any(${p.ids})`))
      .orderBy(decisions.id),
  ),
  interviews: statement({ ids: slot.uuids }, (db, p) =>
    db
      .select({
        id: interviews.id,
        candidateId: interviews.candidateId,
        jobId: interviews.jobId,
        status: interviews.status,
        difficulty: interviews.difficulty,
        language: interviews.language,
        accommodationPercent: interviews.accommodationPercent,
        consentAt: interviews.consentAt,
        startedAt: interviews.startedAt,
        finishedAt: interviews.finishedAt,
        cancelReason: interviews.cancelReason,
        createdAt: interviews.createdAt,
      })
      .from(interviews)
      .where(and(eq(interviews.tenantId, p.tenantId), sql`${interviews.candidateId} = any(${p.ids})`))
      .orderBy(interviews.id),
  ),
  answers: statement({ ids: slot.uuids }, (db, p) =>
    db
      .select({
        interviewId: interviewAnswers.interviewId,
        number: interviewQuestions.number,
        question: interviewQuestions.text,
        text: interviewAnswers.text,
        receivedAt: interviewAnswers.receivedAt,
        relevance: interviewAnswers.relevance,
        depth: interviewAnswers.depth,
        clarity: interviewAnswers.clarity,
        feedback: interviewAnswers.feedback,
        flags: interviewAnswers.flags,
        evaluator: interviewAnswers.evaluator,
      })
      .from(interviewAnswers)
      .innerJoin(
        interviewQuestions,
        and(eq(interviewQuestions.tenantId, p.tenantId), eq(interviewQuestions.id, interviewAnswers.questionId)),
      )
      .innerJoin(interviews, and(eq(interviews.tenantId, p.tenantId), eq(interviews.id, interviewAnswers.interviewId)))
      .where(and(eq(interviewAnswers.tenantId, p.tenantId), sql`${interviews.candidateId} = any(${p.ids})`))
      .orderBy(interviewAnswers.interviewId, interviewQuestions.number),
  ),
  contests: statement({ ids: slot.uuids }, (db, p) =>
    db
      .select({
        interviewId: interviewContests.interviewId,
        text: interviewContests.text,
        createdAt: interviewContests.createdAt,
        verdict: interviewContests.verdict,
        answer: interviewContests.answer,
        answeredAt: interviewContests.answeredAt,
      })
      .from(interviewContests)
      .innerJoin(interviews, and(eq(interviews.tenantId, p.tenantId), eq(interviews.id, interviewContests.interviewId)))
      .where(and(eq(interviewContests.tenantId, p.tenantId), sql`${interviews.candidateId} = any(${p.ids})`))
      .orderBy(interviewContests.id),
  ),
  reports: statement({ ids: slot.uuids }, (db, p) =>
    db
      .select({
        interviewId: interviewReports.interviewId,
        number: interviewReports.number,
        policy: interviewReports.policy,
        technicalBp: interviewReports.technicalBp,
        behavioralBp: interviewReports.behavioralBp,
        communicationBp: interviewReports.communicationBp,
        overallBp: interviewReports.overallBp,
        figures: interviewReports.figures,
        createdAt: interviewReports.createdAt,
      })
      .from(interviewReports)
      .innerJoin(interviews, and(eq(interviews.tenantId, p.tenantId), eq(interviews.id, interviewReports.interviewId)))
      .where(and(eq(interviewReports.tenantId, p.tenantId), sql`${interviews.candidateId} = any(${p.ids})`))
      .orderBy(interviewReports.interviewId, interviewReports.number),
  ),
}
