// What stands in the rows of a tenant, to be looked for in answers to others.
import { isPlaced } from '@quintet/drizzle/table-parts/residences.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import type postgres from 'postgres'
import type { Json, TestQuintet } from '../../support/quintet/quintet.ts'

/** Statements that read all rows of a tenant in these subgraphs: one text, since it is sent hundreds of times. */
async function readsOf(admin: postgres.Sql, tenantId: string, subgraphs: readonly string[]): Promise<string> {
  // Workers sign heads of audit chains, seal the ledger, count use, write the log of activity, and take and finish jobs, at any time.
  const tables = await admin`select table_schema || '.' || table_name as name from information_schema.columns
    where column_name = 'tenant_id' and table_schema = any(${[...subgraphs]})
      and table_name not in ('audit_heads', 'ledger_seals', 'job_requests', 'job_effects', 'usage_days')
      and table_name !~ '^activities' order by 1`
  return tables.map(({ name }) => `select * from ${name} where tenant_id = '${tenantId}'`).join(';')
}
const reads = new Map<string, Promise<string>>()

/** All rows of a tenant in these subgraphs. @param more further statements */
async function rowsIn(admin: postgres.Sql, tenantId: string, subgraphs: readonly string[], more = '') {
  const key = `${tenantId} ${subgraphs}`
  const text = reads.get(key) ?? readsOf(admin, tenantId, subgraphs)
  reads.set(key, text)
  return (await admin.unsafe(`${await text}${more}`)) as unknown as Json[][]
}

/** Times tell of no tenant: two tenants may have the same. */
const time = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

/**
 * Every text of eight characters or more in the rows of a tenant, and the names of its users.
 * @param placed the database that the tenant's rows of recruiting and credit lie in, where it is not the first one
 */
export async function textsOf({ admin }: TestQuintet, tenantId: string, placed = admin): Promise<Set<string>> {
  const users = `;select id, first_name from identity.profiles
    where id in (select user_id from tenancy.memberships where tenant_id = '${tenantId}')`
  const elsewhere = placed === admin ? [] : subgraphNames.filter(isPlaced)
  const here = subgraphNames.filter((name) => !elsewhere.includes(name))
  const results = await rowsIn(admin, tenantId, here, users)
  const people = results.pop() as Json[]
  const texts = new Set<string>()
  const add = (value: unknown): void => {
    if (typeof value === 'string' && value.length > 7 && value !== tenantId && !time.test(value)) texts.add(value)
    else if (value !== null && typeof value === 'object' && !(value instanceof Date)) Object.values(value).forEach(add)
  }
  if (elsewhere.length > 0) results.push(...(await rowsIn(placed, tenantId, elsewhere)))
  for (const rows of results) rows.forEach(add)
  for (const { id, first_name: firstName } of people) texts.add(id).add(firstName)
  return texts
}
