// The internal stream that keeps gateways' grants and sessions fresh: changes, and a beat each second as a sign of life.
import { readMilliseconds, withDeadline } from '@quintet/drizzle/client/deadline.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import type { accessChangesTable } from '@quintet/drizzle/table-parts/events.ts'
import type postgres from 'postgres'
import type { Bus } from './bus.ts'

export interface AccessChange {
  readonly tenantId: string | null
  readonly userId: string | null
  readonly sessionId: string | null
}

const nothing: AccessChange = { tenantId: null, userId: null, sessionId: null }
const beatMilliseconds = 1000
/** How long a change is kept: followers have read it within seconds, and new ones need none. */
export const changeDays = 1
const changeSlots = {
  changedTenantId: slot.nullable(slot.uuid),
  changedUserId: slot.nullable(slot.uuid),
  changedSessionId: slot.nullable(slot.uuid),
}

/** The statement that records a change, for the transaction that makes it. */
export const recordAccessChange = (table: ReturnType<typeof accessChangesTable>) =>
  statement(changeSlots, (db, p) =>
    db.insert(table).values({ tenantId: p.changedTenantId, userId: p.changedUserId, sessionId: p.changedSessionId }),
  )

/** The bus topic on which a subgraph's access changes are hinted. */
export const accessTopic = (subgraph: string): string => `${subgraph}.access`

/**
 * Changes from now on, once each, and a beat (all null) when a second passed without one.
 * Each look tells what was committed since the last one, by their snapshots: so a late commit is not lost, and a
 * transaction that stays open for long does not have all that came after it told again.
 */
export async function* followAccessChanges(
  jobs: postgres.Sql,
  bus: Bus,
  subgraph: string,
): AsyncGenerator<AccessChange, void, undefined> {
  let wake = (): void => {}
  // A hint that comes between two waits is kept for the next look.
  let isHinted = false
  const stop = bus.onWake(accessTopic(subgraph), () => {
    isHinted = true
    wake()
  })
  try {
    let seen = await snapshot(jobs)
    yield nothing
    while (true) {
      if (!isHinted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, beatMilliseconds)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      isHinted = false
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
      yield nothing
    }
  } finally {
    stop()
  }
}

/** What is committed now, as PostgreSQL writes it. */
async function snapshot(jobs: postgres.Sql): Promise<string> {
  const current = jobs<{ text: string }[]>`select pg_current_snapshot()::text as text`
  const [row] = await withDeadline(current, readMilliseconds)
  return row!.text
}
