// Removes rows that are no longer needed, once an hour.
import type postgres from 'postgres'
import type { ScheduledQueue } from '../jobs/queue.ts'
import type { BaseContext } from '../slice/context.ts'

/** How many days the rows of a table are kept, by the table's name. */
export type Retention = Readonly<Record<string, number>>

/** How many months rows of tables by month are kept, by the table's name: they go with their month's partition. */
export type MonthRetention = Readonly<Record<string, number>>

const dayMilliseconds = 86_400_000

/** Removes rows of `schema.table` that were written before an instant of the clock, which set their times too. */
export async function removeOlder(
  sql: postgres.Sql | postgres.TransactionSql,
  table: string,
  before: Date,
): Promise<void> {
  await sql.unsafe(`delete from ${table} where created_at < $1`, [before.toISOString()])
}

/** Makes the partitions that a table by month needs next, and drops those of months that are not kept any more. */
export async function keepMonths(
  sql: postgres.Sql | postgres.TransactionSql,
  { subgraph, table, months, at }: { subgraph: string; table: string; months: number; at: Date },
): Promise<void> {
  const before = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - months, 1))
  await sql.unsafe(`select ${subgraph}.keep_months($1, $2::timestamptz, $3::timestamptz)`, [
    table,
    at.toISOString(),
    before.toISOString(),
  ])
}

/** The queue that removes rows older than a subgraph's retention. */
export const retentionQueue = (
  subgraph: string,
  retention: Retention,
  monthly: MonthRetention = {},
): ScheduledQueue<BaseContext> => ({
  name: `${subgraph}.retention`,
  cron: '17 * * * *',
  run: ({ context, once }) =>
    once(async (sql) => {
      const at = context.clock.now()
      for (const [table, days] of Object.entries(retention)) {
        await removeOlder(sql, `${subgraph}.${table}`, new Date(at.getTime() - days * dayMilliseconds))
      }
      for (const [table, months] of Object.entries(monthly)) await keepMonths(sql, { subgraph, table, months, at })
    }),
})
