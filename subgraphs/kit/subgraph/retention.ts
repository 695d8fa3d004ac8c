// Removes rows that are no longer needed, once an hour in each process. Any of them may be the first.
import type postgres from 'postgres'
import type { Logger } from '../process/log.ts'

/** How many days the rows of a table are kept, by the table's name. */
export type Retention = Readonly<Record<string, number>>

const firstMilliseconds = 60_000
const everyMilliseconds = 3_600_000
const daySeconds = 86_400

/** Removes rows of `schema.table` older than this, by the clock of the database, which wrote their times. */
export async function removeOlder(jobs: postgres.Sql, table: string, seconds: number): Promise<void> {
  await jobs.unsafe(`delete from ${table} where created_at < now() - make_interval(secs => $1)`, [seconds])
}

/** Removes rows older than a subgraph's retention, regularly; returns a function that stops it. */
export function startRetention(subgraph: string, jobs: postgres.Sql, retention: Retention, log: Logger): () => void {
  const removeOld = async (): Promise<void> => {
    for (const [table, days] of Object.entries(retention)) {
      await removeOlder(jobs, `${subgraph}.${table}`, days * daySeconds)
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
