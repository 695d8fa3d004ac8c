import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { analyses } from '@quintet/drizzle/recruiting/analyses.ts'
import { sql } from 'drizzle-orm'
import type { Audit } from './rules.ts'

/** An audit, and what it is of. */
export interface BiasAuditRow extends Audit {
  readonly jobId: string | null
  readonly from: string
  readonly to: string
}

/** The newest analysis of each candidate for each job in a period, and whether the newest decision after it is ADVANCE. */
export const measuredIn = statement(
  { jobId: slot.nullable(slot.uuid), from: slot.instant, before: slot.instant },
  (db, p) =>
    db
      .selectDistinctOn([analyses.jobId, analyses.candidateId], {
        candidateId: analyses.candidateId,
        policy: analyses.policy,
        scoreBp: analyses.scoreBp,
        isSelected: sql<boolean>`coalesce((select d.verdict = 'ADVANCE' from recruiting.decisions d
          where d.tenant_id = ${p.tenantId}::uuid and d.analysis_id = analyses.id order by d.id desc limit 1), false)`,
      })
      .from(analyses)
      .where(
        sql`${analyses.tenantId} = ${p.tenantId}::uuid and ${analyses.createdAt} >= ${p.from}::timestamptz
          and ${analyses.createdAt} < ${p.before}::timestamptz
          and (${p.jobId}::uuid is null or ${analyses.jobId} = ${p.jobId}::uuid)`,
      )
      .orderBy(analyses.jobId, analyses.candidateId, sql`${analyses.id} desc`),
  { slow: true },
)
