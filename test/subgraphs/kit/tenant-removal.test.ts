// A deleted tenant's rows in all subgraphs: copied, then removed, whatever happens in between, and no others.
import { Readable } from 'node:stream'
import { acme, globex } from '@quintet/kit/demo/people.ts'
import type { Files } from '@quintet/kit/files/open.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { removalQueue, tenantTables } from '@quintet/kit/subgraph/tenant-removal.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cloneDatabase, demoTemplate, type TestDatabase } from '../../support/database/database.ts'

let database: TestDatabase
const [parent, child] = [newId(), newId()]
beforeAll(async () => {
  database = await cloneDatabase(demoTemplate)
  // A person whom the tenant alone has, with a session that was begun from another.
  await database.admin`insert into identity.users select (jsonb_populate_record(u, jsonb_build_object(
    'realm_id', ${acme.id}::text))).* from identity.users u where id = ${acme.owner.id}`
  await database.admin`insert into identity.sessions (realm_id, id, user_id, hmac_key, parent_id, acr, methods,
      authenticated_at, signed_in_at, rotated_at, expires_at, created_at)
    select ${acme.id}::uuid, id, ${acme.owner.id}::uuid, '', parent_id, 'aal1', array['PASSWORD'], t, t, t, t, t
    from (values (${parent}::uuid, null::uuid), (${child}::uuid, ${parent}::uuid)) as s (id, parent_id), (values (now())) as n (t)`
})
afterAll(() => database.drop())

/** A store in memory, with the keys that were written. */
function aStore() {
  const stored = new Map<string, string>()
  const store = {
    async write(key: string, content: Uint8Array) {
      stored.set(key, Buffer.from(content).toString())
    },
    read: async (key: string) => (stored.has(key) ? Readable.from(stored.get(key)!) : null),
  }
  return { stored, files: { store, serve: null } as unknown as Files }
}

const jobs = new Map<string, postgres.Sql>()
function jobsOf(subgraph: string): postgres.Sql {
  const open = jobs.get(subgraph) ?? database.open(subgraph).jobs
  jobs.set(subgraph, open)
  return open
}
const run = (subgraph: string, files: Files | null, signal = new AbortController().signal) =>
  removalQueue({ subgraph, jobs: jobsOf(subgraph), files }).run({ payload: { tenantId: acme.id }, signal } as never)

/** The column that names the owner of a row. */
async function ownerOf(subgraph: string, table: string): Promise<string> {
  const [row] = await database.admin`select polname from pg_policy
    where polrelid = ${`${subgraph}.${table}`}::regclass and polname in ('tenant', 'realm') and polcmd = '*'`
  return `${row!.polname}_id`
}

/** How many rows each tenant has in each table with tenants' rows. */
async function counts(subgraph: string, tenantId: string): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const table of await tenantTables({ subgraph, jobs: jobsOf(subgraph) })) {
    const [row] = await database.admin.unsafe<{ count: number }[]>(
      `select count(*)::int as count from ${subgraph}.${table} where ${await ownerOf(subgraph, table)} = $1`,
      [tenantId],
    )
    found[table] = row!.count
  }
  return found
}
const sum = (found: Record<string, number>) => Object.values(found).reduce((total, count) => total + count, 0)

describe.each(subgraphNames)('the rows of a deleted tenant in %s', (subgraph) => {
  it('are copied and removed, and those of other tenants stay', async () => {
    const [before, others] = [await counts(subgraph, acme.id), await counts(subgraph, globex.id)]
    const { stored, files } = aStore()
    const stop = new AbortController()
    stop.abort()
    // Cut off between the copy and the removal, and run again.
    if (sum(before) > 0) await expect(run(subgraph, files, stop.signal)).rejects.toThrow()
    const copied = new Map(stored)
    await run(subgraph, files)
    expect(stored).toEqual(copied.size > 0 ? copied : stored)
    const lines = [...stored].flatMap(([key, text]) => (key.endsWith('/complete') ? [] : text.trim().split('\n')))
    expect(lines).toHaveLength(sum(before))
    for (const line of lines.map((each) => JSON.parse(each))) expect([line.tenant_id, line.realm_id]).toContain(acme.id)
    expect(sum(await counts(subgraph, acme.id))).toBe(0)
    expect(await counts(subgraph, globex.id)).toEqual(others)
    await run(subgraph, files)
  })

  it('are removed from a referring table before the table that it refers to', async () => {
    const tables = await tenantTables({ subgraph, jobs: jobsOf(subgraph) })
    const references = await database.admin<{ from: string; to: string }[]>`
      select conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint
      where contype = 'f' and connamespace = ${subgraph}::regnamespace and conrelid <> confrelid`
    const placeOf = (name: string) => tables.indexOf(name.split('.')[1]!)
    for (const { from, to } of references) {
      if (placeOf(from) >= 0 && placeOf(to) >= 0)
        expect([from, to, placeOf(from) < placeOf(to)]).toEqual([from, to, true])
    }
    expect(tables).not.toContain('audit_log')
    expect(tables).not.toContain('tenants')
  })
})

describe('the functions of a removal', () => {
  it('are closed to requests, and refuse other tables', async () => {
    await expect(
      database.admin.begin(async (sql) => {
        await sql.unsafe('set local role credit_runtime')
        await sql.unsafe('select credit.remove_tenant_rows($1, $2, 10)', ['applications', globex.id])
      }),
    ).rejects.toThrow('permission denied')
    for (const table of ['audit_log', 'tenants', 'role_permissions', 'platform_bindings', 'nothing']) {
      await expect(
        jobsOf('tenancy').unsafe('select tenancy.remove_tenant_rows($1, $2, 10)', [table, globex.id]),
      ).rejects.toThrow('no table of tenants')
    }
  })

  it('do not open write-once tables to any other deletion', async () => {
    for (const table of ['credit.application_status_history', 'recruiting.analyses']) {
      const [row] = await database.admin.unsafe<{ count: number }[]>(`select count(*)::int as count from ${table}`)
      expect(row!.count).toBeGreaterThan(0)
      await expect(database.admin.unsafe(`delete from ${table}`)).rejects.toThrow()
      await expect(
        database.admin.begin(async (sql) => {
          await sql`select set_config('app.removed_tenant', ${acme.id}, true)`
          await sql.unsafe(`delete from ${table} where tenant_id = $1`, [globex.id])
        }),
      ).rejects.toThrow()
    }
  })
})
