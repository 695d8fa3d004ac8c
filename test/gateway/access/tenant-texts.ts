// What stands in the rows of a tenant, to be looked for in answers to others.
import { subgraphNames } from '@quintet/schema/load.ts'
import type { Json, TestQuintet } from '../../support/quintet/quintet.ts'

/** Statements that read all rows of a tenant, and its users: one text, since it is sent hundreds of times. */
async function readsOf({ admin }: TestQuintet, tenantId: string): Promise<string> {
  // Workers sign heads of audit chains, seal the ledger, write the log of activity, and take and finish jobs, at any time.
  const tables = await admin`select table_schema || '.' || table_name as name from information_schema.columns
    where column_name = 'tenant_id' and table_schema = any(${[...subgraphNames]})
      and table_name not in ('audit_heads', 'ledger_seals', 'job_requests', 'job_effects')
      and table_name !~ '^activities' order by 1`
  const people = `select id, first_name from identity.profiles
    where id in (select user_id from tenancy.memberships where tenant_id = '${tenantId}')`
  return [...tables.map(({ name }) => `select * from ${name} where tenant_id = '${tenantId}'`), people].join(';')
}
const reads = new Map<string, Promise<string>>()

/** Times tell of no tenant: two tenants may have the same. */
const time = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

/** Every text of eight characters or more in the rows of a tenant, and the names of its users. */
export async function textsOf(quintet: TestQuintet, tenantId: string): Promise<Set<string>> {
  const text = reads.get(tenantId) ?? readsOf(quintet, tenantId)
  reads.set(tenantId, text)
  const results = (await quintet.admin.unsafe(await text)) as unknown as Json[][]
  const people = results.pop() as Json[]
  const texts = new Set<string>()
  const add = (value: unknown): void => {
    if (typeof value === 'string' && value.length > 7 && value !== tenantId && !time.test(value)) texts.add(value)
    else if (value !== null && typeof value === 'object' && !(value instanceof Date)) Object.values(value).forEach(add)
  }
  for (const rows of results) rows.forEach(add)
  for (const { id, first_name: firstName } of people) texts.add(id).add(firstName)
  return texts
}
