// The owner of a system's schema, with any SQL: the isolation below the SQL gate.
import {
  createOwnedSchema,
  dropOwnedSchema,
  inOwnedSchema,
  type OwnedSchema,
  SchemaTakenError,
} from '@quintet/drizzle/client/owned-schemas.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { ownerRoleOf } from '@quintet/marketplace/tenant-systems/names.ts'
import { openSchemas, SchemaChangeError } from '@quintet/marketplace/tenant-systems/schemas.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'

let database: TestDatabase
const made: OwnedSchema[] = []
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(async () => {
  for (const owned of made) await dropOwnedSchema(database.adminUrl, owned)
  await database.drop()
})

function aSchema(): OwnedSchema {
  const id = newId()
  const owned = { schema: `tenant_${id.replaceAll('-', '_')}_crm`, role: ownerRoleOf(id) }
  made.push(owned)
  return owned
}
const run = (owned: OwnedSchema, statement: string) =>
  inOwnedSchema(database.adminUrl, owned, (sql) => sql.unsafe(statement))
async function created() {
  const owned = aSchema()
  await createOwnedSchema(database.adminUrl, owned)
  await run(owned, 'create table contacts (id int primary key)')
  return owned
}
const step = (sql: string) => ({ from: '0.0.0', to: '1.0.0', checksum: 'x', sql })
const changeOf = (owned: OwnedSchema, sql: string) => ({
  ...owned,
  tenantId: newId(),
  from: '0.0.0',
  to: '1.0.0',
  steps: [step(sql)],
  texts: [],
  at: new Date(),
})

describe('the owner of a schema', () => {
  it('reaches no other schema, and becomes no other role', async () => {
    const [owned, other] = [await created(), await created()]
    for (const statement of [
      `select * from ${other.schema}.contacts`,
      `insert into ${other.schema}.contacts values (1)`,
      `create table ${other.schema}.evil (id int)`,
      `drop schema ${other.schema} cascade`,
      `drop table ${other.schema}.contacts`,
      'select * from marketplace.tenant_systems',
      'select * from marketplace.licences',
      "select marketplace.tenant_rows('licences', gen_random_uuid())",
      'select * from marketplace_queue.job',
      'select * from identity.users',
      'select * from quintet.migrations',
      'select rolpassword from pg_authid',
      'create table public.evil (id int)',
      'create schema evil',
      `alter schema ${owned.schema} owner to ${other.role}`,
      `set role ${other.role}`,
      'set role marketplace_owner',
      'set role marketplace_runtime',
      'set session authorization postgres',
      `grant ${other.role} to ${owned.role}`,
      `alter role ${owned.role} superuser`,
      'create role evil',
      "copy contacts to program 'id'",
      "copy contacts from '/etc/passwd'",
      "select pg_read_file('/etc/passwd')",
      'create extension dblink',
      'alter system set work_mem = 1',
    ]) {
      await expect(run(owned, statement), statement).rejects.toThrow(
        /permission denied|must be|does not exist|not available|cannot|Only roles/,
      )
    }
    await run(owned, 'reset role')
    await run(owned, 'reset session authorization')
    expect(await run(owned, 'select current_user = session_user as same')).toEqual([{ same: true }])
  })

  it('may log in only while something runs', async () => {
    const owned = await created()
    const login = () => database.admin`select rolcanlogin as login from pg_roles where rolname = ${owned.role}`
    expect(await login()).toEqual([{ login: false }])
    await expect(run(owned, 'select 1/0')).rejects.toThrow(/zero/)
    expect(await login()).toEqual([{ login: false }])
  })

  it('is never given the schema of another owner', async () => {
    const owned = await created()
    const second = { ...aSchema(), schema: owned.schema }
    made.push(second)
    await expect(createOwnedSchema(database.adminUrl, second)).rejects.toThrow(SchemaTakenError)
    await dropOwnedSchema(database.adminUrl, second)
    expect(await run(owned, 'select count(*)::int as count from contacts')).toEqual([{ count: 0 }])
  })
})

describe('a change of a schema', () => {
  it('is made once, however often it is run', async () => {
    const owned = await created()
    const schemas = openSchemas(database.adminUrl)
    const change = changeOf(owned, 'create table b (id int)')
    await Promise.all([schemas.apply(change), schemas.apply(change)])
    await schemas.apply(change)
    expect(await run(owned, 'select count(*)::int as count from quintet_ledger')).toEqual([{ count: 1 }])
  })

  it('is checked by the SQL gate again, and refused where the schema is at another version', async () => {
    const owned = await created()
    const schemas = openSchemas(database.adminUrl)
    await expect(schemas.apply(changeOf(owned, 'drop schema public'))).rejects.toThrow(SchemaChangeError)
    await expect(schemas.apply({ ...changeOf(owned, 'create table b (id int)'), from: '0.5.0' })).rejects.toThrow(
      /at 0.0.0/,
    )
    const [row] = await run(owned, "select to_regclass('quintet_ledger') is null as none")
    expect(row).toEqual({ none: true })
  })
})
