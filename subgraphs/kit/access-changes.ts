// The internal stream that keeps gateways' grants and sessions fresh: changes, and a beat each second as a sign of life.
import { readMilliseconds, withDeadline } from '@quintet/drizzle/deadline.ts'
import type { accessChangesTable } from '@quintet/drizzle/events.ts'
import { slot, statement } from '@quintet/drizzle/statement.ts'
import type postgres from 'postgres'
import type { Bus } from './bus.ts'

export interface AccessChange {
  readonly tenantId: string | null
  readonly userId: string | null
  readonly sessionId: string | null
}

const nothing: AccessChange = { tenantId: null, userId: null, sessionId: null }
const beatMilliseconds = 1000
/** How long a change is kept: whoever follows has read it within seconds, and whoever begins needs none. */
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
 * Changes from now on, at least once each, and a beat (all null) when a second passed without one.
 * Reads again every transaction that was open at the last look, so that a late commit is not lost.
 */
export async function* followAccessChanges(
  jobs: postgres.Sql,
  bus: Bus,
  subgraph: string,
): AsyncGenerator<AccessChange, void, undefined> {
  let wake = (): void => {}
  // A hint that comes while nobody waits is kept for the next look.
  let isHinted = false
  const stop = bus.onWake(accessTopic(subgraph), () => {
    isHinted = true
    wake()
  })
  try {
    let low = await snapshotMinimum(jobs)
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
      const next = await snapshotMinimum(jobs)
      const changes = jobs.unsafe<AccessChange[]>(
        `select tenant_id as "tenantId", user_id as "userId", session_id as "sessionId"
         from ${subgraph}.access_changes where xid >= $1::bigint order by id`,
        [low],
        { prepare: true },
      )
      const rows = await withDeadline(changes, readMilliseconds)
      low = next
      for (const row of rows) yield row
      yield nothing
    }
  } finally {
    stop()
  }
}

async function snapshotMinimum(jobs: postgres.Sql): Promise<string> {
  const minimum = jobs<{ low: string }[]>`select pg_snapshot_xmin(pg_current_snapshot())::text as low`
  const [row] = await withDeadline(minimum, readMilliseconds)
  return row!.low
}
