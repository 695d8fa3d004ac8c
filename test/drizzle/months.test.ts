// Tables by month: partitions are made while rows of their months are written, and no writer is refused.
import { newId, newIdAt } from '@quintet/kit/slice/ids.ts'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cloneDatabase, type TestDatabase, untilWaiting } from '../support/database/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database.drop())

const now = new Date()
const monthStart = (months: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1))
const monthName = (months: number) => monthStart(months).toISOString().slice(0, 7).replace('-', '_')
/** No migration makes the partition of the month that is so many months from now. */
const ahead = 7
const at = monthStart(ahead).toISOString()
/** The id of a row of that month: partitions may be told apart by ids. */
const anId = () => newIdAt(monthStart(ahead))
const tenantId = '0190ffff-0000-7000-8000-000000000001'

describe.each([
  {
    table: 'credit.score_history',
    make: `select credit.keep_months('score_history', '${at}', '-infinity')`,
    row: () => ({ tenant_id: tenantId, id: anId(), score_id: tenantId, value_hundredths: 1, created_at: at }),
  },
  {
    table: 'marketplace.usage_days',
    make: `select marketplace.keep_months('usage_days', '${at}', '-infinity')`,
    row: () => ({ tenant_id: tenantId, day: at, metric: newId(), count: 1 }),
  },
  {
    table: 'identity.login_history',
    make: `select identity.keep_months('login_history', '${at}', '-infinity')`,
    row: () => ({
      realm_id: tenantId,
      id: anId(),
      user_id: tenantId,
      outcome: 'FAILED',
      method: 'PASSWORD',
      at,
    }),
  },
  {
    table: 'tenancy.activities',
    make: `select tenancy.keep_activity_months('${at}')`,
    row: () => ({ tenant_id: tenantId, id: anId(), user_id: tenantId, action: 'task.create', at }),
  },
])('$table', ({ table, make, row }) => {
  it('has partitions of three months or more from its migrations', async () => {
    const parts = await database.admin<{ name: string }[]>`
      select inhrelid::regclass::text as name from pg_inherits where inhparent = ${table}::regclass`
    // Their names depend on the day on which the template of this checkout was made.
    expect(parts.filter(({ name }) => /_\d{4}_\d{2}$/.test(name)).length).toBeGreaterThanOrEqual(3)
  })

  it('takes the row of a writer that waits while the partition of its month is made', async () => {
    // Foreign keys are not checked: the rows name no one.
    const connection = { session_replication_role: 'replica' }
    const [job, writer] = [1, 2].map(() => postgres(database.adminUrl, { max: 1, onnotice: () => {}, connection }))
    try {
      const write = () => writer!`insert into ${writer!(table)} ${writer!(row())}`.then(() => 'written')
      // The first row lies in the default partition, and the statement is prepared.
      await write()
      let written: Promise<unknown> | undefined
      await job!.begin(async (sql) => {
        await sql.unsafe(make)
        written = write()
        written.catch(() => {})
        await untilWaiting(database.admin, 1)
      })
      expect(await written).toBe('written')
      const part = `${table}_${monthName(ahead)}`
      const stored = await database.admin.unsafe(`select tableoid::regclass::text as part from ${table}`)
      expect(stored).toEqual([{ part }, { part }])
    } finally {
      await Promise.all([job!.end(), writer!.end()])
    }
  })
})
