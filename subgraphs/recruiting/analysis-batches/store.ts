import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { analysisBatches } from '@quintet/drizzle/recruiting/analysis-batches.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, sql } from 'drizzle-orm'

const rows = tenantRows(analysisBatches)
export type AnalysisBatchRow = RowOf<typeof rows>
export const loadBatch = rows.load
export const readBatch = rows.read
export const insertBatch = rows.insert()

/** Writes how far a batch is, where no other run has gone on from the same candidate meanwhile; its id. */
export const moveBatch = statement(
  {
    id: slot.uuid,
    from: slot.nullable(slot.uuid),
    status: slot.text,
    total: slot.nullable(slot.int),
    measured: slot.int,
    skipped: slot.int,
    lastCandidate: slot.nullable(slot.uuid),
    upTo: slot.nullable(slot.uuid),
    errorCode: slot.nullable(slot.text),
    at: slot.instant,
  },
  (db, p) =>
    db
      .update(analysisBatches)
      .set({
        status: sql`${p.status}`,
        total: sql`${p.total}::integer`,
        measured: sql`${p.measured}::integer`,
        skipped: sql`${p.skipped}::integer`,
        lastCandidate: sql`${p.lastCandidate}::uuid`,
        upTo: sql`${p.upTo}::uuid`,
        errorCode: sql`${p.errorCode}`,
        updatedAt: sql`${p.at}::timestamptz`,
      })
      .where(
        and(
          eq(analysisBatches.tenantId, p.tenantId),
          eq(analysisBatches.id, p.id),
          sql`${analysisBatches.lastCandidate} is not distinct from ${p.from}::uuid`,
          sql`${analysisBatches.status} in ('QUEUED', 'RUNNING')`,
        ),
      )
      .returning({ id: analysisBatches.id }),
)
