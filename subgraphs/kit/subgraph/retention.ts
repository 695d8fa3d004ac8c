// Removes rows that are no longer needed, once an hour.
import type postgres from 'postgres'
import type { ScheduledQueue } from '../jobs/queue.ts'
import type { BaseContext } from '../slice/context.ts'

/** How many days the rows of a table are kept, by the table's name. */
export type Retention = Readonly<Record<string, number>>

const dayMilliseconds = 86_400_000

/** Removes rows of `schema.table` that were written before an instant of the clock, which set their times too. */
export async function removeOlder(
  sql: postgres.Sql | postgres.TransactionSql,
  table: string,
  before: Date,
): Promise<void> {
  await sql.unsafe(`delete from ${table} where created_at < $1`, [before.toISOString()])
}

/** The queue that removes rows older than a subgraph's retention. */
export const retentionQueue = (subgraph: string, retention: Retention): ScheduledQueue<BaseContext> => ({
  name: `${subgraph}.retention`,
  cron: '17 * * * *',
  run: ({ context, once }) =>
    once(async (sql) => {
      for (const [table, days] of Object.entries(retention)) {
        const before = new Date(context.clock.now().getTime() - days * dayMilliseconds)
        await removeOlder(sql, `${subgraph}.${table}`, before)
      }
    }),
})
