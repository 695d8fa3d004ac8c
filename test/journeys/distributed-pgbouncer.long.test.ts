// All journeys through pgbouncer with transaction pooling and without named statements.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { acme, globex } from '@quintet/kit/demo/people.ts'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasPgbouncer, type Pgbouncer, startPgbouncer } from '../support/database/pgbouncer.ts'
import { distributedSecret, type FreshDatabase, freshDatabase, spawnProcess } from '../support/quintet/distributed.ts'
import { startDistributedForm } from './forms.ts'
import { hintsOverPostgres } from './hints.ts'
import { allJourneys } from './journeys.ts'

const named = 'distributed behind pgbouncer (skipped where there is no pgbouncer on PATH)'
describe.skipIf(!hasPgbouncer)(named, () => {
  let database: FreshDatabase
  let pooler: Pgbouncer
  beforeAll(async () => {
    database = await freshDatabase()
    // Few, so that processes share them.
    pooler = await startPgbouncer(database.url, 8)
  })
  afterAll(() => pooler?.stop())

  const journey = allJourneys(() =>
    startDistributedForm({ environment: { DATABASE_PREPARE: 'off' }, database: { ...database, url: pooler.url } }),
  )
  hintsOverPostgres(journey)

  it('every connection of the login goes through the pooler, and LISTEN and jobs go past it', async () => {
    const rows = await journey.form().admin<{ name: string; login: string }[]>`
      select application_name as name, usename as login from pg_stat_activity
      where datname = current_database() and application_name like 'quintet %'`
    const login = new URL(database.url).username
    const [pooled, direct] = [rows.filter((row) => row.login === login), rows.filter((row) => row.login !== login)]
    expect(pooled.length).toBeGreaterThan(0)
    // The pooler adds the address of the present client.
    for (const { name } of pooled) expect(name).toMatch(/^quintet [a-z]+( slow)? - 127\.0\.0\.1:\d+$/)
    expect(new Set(direct.map(({ name }) => name))).toContain('quintet bus')
    for (const { name } of direct) expect(name).toMatch(/^quintet ([a-z]+ (jobs|queues)|bus)$/)
  })

  it('the console of the pooler shows transaction pooling, and transactions for each operation', async () => {
    const name = new URL(database.url).pathname.slice(1)
    const [pool] = (await pooler.show('pools')).filter((row) => row.database === name)
    expect(pool).toMatchObject({ pool_mode: 'transaction', user: new URL(database.url).username })
    expect(Number(pool?.cl_active)).toBeGreaterThan(0)
    const transactions = async (): Promise<number> => {
      const [row] = (await pooler.show('stats')).filter((each) => each.database === name)
      return Number(row?.total_xact_count)
    }
    const before = await transactions()
    await journey.ask('Overview', {}, await journey.signIn(acme.agent.email))
    await expect.poll(transactions, { timeout: 10_000 }).toBeGreaterThan(before)
  })

  it('connections that serve all callers in turn never mix tenants', async () => {
    const query = `{ viewer { user { email } tenant { slug candidates(first: 100) { nodes { id } } } }
      creditLeaderboard(category: "personal-loan", first: 100) { nodes { applicant { id } } } }`
    const seenBy = async (email: string) => journey.ask(query, {}, await journey.signIn(email))
    const people = [acme.agent.email, globex.owner.email]
    const alone = await Promise.all(people.map(seenBy))
    expect(alone[0].viewer.tenant.slug).toBe('acme')
    expect(alone[1].viewer.tenant.slug).toBe('globex')
    const ids = alone.map((seen) => seen.creditLeaderboard.nodes.map((node: { applicant: object }) => node.applicant))
    expect(ids[0]).not.toEqual(ids[1])
    const together = await Promise.all(Array.from({ length: 80 }, (_, i) => seenBy(people[i % 2]!)))
    for (const [i, seen] of together.entries()) expect(seen).toEqual(alone[i % 2])
  })

  it('the login that migrations made sees no row without an identity', async () => {
    const sql = postgres(pooler.url, { max: 1, prepare: false, fetch_types: false })
    const [row] = await sql`select current_user as name, pg_has_role('credit_runtime', 'member') as serves,
      pg_has_role('credit_owner', 'member') or pg_has_role('credit_job', 'member') as inside,
      (select count(*)::int from credit.applications) as seen`
    await sql.end()
    expect(row).toEqual({ name: new URL(database.url).username, serves: true, inside: false, seen: 0 })
  })

  describe('with DATABASE_PREPARE=on', () => {
    const peers = ['identity', 'tenancy', 'credit', 'recruiting']
    const refusal = async (url: string, script = 'subgraphs/marketplace/main.ts') => {
      const program = spawnProcess(script, {
        PORT: '0',
        DATA_DIR: join(tmpdir(), 'quintet-refused'),
        DATABASE_URL: url,
        MIGRATION_DATABASE_URL: database.adminUrl,
        QUINTET_SECRET: distributedSecret,
        // It asks these, though not yet.
        ...(script === 'start.js' ? {} : { SUBGRAPHS: peers.map((name) => `${name}=http://127.0.0.1:9`).join(',') }),
      })
      return { code: await program.exited, said: program.output() }
    }
    const sentence =
      /^(?:marketplace: |\n)The database does not answer as it should \([^\n]+\)\. If DATABASE_URL leads to a transaction pooler, set DATABASE_PREPARE=off, or give the pooler prepared statements\.\n$/

    it('refuses a distributed start, with cause and remedy in one line', async () => {
      const { code, said } = await refusal(pooler.url)
      expect(said).toMatch(sentence)
      expect(code).toBe(1)
    })

    it('refuses an embedded start, with cause and remedy in one line', async () => {
      const { code, said } = await refusal(pooler.url, 'start.js')
      expect(said).toMatch(sentence)
      expect(code).toBe(1)
    })

    it.each([1, 2, 20])(
      'refuses a start through a pooler without connections yet, of at most %i',
      async (connections) => {
        const fresh = await startPgbouncer(database.url, connections)
        try {
          const { code, said } = await refusal(fresh.url)
          expect(said).toMatch(sentence)
          expect(code).toBe(1)
        } finally {
          await fresh.stop()
        }
      },
    )
  })
})
