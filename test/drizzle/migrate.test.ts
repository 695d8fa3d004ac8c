// The migration runner, on files of its own and databases of its own.
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { MigrationError, migrate } from '@quintet/drizzle/migrate/migrate.ts'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { withParts } from '../support/database/database.ts'

const serverUrl = inject('adminUrl')
/** Roles belong to the whole server, so this file's have names of its own. */
const subgraph = `trial_${process.pid}`
const login = { name: `${subgraph}_login`, password: `it's a "secret" \\` }
let server: postgres.Sql
let database: string
let admin: postgres.Sql
let directory: string
let count = 0

beforeAll(() => {
  server = postgres(serverUrl, { max: 1, onnotice: () => {} })
})
afterAll(async () => {
  const roles = await server`select rolname as name from pg_roles where rolname like ${`${subgraph}\\_%`}`
  for (const { name } of roles) await server.unsafe(`drop owned by "${name}"; drop role "${name}"`)
  await server.end()
})
beforeEach(async () => {
  database = await aDatabase()
  admin = postgres(urlOf(database), { max: 1, onnotice: () => {} })
  directory = await mkdtemp(join(tmpdir(), 'quintet-migrations-'))
})
afterEach(async () => {
  await admin.end()
  await server.unsafe(`drop database ${database} with (force)`)
  await rm(directory, { recursive: true })
})

const urlOf = (name: string) => withParts(serverUrl, { database: name })
async function aDatabase(): Promise<string> {
  const name = `migrate_${process.pid}_${++count}`
  await server.unsafe(`create database ${name}`)
  return name
}
const file = (tag: string, text: string) => writeFile(join(directory, `${tag}.sql`), text)
const table = (name: string) => `create table ${subgraph}.${name} (id uuid primary key)`
const run = (more: object = {}) =>
  migrate({ subgraph, adminUrl: urlOf(database), login, folder: pathToFileURL(`${directory}/`), ...more })
const tables = async () =>
  (
    await admin`select relname as name from pg_class where relkind = 'r' and relnamespace = ${subgraph}::regnamespace
    order by oid`
  ).map(({ name }) => name)
const applied = async () =>
  (await admin`select tag from quintet.migrations where subgraph = ${subgraph} order by applied_at`).map(
    ({ tag }) => tag,
  )

describe('migration files', () => {
  it('are applied in the order of their names, and once', async () => {
    await file(
      '0001_second',
      `create view ${subgraph}.on_first with (security_invoker) as select * from ${subgraph}.first`,
    )
    await file('0000_first', `CREATE SCHEMA "${subgraph}";\n--> statement-breakpoint\n${table('first')};\n`)
    await file('readme', '')
    await writeFile(join(directory, 'notes.txt'), 'no migration')
    expect(await run()).toEqual(['0000_first', '0001_second', 'readme'])
    expect(await run()).toEqual([])
    expect(await applied()).toEqual(['0000_first', '0001_second', 'readme'])
  })

  it('are applied once by six runners that begin at the same moment', async () => {
    await file('0000_first', table('first'))
    await file('0001_second', table('second'))
    const all = await Promise.all(Array.from({ length: 6 }, () => run()))
    expect(all.flat()).toEqual(['0000_first', '0001_second'])
    expect(await tables()).toEqual(['first', 'second'])
  })

  it('are applied in several databases of one server at the same moment, with one login', async () => {
    await file('0000_first', table('first'))
    const names = await Promise.all([1, 2, 3, 4].map(() => aDatabase()))
    const all = await Promise.allSettled(names.map((name) => run({ adminUrl: urlOf(name) })))
    for (const name of names) await server.unsafe(`drop database ${name} with (force)`)
    expect(all).toEqual(Array(4).fill({ status: 'fulfilled', value: ['0000_first'] }))
  })

  it('that were changed after they had been applied are refused by name, before anything else is applied', async () => {
    await file('0000_first', table('first'))
    await run()
    await file('0000_first', `${table('first')} -- changed`)
    await file('0001_second', table('second'))
    const refusal = run()
    await expect(refusal).rejects.toBeInstanceOf(MigrationError)
    await expect(refusal).rejects.toThrow(`Migration ${subgraph}/0000_first was changed after it had been applied`)
    expect(await tables()).toEqual(['first'])
  })

  it('with an older name are applied even when they come later', async () => {
    await file('0001_second', table('second'))
    await run()
    await file('0000_first', table('first'))
    expect(await run()).toEqual(['0000_first'])
    expect(await tables()).toEqual(['second', 'first'])
  })

  it('that fail are named and rolled back alone, and applied when they are repaired', async () => {
    await file('0000_first', table('first'))
    await file('0001_second', `${table('second')}\n--> statement-breakpoint\ncreate table nonsense`)
    await file('0002_third', table('third'))
    await expect(run()).rejects.toThrow(`${subgraph}/0001_second`)
    expect([await tables(), await applied()]).toEqual([['first'], ['0000_first']])
    await file('0001_second', table('second'))
    expect(await run()).toEqual(['0001_second', '0002_third'])
    expect(await tables()).toEqual(['first', 'second', 'third'])
  })

  it('run as the schema’s owner, who may do nothing elsewhere', async () => {
    await file('0000_first', `${table('first')}; insert into ${subgraph}.first values (uuidv7())`)
    await run()
    const [row] = await admin`select tableowner as owner from pg_tables where tablename = 'first'`
    expect(row!.owner).toBe(`${subgraph}_owner`)
    await file('0001_elsewhere', 'create table public.elsewhere (id int)')
    await expect(run()).rejects.toThrow(/permission denied/)
  })
})

describe('row-level security', () => {
  it('is enabled and forced on a table whose migration forgot it: no rows are shown', async () => {
    await file('0000_first', `${table('forgotten')}; insert into ${subgraph}.forgotten values (uuidv7())`)
    await run()
    const [row] =
      await admin`select relrowsecurity as on, relforcerowsecurity as forced from pg_class where relname = 'forgotten'`
    expect(row).toEqual({ on: true, forced: true })
    const runtime = postgres(withParts(urlOf(database), { user: login.name, password: login.password }), { max: 1 })
    expect(await runtime.unsafe(`select * from ${subgraph}.forgotten`)).toHaveLength(0)
    await runtime.end()
  })

  it('is enabled again where it was disabled', async () => {
    await file('0000_first', table('first'))
    await run()
    await admin.unsafe(`alter table ${subgraph}.first disable row level security`)
    await run()
    const [row] = await admin`select relrowsecurity as on from pg_class where relname = 'first'`
    expect(row).toEqual({ on: true })
  })
})

describe('the login that serves requests', () => {
  const named = (name: string) => ({ login: { name: `${subgraph}_${name}`, password: 'secret' } })

  it('is made when it is missing, with its password and its limits', async () => {
    await run()
    const runtime = postgres(withParts(urlOf(database), { user: login.name, password: login.password }), { max: 1 })
    const [row] = await runtime`select current_user as name, current_setting('statement_timeout') as limit,
      current_setting('idle_in_transaction_session_timeout') as idle`
    expect(row).toEqual({ name: login.name, limit: '10s', idle: '20s' })
    await expect(runtime.unsafe('create table public.mine (id int)')).rejects.toThrow(/permission denied/)
    await runtime.end()
  })

  it('gets a new password when the runner made it, and otherwise keeps its own', async () => {
    await run(named('ours'))
    await run({ login: { ...named('ours').login, password: 'changed' } })
    await server.unsafe(`create role ${subgraph}_theirs login password 'theirs'`)
    await run(named('theirs'))
    const mayEnter = async (name: string, password: string) => {
      const sql = postgres(withParts(urlOf(database), { user: `${subgraph}_${name}`, password }), { max: 1 })
      return await sql`select 1`
        .then(
          () => true,
          () => false,
        )
        .finally(() => sql.end())
    }
    expect([await mayEnter('ours', 'changed'), await mayEnter('ours', 'secret')]).toEqual([true, false])
    expect([await mayEnter('theirs', 'theirs'), await mayEnter('theirs', 'secret')]).toEqual([true, false])
  })

  it.each(['superuser', 'bypassrls'])('is refused in one clear sentence when it has %s', async (attribute) => {
    const { login: mighty } = named(attribute)
    await server.unsafe(`create role ${mighty.name} login ${attribute}`)
    await file('0000_first', table('first'))
    const refusal = run({ login: mighty })
    await expect(refusal).rejects.toBeInstanceOf(MigrationError)
    await expect(refusal).rejects.toThrow(
      `${mighty.name} is a superuser or bypasses row-level security, so it cannot serve ${subgraph}. ` +
        'Give DATABASE_URL an ordinary login and MIGRATION_DATABASE_URL the administrator.',
    )
    expect(await admin`select 1 from pg_namespace where nspname = ${subgraph}`).toHaveLength(0)
  })

  it.each(['owner', 'job'])('is refused when it may become the %s', async (kind) => {
    await run()
    const { login: member } = named(`in_${kind}`)
    await server.unsafe(`create role ${member.name} login; grant ${subgraph}_${kind} to ${member.name}`)
    await expect(run({ login: member })).rejects.toThrow(
      new RegExp(`^${member.name} is the administrator or a member of .*${subgraph}_${kind}`),
    )
  })
})

describe('an administrator who is no superuser', () => {
  it('can make roles and migrate, but cannot serve requests', async () => {
    const [chief, own] = [`${subgraph}_chief`, `${subgraph}_own`]
    await server.unsafe(`create role ${chief} login createrole password 'chief'`)
    await server.unsafe(`grant create on database ${database} to ${chief}`)
    const adminUrl = withParts(urlOf(database), { user: chief, password: 'chief' })
    await file('0000_first', `create table ${own}.first (id uuid primary key)`)
    const settings = { subgraph: own, adminUrl, login: { name: `${own}_login`, password: 'secret' } }
    await expect(run({ ...settings, login: { name: chief, password: 'chief' } })).rejects.toThrow(
      `${chief} is the administrator`,
    )
    expect(await run(settings)).toEqual(['0000_first'])
    expect(await run(settings)).toEqual([])
    const [row] = await admin`select relforcerowsecurity as forced, pg_get_userbyid(relowner) as owner from pg_class
      where relnamespace = ${own}::regnamespace and relname = 'first'`
    expect(row).toEqual({ forced: true, owner: `${own}_owner` })
  })
})

describe('the tables of the repository', () => {
  it('have all their migrations', { timeout: 60_000 }, async () => {
    const script = fileURLToPath(import.meta.resolve('@quintet/drizzle/migrate/generate.ts'))
    await expect(promisify(execFile)(process.execPath, [script, '--check'])).resolves.toBeDefined()
  })
})
