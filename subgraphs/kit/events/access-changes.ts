// The internal stream that keeps gateways' grants and sessions up to date: changes, and a heartbeat each second.
import { readMilliseconds, withDeadline } from '@quintet/drizzle/client/deadline.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import type { accessChangesTable } from '@quintet/drizzle/table-parts/events.ts'
import type postgres from 'postgres'
import type { Bus } from './bus.ts'
import { hintsOf } from './hints.ts'

export interface AccessChange {
  readonly tenantId: string | null
  readonly userId: string | null
  readonly sessionId: string | null
}

const heartbeat: AccessChange = { tenantId: null, userId: null, sessionId: null }
const heartbeatMilliseconds = 1000
/** How long a change is kept. Followers have read it within seconds, and a new follower needs no old ones. */
export const changeDays = 1
const changeSlots = {
  changedTenantId: slot.nullable(slot.uuid),
  changedUserId: slot.nullable(slot.uuid),
  changedSessionId: slot.nullable(slot.uuid),
  at: slot.instant,
}

/** The statement that records a change, for the transaction that makes it. */
export const recordAccessChange = (table: ReturnType<typeof accessChangesTable>) =>
  statement(changeSlots, (db, p) =>
    db.insert(table).values({
      tenantId: p.changedTenantId,
      userId: p.changedUserId,
      sessionId: p.changedSessionId,
      createdAt: p.at,
    }),
  )

/** The bus topic of hints about a subgraph's access changes. */
export const accessTopic = (subgraph: string): string => `${subgraph}.access`

/**
 * Changes from now on, once each, and a heartbeat (all null) after each second without one.
 * Each read returns what was committed between its snapshot and the last one. So a late commit is not lost, and a
 * transaction that stays open for long does not repeat all that was committed after it began.
 */
export async function* followAccessChanges(
  jobs: postgres.Sql,
  bus: Bus,
  subgraph: string,
): AsyncGenerator<AccessChange, void, undefined> {
  const hints = hintsOf(bus, accessTopic(subgraph))
  try {
    let seen = await snapshot(jobs)
    yield heartbeat
    while (true) {
      await hints.wait(heartbeatMilliseconds)
      hints.clear()
      const next = await snapshot(jobs)
      const changes = jobs.unsafe<AccessChange[]>(
        `select tenant_id as "tenantId", user_id as "userId", session_id as "sessionId"
         from ${subgraph}.access_changes
         where xid >= pg_snapshot_xmin($1::pg_snapshot)::text::bigint
           and not pg_visible_in_snapshot(xid::text::xid8, $1::pg_snapshot)
           and pg_visible_in_snapshot(xid::text::xid8, $2::pg_snapshot)
         order by id`,
        [seen, next],
        { prepare: true },
      )
      const rows = await withDeadline(changes, readMilliseconds)
      seen = next
      for (const row of rows) yield row
      yield heartbeat
    }
  } finally {
    hints.stop()
  }
}

/** The present snapshot, in PostgreSQL's text form. */
async function snapshot(jobs: postgres.Sql): Promise<string> {
  const current = jobs<{ text: string }[]>`select pg_current_snapshot()::text as text`
  const [row] = await withDeadline(current, readMilliseconds)
  return row!.text
}
