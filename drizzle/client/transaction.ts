// A transaction that is not waited for without end: not its beginning, and not its COMMIT.
import type postgres from 'postgres'
import { type Abandonable, beginMilliseconds, createLimit, DeadlineError, deadlineMilliseconds } from './deadline.ts'

/** Runs `work` in a transaction; its statements have their own deadlines. @param mode as after BEGIN */
export async function inTransaction<T>(
  pool: postgres.Sql,
  mode: string,
  work: (transaction: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  let begun: Abandonable | undefined
  // A connection that does not answer is abandoned: kept in the pool, it would fail one caller after another.
  const limit = createLimit(beginMilliseconds, () => begun?.abandon())
  const done = pool.begin(
    mode,
    async (transaction) => {
      // The caller already got the error that nothing was done.
      if (limit.isReached()) throw new DeadlineError()
      limit.clear()
      try {
        return await work(transaction)
      } finally {
        // For the COMMIT or ROLLBACK.
        limit.renew(deadlineMilliseconds)
      }
    },
    (begin) => {
      begun = begin
    },
  )
  return Promise.race([done as Promise<T>, limit.reached]).finally(limit.end)
}
