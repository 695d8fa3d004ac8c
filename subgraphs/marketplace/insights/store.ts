// Figures across tenants, gathered and read under the job role.
import type { Database } from '@quintet/drizzle/client/database.ts'

type Jobs = Database['jobs']

/** Figures are read when they are asked for. */
export interface OperatorInsightsRow {
  readonly refreshedAt: Date
}

const freshMilliseconds = 300_000
/** Days before the last count that are counted again: a transaction may be committed after a count that is later than its time. */
const againDays = 2
const dayMilliseconds = 86_400_000
/** For how many months usage is kept. */
export const usageMonths = 24

/** What is counted each day: the table, and the instant that counts. */
const metrics = {
  licences_started: ['licences', 'starts_at'],
  purchases_completed: ['purchases', 'completed_at'],
  subscriptions_started: ['subscriptions', 'created_at'],
  orders_placed: ['orders', 'placed_at'],
} as const

/** Counts what was done on each day since the last count, and shortly before it. */
export async function gatherUsage(sql: Pick<Jobs, 'unsafe'>, at: Date): Promise<void> {
  const last = await readRefresh(sql)
  const since =
    last === null ? '-infinity' : new Date(last.getTime() - againDays * dayMilliseconds).toISOString().slice(0, 10)
  for (const [metric, [table, column]] of Object.entries(metrics)) {
    await sql.unsafe(
      `insert into marketplace.usage_days as u (tenant_id, day, metric, count)
       select tenant_id, (${column} at time zone 'UTC')::date, $1, count(*)::integer
       from marketplace.${table} where ${column} >= $3::timestamp at time zone 'UTC' and ${column} <= $2 group by 1, 2
       on conflict (tenant_id, day, metric) do update set count = excluded.count where u.count <> excluded.count`,
      [metric, at.toISOString(), since],
    )
  }
  await sql.unsafe(
    `insert into marketplace.usage_refreshes (name, refreshed_at) values ('usage', $1)
     on conflict (name) do update set refreshed_at = excluded.refreshed_at`,
    [at.toISOString()],
  )
}

async function readRefresh(sql: Pick<Jobs, 'unsafe'>): Promise<Date | null> {
  const text = "select refreshed_at::text as at from marketplace.usage_refreshes where name = 'usage'"
  const [row] = await sql.unsafe<{ at: string }[]>(text)
  return row === undefined ? null : new Date(row.at)
}

/** Notes how many members tenants have on a day: the highest number counts. */
export async function writeSeats(
  sql: Pick<Jobs, 'unsafe'>,
  at: Date,
  seats: readonly { readonly tenantId: string; readonly count: number }[],
): Promise<void> {
  await sql.unsafe(
    `insert into marketplace.usage_days as u (tenant_id, day, metric, count)
     select (each ->> 'tenantId')::uuid, $1::date, 'seats_used', (each ->> 'count')::integer
     from jsonb_array_elements($2::text::jsonb) as each
     on conflict (tenant_id, day, metric) do update set count = excluded.count where u.count < excluded.count`,
    [at.toISOString().slice(0, 10), JSON.stringify(seats)],
  )
}

/** When figures were gathered; they are gathered now where that is long ago. */
export async function freshUsage(jobs: Jobs, now: Date): Promise<Date> {
  const at = await readRefresh(jobs)
  if (at !== null && now.getTime() - at.getTime() < freshMilliseconds) return at
  await gatherUsage(jobs, now)
  return now
}

const isValid = `is_active and ended_at is null and suspended_at is null and starts_at <= $1 and (expires_at is null or expires_at > $1)`

export interface ExpiringRow {
  readonly tenantId: string
  readonly moduleSlug: string
  readonly expiresAt: string
}
/** Valid licences that end until an instant. */
export const readExpiring = (jobs: Jobs, now: Date, until: Date): Promise<ExpiringRow[]> =>
  jobs.unsafe<ExpiringRow[]>(
    `select l.tenant_id as "tenantId", m.slug as "moduleSlug", l.expires_at::text as "expiresAt"
     from marketplace.licences l join marketplace.modules m on m.id = l.module_id
     where ${isValid} and l.expires_at <= $2 order by l.expires_at, l.id limit 1000`,
    [now.toISOString(), until.toISOString()],
  )

export const readModuleUsage = (jobs: Jobs, now: Date): Promise<{ moduleSlug: string; tenantCount: number }[]> =>
  jobs.unsafe<{ moduleSlug: string; tenantCount: number }[]>(
    `select m.slug as "moduleSlug", count(distinct l.tenant_id)::integer as "tenantCount"
     from marketplace.modules m left join marketplace.licences l on l.module_id = m.id and ${isValid}
     group by m.slug order by 2 desc, 1`,
    [now.toISOString()],
  )

interface UsageRow {
  readonly day: string
  readonly tenantId: string
  readonly metric: string
  readonly count: number
}
/** What tenants did on some days; of one tenant where it is given. */
export const readUsage = (jobs: Jobs, from: string, to: string, tenantId: string | null): Promise<UsageRow[]> =>
  jobs.unsafe<UsageRow[]>(
    `select day::text, tenant_id as "tenantId", metric, count from marketplace.usage_days
     where day between $1 and $2 and ($3::uuid is null or tenant_id = $3::uuid) order by day, tenant_id, metric limit 10000`,
    [from, to, tenantId],
  )

const tables = ['licences', 'purchases', 'subscriptions', 'orders'] as const
/** How many rows each table has of each tenant. */
export async function readTenantRows(jobs: Jobs): Promise<{ table: string; tenantId: string; count: number }[]> {
  const counts = await Promise.all(
    tables.map((table) =>
      jobs.unsafe<{ table: string; tenantId: string; count: number }[]>(
        `select '${table}' as table, tenant_id as "tenantId", count(*)::integer as count
         from marketplace.${table} group by tenant_id`,
      ),
    ),
  )
  return counts.flat()
}
