// Quintet on a PostgreSQL of the user: an administrator for roles and migrations, an ordinary login for the rest.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { withParts } from '../support/database/database.ts'
import { aDirectory, demoCounts, type Ended, gql, type Program, removeAll, run } from './program.ts'

// Passwords are hashed as slowly as they must be, for each of thirty people.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

const name = `process_${process.pid}`
const login = `${name}_app`
let server: postgres.Sql
let adminUrl: string
let runtimeUrl: string

beforeAll(async () => {
  server = postgres(inject('adminUrl'), { max: 1, onnotice: () => {} })
  await server.unsafe(`create database ${name}`)
  adminUrl = withParts(inject('adminUrl'), { database: name })
  runtimeUrl = withParts(adminUrl, { user: login, password: 'runtime' })
})
afterAll(async () => {
  await removeAll()
  await server.unsafe(`drop database if exists ${name} with (force)`)
  await server.end({ timeout: 2 })
})

// Every start uses this directory, because its secret sealed the signing keys of the database.
const directory = aDirectory()
const start = (runtime = runtimeUrl, admin = adminUrl, args: string[] = []) =>
  run({ directory, environment: { DATABASE_URL: runtime, MIGRATION_DATABASE_URL: admin }, args })
const refusal = async (runtime: string, admin?: string): Promise<Ended & { last: string }> => {
  const ended = await (await start(runtime, admin)).ended
  expect([ended.code, ended.stdout]).toEqual([1, ''])
  // One sentence, no stack.
  const lines = ended.stderr.split('\n').filter((line) => line !== '')
  expect(lines).toHaveLength(1)
  return { ...ended, last: lines[0]! }
}

describe('with DATABASE_URL', () => {
  test('refuses a superuser as the login', async () => {
    const { last } = await refusal(adminUrl)
    expect(last).toBe(
      'postgres is a superuser or bypasses row-level security, so it cannot serve identity. ' +
        'Give DATABASE_URL an ordinary login and MIGRATION_DATABASE_URL the administrator.',
    )
  })

  test('starts without demo data and makes no PostgreSQL of its own', async () => {
    const program = await start()
    await program.ready
    expect(program.stderr()).toMatch(/^ {2}ok {2}PostgreSQL of the settings +\d+\.\d s\n/)
    expect(program.stderr()).not.toContain('demo data')
    expect(program.stdout()).not.toContain('ada@acme.example')
    expect((await fetch(`${program.url}/health`)).status).toBe(200)
    const query = `mutation { signIn(input: { email: "ada@acme.example", password: "seven brass lanterns at dusk" }) {
      __typename ... on Problem { code } } }`
    expect((await gql(program.url, query)).data.signIn).toMatchObject({ code: 'INVALID_CREDENTIALS' })
    program.signal('SIGTERM')
    expect((await program.ended).code).toBe(0)
    expect(readdirSync(directory)).toEqual(['secret'])
  })

  test('refuses a secret that did not seal the keys, and takes the right one as a setting', async () => {
    const kidsOf = async (url: string): Promise<string[]> => {
      const { keys } = (await (await fetch(`${url}/.well-known/jwks.json`)).json()) as { keys: { kid: string }[] }
      return keys.map(({ kid }) => kid)
    }
    const end = async (program: Program): Promise<void> => {
      program.signal('SIGTERM')
      expect((await program.ended).code).toBe(0)
    }
    const first = await start()
    await first.ready
    const kids = await kidsOf(first.url)
    expect(kids).toHaveLength(1)
    await end(first)
    const elsewhere = aDirectory()
    const startWith = (secret: string) =>
      run({
        directory: elsewhere,
        environment: { DATABASE_URL: runtimeUrl, MIGRATION_DATABASE_URL: adminUrl, QUINTET_SECRET: secret },
      })
    const { code, stderr } = await (await startWith('another secret of thirty-two bytes or more')).ended
    expect(code).toBe(1)
    expect(stderr.trim().split('\n').at(-1)).toMatch(/^[\w-]+ was sealed under another QUINTET_SECRET/)
    const second = await startWith(readFileSync(join(directory, 'secret'), 'utf8'))
    await second.ready
    expect(await kidsOf(second.url)).toEqual(kids)
    await end(second)
    expect(readdirSync(elsewhere)).toEqual([])
  })

  test('makes a login with no rights beyond serving requests', async () => {
    const sql = postgres(runtimeUrl, { max: 1, onnotice: () => {} })
    const [row] = await sql`select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as "mayMore",
      has_schema_privilege('credit', 'create') as "mayCreate",
      (select count(*)::int from identity.users) as "seen" from pg_roles where rolname = current_user`
    await sql.end()
    expect(row).toEqual({ mayMore: false, mayCreate: false, seen: 0 })
  })

  test('writes the demo data once with --seed demo', async () => {
    const program = await start(runtimeUrl, adminUrl, ['--seed', 'demo'])
    await program.ready
    expect(program.stderr()).toContain('demo data: acme and globex')
    expect(program.stdout()).toContain('ada@acme.example')
    const counts = await demoCounts(program.url, 'grace@acme.example', 'acme')
    expect(counts).toMatchObject({ members: 17, applications: 12, scores: 12 })
    program.signal('SIGTERM')
    await program.ended
    const again = await start(runtimeUrl, adminUrl, ['--', '--seed', 'demo'])
    await again.ready
    expect(await demoCounts(again.url, 'grace@acme.example', 'acme')).toEqual(counts)
    again.signal('SIGTERM')
    expect((await again.ended).code).toBe(0)
  })

  test('refuses to start when the login may not connect', async () => {
    const foreign = `${name}_foreign`
    await server.unsafe(`create role ${foreign} login password 'right'`)
    const { last } = await refusal(withParts(adminUrl, { user: foreign, password: 'wrong' }))
    expect(last).toMatch(/^The database refuses the connection \(.*authentication failed.*\)\. Check DATABASE_URL/)
    await server.unsafe(`drop owned by ${foreign}; drop role ${foreign}`).catch(() => {})
  })

  test.each([
    ['a wrong password', { password: 'wrong' }, /^The database refuses the connection \(.*\)\. Check DATABASE_URL/],
    ['an unknown database', { database: 'nowhere' }, /^The database refuses the connection \(.*nowhere.*\)\./],
  ])('names %s in one sentence', async (_name, parts, text) => {
    const { last } = await refusal(withParts(runtimeUrl, parts), withParts(adminUrl, parts))
    expect(last).toMatch(text)
  })

  test('names an administrator without the rights of one in one sentence', async () => {
    const { last } = await refusal(withParts(runtimeUrl, { user: `${name}_other` }), runtimeUrl)
    expect(last).toMatch(/^The database refuses a statement \(.*\)\. MIGRATION_DATABASE_URL must name an administrator/)
  })

  test('names a server that does not respond in one sentence', async () => {
    const unreachable = 'postgres://app:secret@127.0.0.1:1/quintet'
    const { last, lifetime } = await refusal(unreachable, unreachable)
    expect(last).toMatch(/^The database does not respond \(.*\)\. Check DATABASE_URL and MIGRATION_DATABASE_URL\.$/)
    expect(lifetime).toBeLessThan(60_000)
  })
})
