// Removes rows that are no longer needed, once an hour in each process. Any of them may be the first.
import type postgres from 'postgres'
import type { Clock } from '../process/clock.ts'
import type { Logger } from '../process/log.ts'

/** How many days the rows of a table are kept, by the table's name. */
export type Retention = Readonly<Record<string, number>>

const firstMilliseconds = 60_000
const everyMilliseconds = 3_600_000
const dayMilliseconds = 86_400_000

/** Removes rows of `schema.table` that were written before an instant of the clock, which set their times too. */
export async function removeOlder(jobs: postgres.Sql, table: string, before: Date): Promise<void> {
  await jobs.unsafe(`delete from ${table} where created_at < $1`, [before.toISOString()])
}

/** Removes rows older than a subgraph's retention, regularly; returns a function that stops it. */
export function startRetention(
  subgraph: string,
  { jobs, clock, log }: { jobs: postgres.Sql; clock: Clock; log: Logger },
  retention: Retention,
): () => void {
  const removeOld = async (): Promise<void> => {
    for (const [table, days] of Object.entries(retention)) {
      const before = new Date(clock.now().getTime() - days * dayMilliseconds)
      await removeOlder(jobs, `${subgraph}.${table}`, before)
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
