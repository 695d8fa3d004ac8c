// What operators ask the data: licences that end soon, rows of tenants that are gone, how many tenants use each module.
import postgres from 'postgres'

/** Where the data of two subgraphs are: they may share a database. Connection strings of the administrator. */
export interface Databases {
  readonly marketplace: string
  readonly tenancy: string
}

export interface ExpiringLicence {
  readonly tenant: string
  readonly module: string
  readonly expiresAt: Date
}
export interface ModuleUse {
  readonly module: string
  readonly tenants: number
}
export interface Orphans {
  readonly table: string
  readonly rows: number
}

/** Opens a database for reading as long as `work` lasts. */
async function reading<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const connection = { default_transaction_read_only: true, application_name: 'quintet monitor' }
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10, connection })
  try {
    return await work(sql)
  } finally {
    await sql.end({ timeout: 2 })
  }
}
/** Reads under the role that sees the rows of all tenants. */
const asJob = <T>(url: string, subgraph: string, work: (sql: postgres.TransactionSql) => Promise<T>): Promise<T> =>
  reading(url, async (sql) => {
    const read = await sql.begin('read only', async (transaction) => {
      await transaction.unsafe(`set local role ${subgraph}_job`)
      return [await work(transaction)]
    })
    return read[0] as T
  })

/** A licence that is valid now: the same as `Licence.status`. */
const isValid = 'l.is_active and l.suspended_at is null and l.ended_at is null and l.starts_at <= now()'

/** Valid licences that end within some days, the next to end first. */
export async function expiringLicences(databases: Databases, days: number): Promise<ExpiringLicence[]> {
  const rows = await asJob(databases.marketplace, 'marketplace', (sql) =>
    sql.unsafe<{ tenantId: string; module: string; expiresAt: Date }[]>(
      `select l.tenant_id as "tenantId", m.name as module, l.expires_at as "expiresAt"
       from marketplace.licences l join marketplace.modules m on m.id = l.module_id
       where ${isValid} and l.expires_at > now() and l.expires_at < now() + make_interval(days => $1)
       order by l.expires_at, l.tenant_id, m.name`,
      [days],
    ),
  )
  const ids = [...new Set(rows.map(({ tenantId }) => tenantId))]
  const tenants = await asJob(databases.tenancy, 'tenancy', (sql) =>
    sql.unsafe<{ id: string; name: string }[]>('select id, name from tenancy.tenants where id = any($1::uuid[])', [
      ids,
    ]),
  )
  const names = new Map(tenants.map(({ id, name }) => [id, name]))
  return rows.map(({ tenantId, module, expiresAt }) => ({ tenant: names.get(tenantId) ?? tenantId, module, expiresAt }))
}

/** How many tenants have a valid licence of each module, the most used first. */
export const moduleUse = ({ marketplace }: Databases): Promise<ModuleUse[]> =>
  asJob(marketplace, 'marketplace', async (sql) => [
    ...(await sql.unsafe<ModuleUse[]>(
      `select m.name as module, count(distinct l.tenant_id)::int as tenants
       from marketplace.modules m left join marketplace.licences l on l.module_id = m.id and ${isValid}
         and (l.expires_at is null or l.expires_at > now())
       group by m.id, m.name order by tenants desc, m.name`,
    )),
  ])

/**
 * Tables with rows of tenants that do not exist, in one database.
 * @param url of the database that is looked at @param tenancy of the one that knows the tenants
 * @throws when the administrator is held to row-level security: it would see no rows
 */
export async function orphans(url: string, tenancy: string): Promise<Orphans[]> {
  const known = await reading(tenancy, async (sql) => {
    await refuseBlind(sql)
    return (await sql<{ id: string }[]>`select id from tenancy.tenants`).map(({ id }) => id)
  })
  return reading(url, async (sql) => {
    await refuseBlind(sql)
    const tables = await sql<{ name: string }[]>`
      select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relkind in ('r', 'p') and not c.relispartition and a.attname = 'tenant_id' and a.atttypid = 'uuid'::regtype
        and c.relnamespace::regnamespace::text in ('identity', 'tenancy', 'marketplace', 'recruiting', 'credit')
      order by 1`
    const found: Orphans[] = []
    for (const { name } of tables) {
      // The nil UUID stands for no tenant.
      const [row] = await sql.unsafe<{ rows: number }[]>(
        `select count(*)::int as rows from ${name} where tenant_id <> all($1::uuid[]) and tenant_id <> '00000000-0000-0000-0000-000000000000'`,
        [known],
      )
      if (row!.rows > 0) found.push({ table: name, rows: row!.rows })
    }
    return found
  })
}

async function refuseBlind(sql: postgres.Sql): Promise<void> {
  const [role] =
    await sql`select rolsuper or rolbypassrls as "seesAll", rolname as name from pg_roles where rolname = current_user`
  if (!role!.seesAll) throw new Error(`${role!.name} is held to row-level security: look as a superuser`)
}
