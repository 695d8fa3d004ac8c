// Row-level security in databases of a second server: with acme there and globex in the first one, and with both there.
import { subgraphsIn, visitDatabase } from '@quintet/drizzle/doctor/doctor.ts'
import { auditIsolation, ownColumns } from '@quintet/drizzle/isolation/audit.ts'
import { moveTenant } from '@quintet/drizzle/move/move.ts'
import { acme, globex } from '@quintet/kit/demo/people.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import { setUpDatabase } from '@quintet/tenancy/databases/set-up.ts'
import postgres from 'postgres'
import { afterAll, describe, expect, it } from 'vitest'
import { isolationOf, readTables } from '../support/database/catalogue.ts'
import { cloneDatabase, demoTemplate, withParts } from '../support/database/database.ts'
import { aMove, rowsOf } from '../support/database/move-fixture.ts'
import { startSecondServer } from '../support/quintet/second-server.ts'
import { isolationMatrix } from './isolation-matrix.ts'

const server = await startSecondServer()
afterAll(server.stop)

/** A database of the second server, made as registered ones are: one login serves all its subgraphs. */
async function aDatabase(name: string) {
  await server.admin.unsafe(`create database ${name}`)
  const url = withParts(server.strings.url, { database: name })
  const adminUrl = withParts(server.strings.migrationUrl, { database: name })
  await setUpDatabase(newId(), { url, migrationUrl: adminUrl })
  return { admin: postgres(adminUrl, { max: 2, onnotice: () => {} }), adminUrl, runtimeUrl: () => url }
}
type Second = Awaited<ReturnType<typeof aDatabase>>

/** The tables that show requests of a tenant its rows. */
const shownTables = async (admin: postgres.Sql) =>
  (await readTables(admin)).filter(({ scope }) => scope !== null && isolationOf[scope]?.column === 'tenant_id')

/** The owners of the rows that the login sees in the tables of tenants, with the settings of a tenant's request. */
async function ownersSeen({ admin, runtimeUrl }: Second, tenantId: string): Promise<[table: string, owner: string][]> {
  const login = postgres(runtimeUrl(), { max: 1, onnotice: () => {} })
  const seen = await login.begin(async (sql) => {
    await sql`select set_config('app.tenant_id', ${tenantId}, true)`
    const found: [string, string][] = []
    for (const { label } of await shownTables(admin)) {
      const owners = await sql.unsafe<{ owner: string }[]>(`select distinct tenant_id as owner from ${label}`)
      found.push(...owners.map(({ owner }): [string, string] => [label, owner]))
    }
    return found
  })
  await login.end()
  return seen
}

const forms = [
  { form: 'with acme alone', name: 'one', tenants: [acme], others: [globex] },
  { form: 'with both tenants', name: 'two', tenants: [acme, globex], others: [] },
]

describe.each(forms)('a database of a second server $form', async ({ name, tenants, others }) => {
  const [first, second] = [await cloneDatabase(demoTemplate), await aDatabase(name)]
  for (const { id } of tenants) await moveTenant({ ...aMove(first, second), tenantId: id })
  const own = await Promise.all(tenants.map(({ id }) => rowsOf(second.admin, id)))
  afterAll(async () => {
    await first.drop()
    await second.admin.end({ timeout: 2 })
  })

  it('shows each tenant its own rows in every table, and no others', async () => {
    const shown = new Set((await shownTables(second.admin)).map(({ label }) => label))
    for (const [i, { id }] of tenants.entries()) {
      const tables = Object.keys(own[i]!).filter((table) => shown.has(table))
      expect(tables.length).toBeGreaterThan(20)
      expect(await ownersSeen(second, id)).toEqual(tables.sort().map((table) => [table, id]))
    }
    for (const { id } of others) expect(await ownersSeen(second, id)).toEqual([])
  })

  it('has no hole in its isolation, and neither has the first database', async () => {
    for (const { admin } of [first, second]) {
      const { verdict, holes, objects } = await auditIsolation(admin, ownColumns)
      expect([verdict, holes]).toEqual(['holds', []])
      expect(objects).toBeGreaterThan(40)
    }
  })

  it('has no findings of the doctor for the subgraphs that it holds', async () => {
    const found = await visitDatabase(second.adminUrl, { subgraphs: await subgraphsIn(second.adminUrl, subgraphNames) })
    const kinds = new Set(found.map(({ kind }) => kind))
    // The server of the tests is started without durability.
    kinds.delete('UNSAFE_SETTING')
    expect([...kinds]).toEqual([])
    expect(await subgraphsIn(first.adminUrl, subgraphNames)).toEqual(subgraphNames)
  })

  await isolationMatrix(second, 3)
})
