// A process that is killed while it installs a system: nothing half stays, and the next run makes it whole.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { dropOwnedSchema } from '@quintet/drizzle/client/owned-schemas.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { ownerRoleOf } from '@quintet/marketplace/tenant-systems/names.ts'
import { openSchemas } from '@quintet/marketplace/tenant-systems/schemas.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database.drop())

const tables = 400
const sql = Array.from({ length: tables }, (_, i) => `CREATE TABLE t${i} (id int PRIMARY KEY, a text UNIQUE)`).join(';')
const program = `
  import { openSchemas } from '@quintet/marketplace/tenant-systems/schemas.ts'
  const { url, change } = JSON.parse(process.argv.at(-1))
  await openSchemas(url).apply({ ...change, at: new Date(change.at) })`

it('an installation that is killed leaves no table behind, and is completed by the next run', {
  timeout: 240_000,
}, async () => {
  const id = newId()
  const owned = { schema: `tenant_${id.replaceAll('-', '_')}_big`, role: ownerRoleOf(id) }
  const step = { from: '0.0.0', to: '1.0.0', checksum: 'x', sql }
  const change = { ...owned, tenantId: newId(), from: '0.0.0', to: '1.0.0', steps: [step], texts: [], at: new Date() }
  const schemas = openSchemas(database.adminUrl)
  await schemas.create(owned)
  const countTables = async () =>
    (await database.admin`select 1 from pg_tables where schemaname = ${owned.schema}`).length
  const busy = () =>
    database.admin`select 1 from pg_stat_activity where usename = ${owned.role} and query like 'CREATE TABLE t1%'`

  for (let killed = 0; killed < 3; killed++) {
    const argument = JSON.stringify({ url: database.adminUrl, change })
    const child = spawn(process.execPath, ['--input-type=module', '-e', program, argument], {
      cwd: new URL('../../../gateway/', import.meta.url),
      stdio: 'ignore',
    })
    while ((await busy()).length === 0 && child.exitCode === null) await new Promise((done) => setTimeout(done, 2))
    expect(child.exitCode, 'the child must be killed in the middle').toBeNull()
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await countTables()).toBe(0)
  }
  await schemas.apply(change)
  expect(await countTables()).toBe(tables + 1)
  await dropOwnedSchema(database.adminUrl, owned)
})
