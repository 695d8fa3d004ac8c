// One process at a time works on the moves of a tenant.
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { openTransaction } from './ends.ts'

/** Another process is at work on the tenant's databases. */
export class MoveLockTaken extends Error {
  override name = 'MoveLockTaken'
  constructor() {
    super('Another process is at work on a move of this tenant')
  }
}

/** @param check throws when the lock was lost with its connection */
type Locked<T> = (check: () => Promise<void>) => Promise<T>

/**
 * Does the work while no other process holds the lock of the tenant's moves.
 * @param url of the platform's first database, whichever databases the move is between
 * @param timeoutMilliseconds how long to wait for the lock; 0, the default, does not wait. Throws MoveLockTaken
 */
export async function withMoveLock<T>(
  url: string,
  tenantId: string,
  work: Locked<T>,
  timeoutMilliseconds = 0,
): Promise<T> {
  const end = performance.now() + timeoutMilliseconds
  const pool = postgres(url, { max: 1, fetch_types: false, onnotice: () => {} })
  try {
    const lock = await openTransaction(pool, 'read only')
    try {
      await lock.sql.unsafe('set local idle_in_transaction_session_timeout = 0')
      while (!(await isFree(lock.sql, tenantId))) {
        if (performance.now() >= end) throw new MoveLockTaken()
        await pause(betweenMilliseconds)
      }
      return await work(async () => void (await lock.sql`select 1`))
    } finally {
      await lock.rollback()
    }
  } finally {
    await pool.end({ timeout: 5 })
  }
}

const betweenMilliseconds = 100

/** Takes the lock until the transaction ends, where it is free. */
async function isFree(sql: postgres.TransactionSql, tenantId: string): Promise<boolean> {
  const [row] = await sql<{ isFree: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended(${`move ${tenantId}`}, 0)) as "isFree"`
  return row!.isFree
}
