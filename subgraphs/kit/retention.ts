// Rows that nobody asks for any more are removed, once an hour in each process; which process comes first is all the same.
import type postgres from 'postgres'
import type { Logger } from './telemetry.ts'

/** For how many days the rows of a table are kept, by its name. */
export type Retention = Readonly<Record<string, number>>

const firstMilliseconds = 60_000
const everyMilliseconds = 3_600_000
const dayMilliseconds = 86_400_000

/** Removes rows of `schema.table` that were written before an instant. */
export async function removeBefore(jobs: postgres.Sql, table: string, instant: Date): Promise<void> {
  await jobs.unsafe(`delete from ${table} where created_at < $1::timestamptz`, [instant.toISOString()])
}

/** Removes what is older than a subgraph's retention from time to time; returns the way to stop it. */
export function startRetention(subgraph: string, jobs: postgres.Sql, retention: Retention, log: Logger): () => void {
  const removeOld = async (): Promise<void> => {
    for (const [table, days] of Object.entries(retention)) {
      await removeBefore(jobs, `${subgraph}.${table}`, new Date(Date.now() - days * dayMilliseconds))
    }
  }
  const run = () =>
    removeOld().catch((error) => log.warn({ subgraph, error: String(error) }, 'removing old rows failed'))
  const first = setTimeout(run, firstMilliseconds).unref()
  const timer = setInterval(run, everyMilliseconds).unref()
  return () => {
    clearTimeout(first)
    clearInterval(timer)
  }
}
