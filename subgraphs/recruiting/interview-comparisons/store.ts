import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { candidates } from '@quintet/drizzle/recruiting/candidates.ts'
import { interviewReports } from '@quintet/drizzle/recruiting/interview-reports.ts'
import { interviews } from '@quintet/drizzle/recruiting/interviews.ts'
import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Ranked } from './rules.ts'

export type ComparedInterviewRow = Ranked

/** The newest report of each interview for a job, but for those of candidates who were erased. */
export const reportsOfJob = statement({ jobId: slot.uuid }, (db, p) =>
  db
    .selectDistinctOn([interviewReports.interviewId], {
      interviewId: interviewReports.interviewId,
      candidateId: interviews.candidateId,
      reportId: interviewReports.id,
      policy: interviewReports.policy,
      overallBp: interviewReports.overallBp,
      madeAt: interviewReports.createdAt,
    })
    .from(interviews)
    .innerJoin(
      interviewReports,
      and(eq(interviewReports.tenantId, p.tenantId), eq(interviewReports.interviewId, interviews.id)),
    )
    .innerJoin(candidates, and(eq(candidates.tenantId, p.tenantId), eq(candidates.id, interviews.candidateId)))
    .where(and(eq(interviews.tenantId, p.tenantId), eq(interviews.jobId, p.jobId), isNull(candidates.erasedAt)))
    .orderBy(interviewReports.interviewId, desc(interviewReports.number)),
)
