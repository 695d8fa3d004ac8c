// Moves of tenants between databases. They are shown by id alone, which only the job role sees for any tenant.
import { readAsJob } from '@quintet/drizzle/client/as-job.ts'
import type { Database } from '@quintet/drizzle/client/database.ts'
import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { tenantMoves, tenantMoveTables } from '@quintet/drizzle/tenancy/placements.ts'
import { loadMany } from '@quintet/kit/slice/loaders.ts'
import { type RowOf, visibleRows } from '@quintet/kit/slice/rows.ts'
import { and, asc, eq, gt, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import type { TenantMoveStatus } from '../types.gen.ts'

const moves = visibleRows(tenantMoves)
export type TenantMoveRow = RowOf<typeof moves>

/** A move of the transaction's tenant. */
export const readMove = moves.read
export const insertMove = moves.insert()
export const updateReturn = moves.update('status', 'returnRequestedAt', 'completedAt')
export const updateProgress = moves.update(
  'status',
  'errorMessage',
  'startedAt',
  'movedAt',
  'returnRequestedAt',
  'completedAt',
)

/** Moves of the transaction's tenant that have not come to their end. */
export const unfinished = statement({}, (db, p) =>
  db
    .select({ id: tenantMoves.id })
    .from(tenantMoves)
    .where(and(eq(tenantMoves.tenantId, p.tenantId), isNull(tenantMoves.completedAt))),
)

/** Places the transaction's tenant where its move has brought it; no row where it is there already. */
export const placeTenant = statement({ moveId: slot.uuid, databaseId: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .select({ version: sql<number>`version` })
    .from(sql`tenancy.place_moved_tenant(${p.moveId}::uuid, ${p.databaseId}::uuid, ${p.at}::timestamptz) as version`),
)

export const removeTables = statement({ moveId: slot.uuid }, (db, p) =>
  db
    .delete(tenantMoveTables)
    .where(and(eq(tenantMoveTables.tenantId, p.tenantId), eq(tenantMoveTables.moveId, p.moveId))),
)
export const insertTables = statement({ moveId: slot.uuid, tables: slot.json, at: slot.instant }, (db, p) =>
  db.insert(tenantMoveTables).select(
    sql`select ${p.tenantId}::uuid, uuidv7(), ${p.moveId}::uuid, name, rows, checksum, "isEqual", ${p.at}::timestamptz
      from jsonb_to_recordset(${p.tables}::jsonb) as t(name text, rows bigint, checksum text, "isEqual" boolean)`,
  ),
)

/** The index that lets a tenant have one move at a time. */
export const runningIndex = 'tenant_moves_running'

const columns = {
  tenantId: tenantMoves.tenantId,
  id: tenantMoves.id,
  fromId: tenantMoves.fromId,
  toId: tenantMoves.toId,
  status: sql<TenantMoveStatus>`${tenantMoves.status}`,
  errorMessage: tenantMoves.errorMessage,
  requestedBy: tenantMoves.requestedBy,
  startedAt: tenantMoves.startedAt,
  movedAt: tenantMoves.movedAt,
  returnRequestedAt: tenantMoves.returnRequestedAt,
  completedAt: tenantMoves.completedAt,
  createdAt: tenantMoves.createdAt,
}
const byId = statement({ id: slot.uuid }, (db, p) =>
  db.select(columns).from(tenantMoves).where(eq(tenantMoves.id, p.id)),
)

/** A move of any tenant; null where there is none. */
export async function findMove(jobs: Database['jobs'], id: string): Promise<TenantMoveRow | null> {
  const [row] = await readAsJob(jobs, byId, { id })
  return row ?? null
}

const isMoved = and(eq(tenantMoves.status, 'MOVED'), isNotNull(tenantMoves.completedAt))
const isReturned = and(eq(tenantMoves.status, 'RETURNED'), isNotNull(tenantMoves.movedAt))
const done = statement({ since: slot.instant }, (db, p) =>
  db
    .select(columns)
    .from(tenantMoves)
    .where(or(isMoved, and(isReturned, gt(tenantMoves.completedAt, p.since))))
    .orderBy(tenantMoves.id),
)

/**
 * Moves of any tenants whose old rows are still kept, and those that were taken back after an instant: they may have left rows in
 * the new database.
 */
export const readDone = (jobs: Database['jobs'], since: Date): Promise<TenantMoveRow[]> =>
  readAsJob(jobs, done, { since })

const heading = statement({ databaseId: slot.uuid, besides: slot.uuid }, (db, p) =>
  db
    .select({ id: tenantMoves.id })
    .from(tenantMoves)
    .where(
      and(
        eq(tenantMoves.toId, p.databaseId),
        ne(tenantMoves.tenantId, p.besides),
        isNull(tenantMoves.completedAt),
        isNull(tenantMoves.movedAt),
      ),
    ),
)

/** How many tenants besides one are on their way to a database. */
export const countHeading = async (jobs: Database['jobs'], databaseId: string, besides: string): Promise<number> =>
  (await readAsJob(jobs, heading, { databaseId, besides })).length

/** Databases that moves of the transaction's tenant began or ended in. */
export const endsOfMoves = statement({}, (db, p) =>
  db
    .selectDistinct({ databaseId: sql<string>`e.id` })
    .from(tenantMoves)
    .crossJoinLateral(sql`(values (${tenantMoves.fromId}), (${tenantMoves.toId})) as e(id)`)
    .where(eq(tenantMoves.tenantId, p.tenantId)),
)

export interface TenantMoveTableRow {
  readonly moveId: string
  readonly name: string
  readonly rows: number
  readonly checksum: string
  readonly isEqual: boolean
}
const ofMoves = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select({
      moveId: tenantMoveTables.moveId,
      name: tenantMoveTables.name,
      rows: tenantMoveTables.rows,
      checksum: tenantMoveTables.checksum,
      isEqual: tenantMoveTables.isEqual,
    })
    .from(tenantMoveTables)
    .where(isAnyOf(tenantMoveTables.moveId, p.ids))
    .orderBy(asc(tenantMoveTables.moveId), asc(tenantMoveTables.name)),
)

/** What was compared in some moves, by the tables' names. */
export const readMoveTables = (jobs: Database['jobs'], ids: readonly string[]): Promise<TenantMoveTableRow[]> =>
  readAsJob(jobs, ofMoves, { ids: [...ids] })

export const loadMoveTables = loadMany<Context, TenantMoveTableRow>(
  (context, ids) => context.tenantMoves.tables(ids),
  ({ moveId }) => moveId,
)
