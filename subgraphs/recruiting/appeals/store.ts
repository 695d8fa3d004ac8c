import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { analyses, appeals } from '@quintet/drizzle/recruiting/analyses.ts'
import { candidates } from '@quintet/drizzle/recruiting/candidates.ts'
import { loadMany } from '@quintet/kit/slice/loaders.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

const rows = tenantRows(appeals)
export type AppealRow = RowOf<typeof rows>
export const readAppeal = rows.read
export const insertAppeal = rows.insert()
/** Null when it was answered meanwhile. */
export const answerRow = rows.update('outcome', 'answer', 'answeredBy', 'answeredAt')

const columns = {
  id: appeals.id,
  analysisId: appeals.analysisId,
  reason: appeals.reason,
  outcome: appeals.outcome,
  answer: appeals.answer,
  recordedBy: appeals.recordedBy,
  answeredBy: appeals.answeredBy,
  answeredAt: appeals.answeredAt,
  version: appeals.version,
  createdAt: appeals.createdAt,
}

/** All objections to analyses, newest first. */
export const appealsOfAll = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select(columns)
    .from(appeals)
    .where(and(eq(appeals.tenantId, p.tenantId), sql`${appeals.analysisId} = any(${p.ids})`))
    .orderBy(desc(appeals.id)),
)
export const appealsOf = loadMany<Context, AppealRow>(
  (context, ids) => context.scope.read(appealsOfAll, { ids }),
  ({ analysisId }) => analysisId,
)

/** A candidate who was not erased, for writing about them: of two objections, or of one and an erasure, the second waits. */
export const lockCandidate = statement({ id: slot.uuid }, (db, p) =>
  db
    .select({ id: candidates.id })
    .from(candidates)
    .where(and(eq(candidates.tenantId, p.tenantId), eq(candidates.id, p.id), isNull(candidates.erasedAt)))
    .for('update'),
)

/** All objections of candidates, for copies of what is held about them. */
export const appealsOfCandidates = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select(columns)
    .from(appeals)
    .innerJoin(analyses, and(eq(analyses.tenantId, appeals.tenantId), eq(analyses.id, appeals.analysisId)))
    .where(and(eq(appeals.tenantId, p.tenantId), sql`${analyses.candidateId} = any(${p.ids})`))
    .orderBy(appeals.id),
)

/** Erases what was said in objections of candidates; their ids, and who wrote in them. */
export const eraseAppeals = statement({ ids: slot.uuids }, (db, p) =>
  db
    .update(appeals)
    .set({ reason: 'erased', answer: sql`case when ${appeals.answer} is null then null else 'erased' end` })
    .where(
      and(
        eq(appeals.tenantId, p.tenantId),
        sql`${appeals.analysisId} in (select a.id from recruiting.analyses a
          where a.tenant_id = ${p.tenantId}::uuid and a.candidate_id = any(${p.ids}))`,
      ),
    )
    .returning({ id: appeals.id, recordedBy: appeals.recordedBy, answeredBy: appeals.answeredBy }),
)
