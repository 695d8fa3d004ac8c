// One process at a time works on the moves of a tenant.
import postgres from 'postgres'
import { openTransaction } from './ends.ts'

/** @param check throws when the lock was lost with its connection */
type Locked<T> = (check: () => Promise<void>) => Promise<T>

/**
 * Does the work while no other process holds the lock of the tenant's moves.
 * @param url of the platform's first database, whichever databases the move is between
 */
export async function withMoveLock<T>(url: string, tenantId: string, work: Locked<T>): Promise<T> {
  const pool = postgres(url, { max: 1, fetch_types: false, onnotice: () => {} })
  try {
    const lock = await openTransaction(pool, 'read only')
    try {
      await lock.sql.unsafe('set local idle_in_transaction_session_timeout = 0')
      const [row] = await lock.sql<{ isFree: boolean }[]>`
        select pg_try_advisory_xact_lock(hashtextextended(${`move ${tenantId}`}, 0)) as "isFree"`
      if (!row!.isFree) throw new Error('Another process is at work on a move of this tenant')
      return await work(async () => void (await lock.sql`select 1`))
    } finally {
      await lock.rollback()
    }
  } finally {
    await pool.end({ timeout: 5 })
  }
}
