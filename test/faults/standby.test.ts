// Reads from a standby that lags, is cut off and is promoted, under a load of reads and writes of two tenants: no caller misses
// what they wrote, and none sees what another tenant has. Then the drill: the primary is killed, and the standby takes over.
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '@quintet/drizzle/client/database.ts'
import { statement } from '@quintet/drizzle/client/statement.ts'
import { tenantRoles } from '@quintet/drizzle/tenancy/access.ts'
import { acme, globex } from '@quintet/kit/demo/people.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { allJourneys } from '../journeys/journeys.ts'
import { aPrimary, aStandby, type Server } from '../support/database/standby.ts'
import { textsOf } from '../support/documents/blocks.ts'
import { startTestQuintet, type TestQuintet } from '../support/quintet/quintet.ts'
import { envelopeOf } from '../support/quintet/subgraph.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 })

const change = (name: string, type: string) => `mutation ($input: ${type}!) {
  ${name}(input: $input) { __typename ... on Problem { message } } }`
const rolesOf =
  '{ viewer { tenant { slug roles(first: 100) { nodes { slug description } } members(first: 100) { nodes { id } } } } }'
const tenants = [
  [acme.slug, acme.owner.email],
  [globex.slug, globex.owner.email],
] as const

/** In both tenants someone who counts up in a role and reads it after each step, and someone who reads, until `finish`. */
function startLoad(quintet: () => TestQuintet, from: ReadonlyMap<string, number> = new Map()) {
  const wrong: string[] = []
  const failed: string[] = []
  const acknowledged = new Map(from)
  let isOver = false
  let reads = 0
  let writes = 0
  /** The number that a tenant's role has; null where the answer is none. */
  const read = async (slug: string, token: string): Promise<number | null> => {
    const answer = await quintet().gql(rolesOf, {}, token)
    const tenant = answer.data?.viewer?.tenant
    if (answer.errors !== undefined || !tenant) {
      failed.push(JSON.stringify(answer).slice(0, 300))
      return null
    }
    reads++
    const found: { slug: string; description: string }[] = tenant.roles.nodes
    const drills = found.filter((role) => role.slug.startsWith('drill_'))
    if (tenant.slug !== slug || drills.some((role) => role.slug !== `drill_${slug}`))
      wrong.push(`${slug}: foreign rows`)
    return Number(drills[0]?.description ?? 0)
  }
  const write = async (slug: string, token: string): Promise<void> => {
    const next = (acknowledged.get(slug) ?? 0) + 1
    const isFirst = next === 1
    const own = { slug: `drill_${slug}`, name: slug, scopes: ['recruiting.*:read'] }
    const input = { ...(isFirst ? own : { role: own.slug }), description: `${next}` }
    const text = isFirst ? change('createRole', 'CreateRoleInput') : change('updateRole', 'UpdateRoleInput')
    const answer = await quintet().gql(text, { input }, token)
    if (Object.values<{ __typename: string }>(answer.data ?? {})[0]?.__typename !== 'Role') {
      return void failed.push(JSON.stringify(answer).slice(0, 300))
    }
    acknowledged.set(slug, next)
    writes++
  }
  const work = async (slug: string, email: string, isWriter: boolean): Promise<void> => {
    const token = await quintet().signIn(email, slug)
    let last = 0
    while (!isOver) {
      if (isWriter) await write(slug, token)
      for (let i = 0; i < 3 && !isOver; i++) {
        const least = isWriter ? (acknowledged.get(slug) ?? 0) : last
        const found = await read(slug, token)
        if (found === null) continue
        if (found < least) wrong.push(`${slug}: ${found} after ${least}${isWriter ? ' was written' : ' was read'}`)
        last = found
      }
      await pause(20)
    }
  }
  const working = Promise.all(tenants.flatMap(([slug, email]) => [work(slug, email, true), work(slug, email, false)]))
  working.catch(() => {})
  return {
    acknowledged,
    failed,
    wrong,
    reads: () => reads,
    writes: () => writes,
    async finish() {
      isOver = true
      await working
    },
  }
}

describe('a standby', () => {
  let primary: Server
  let standby: Server
  let quintet: TestQuintet
  let counted: ReadonlyMap<string, number> = new Map()
  const start = (database: Server, of: Server | null): Promise<TestQuintet> =>
    startTestQuintet(
      {},
      {
        COST_PER_MINUTE: '0',
        OPERATIONS_PER_MINUTE: '0',
        ADDRESS_REQUESTS_PER_MINUTE: '0',
        DATABASE_URL: database.appUrl,
        MIGRATION_DATABASE_URL: database.adminUrl,
        ...(of === null ? {} : { STANDBY_DATABASE_URL: of.appUrl, STANDBY_MAX_LAG_SECONDS: '3' }),
      },
    )
  beforeAll(async () => {
    primary = await aPrimary()
    standby = await aStandby(primary)
    quintet = await start(primary, standby)
  })
  afterAll(async () => {
    await quintet?.stop()
    await standby?.remove()
    await primary?.remove()
  })

  const figure = async (name: string, more = ''): Promise<number> => {
    const text = await (await fetch(quintet.url.replace('/graphql', '/metrics'))).text()
    return Number(new RegExp(`^${name}\\{subgraph="tenancy"${more}\\} (\\S+)$`, 'm').exec(text)?.[1])
  }
  const routed = () => figure('quintet_standby_reads_total', ',server="standby"')
  const isUsable = () => figure('quintet_standby_usable')
  const long = { timeout: 30_000, interval: 200 }
  const growsFrom = async (before: number) => expect.poll(routed, long).toBeGreaterThan(before + 20)

  it('shows only rows of the tenant, and leaves to the primary what it has not replayed', async () => {
    const database = openDatabase({
      subgraph: 'tenancy',
      url: primary.appUrl,
      directUrl: primary.adminUrl,
      standby: { url: standby.appUrl, maxLagSeconds: 300 },
    })
    const roles = (options: { slow?: boolean }) =>
      statement({}, (db) => db.selectDistinct({ tenantId: tenantRoles.tenantId }).from(tenantRoles), options)
    try {
      const owner = acme.owner.id
      const cluster = (await database.position!()).split(':')[0]!
      await expect.poll(() => database.standby!().isUsable).toBe(true)
      const none = { tenantId: null, userId: null, realmId: null }
      let [answered, passed] = [0, 0]
      for (const each of [roles({}), roles({ slow: true })]) {
        for (const { id } of [acme, globex, acme]) {
          const scope = database.scope({ ...none, tenantId: id, userId: owner }, {})
          expect((await scope.read(each, {})).filter(({ tenantId }) => tenantId !== id)).toEqual([])
          await scope.close()
        }
        expect(await database.scope(none, {}).read(each, {})).toEqual([])
        answered += 4
        // A position that the log has not reached: the rest of the request, too, comes from the primary.
        const scope = database.scope({ ...none, tenantId: acme.id }, { [cluster]: 'F'.repeat(16) })
        for (let i = 0; i < 2; i++) await scope.read(each, {})
        await scope.close()
        passed += 2
        expect(database.standby!()).toMatchObject({ answered, passed })
      }
    } finally {
      await database.close()
    }
  })

  it('adds the log position to live events', async () => {
    const envelope = envelopeOf({ userId: acme.agent.id, tenantId: acme.id, grants: ['credit.*:*'] })
    const query = 'subscription { creditScoreChanged(category: "personal-loan") { cursor } }'
    const stream = await quintet.inner.sources.get('credit')!.subscribe({ query }, envelope)
    if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream))
    const event = stream.next()
    const input = { category: 'personal-loan', applicantId: acme.applicants[0]!.id, value: 77, idempotencyKey: 'event' }
    await quintet.gql('RecordCreditScore', { input }, await quintet.signIn(acme.agent.email, acme.slug))
    expect((await event).value.extensions.logPosition).toMatch(/^\d+:[0-9A-F]{16}$/)
    await stream.return?.()
  })

  it('shows no caller less than they wrote while it lags, is cut off, comes back and is promoted', async () => {
    const load = startLoad(() => quintet)
    try {
      await growsFrom(0)
      await expect.poll(() => figure('quintet_standby_lag_seconds'), long).toBeLessThan(3)
      // It lags, longer than it may.
      await standby.admin`select pg_wal_replay_pause()`
      await expect.poll(isUsable, long).toBe(0)
      await expect.poll(() => figure('quintet_standby_lag_seconds'), long).toBeGreaterThan(10)
      const during = await routed()
      await pause(300)
      expect(await routed()).toBe(during)
      await standby.admin`select pg_wal_replay_resume()`
      await growsFrom(during)
      expect(load.wrong).toEqual([])
      // It is cut off, and comes back.
      await standby.stop()
      await expect.poll(isUsable, long).toBe(0)
      const before = load.reads()
      await expect.poll(load.reads, long).toBeGreaterThan(before + 20)
      await standby.start()
      await growsFrom(await routed())
      expect(load.wrong).toEqual([])
      // It is promoted, while the primary goes on: it is no standby any more.
      await standby.admin`select pg_promote()`
      await expect.poll(isUsable, long).toBe(0)
      const after = await routed()
      await expect.poll(load.reads, long).toBeGreaterThan(before + 60)
      expect(await routed()).toBe(after)
    } finally {
      await load.finish()
    }
    expect([...load.wrong, ...load.failed]).toEqual([])
    expect(load.writes()).toBeGreaterThan(40)
    counted = load.acknowledged
  })

  it('takes over from a killed primary by the commands of the runbook, with all acknowledged writes', async () => {
    const [settings = '', promote = ''] = textsOf('docs/runbooks.md', 'sql')
    const sayTo = async (server: Server, text: string): Promise<void> => {
      for (const line of text.trim().split('\n')) await server.admin.unsafe(line)
    }
    await standby.remove()
    standby = await aStandby(primary)
    await sayTo(primary, settings)
    const states = () => primary.admin`select sync_state from pg_stat_replication`
    await expect.poll(async () => (await states())[0]?.sync_state, long).toBe('sync')
    const load = startLoad(() => quintet, counted)
    await expect.poll(load.writes, long).toBeGreaterThan(10)
    await primary.stop(true)
    await expect.poll(() => load.failed.length, long).toBeGreaterThan(2)
    await load.finish()
    await quintet.stop()
    expect(load.wrong).toEqual([])
    await sayTo(standby, promote)
    quintet = await start(standby, null)
    for (const [slug, email] of tenants) {
      const { data } = await quintet.gql(rolesOf, {}, await quintet.signIn(email, slug))
      const roles: { slug: string; description: string }[] = data.viewer.tenant.roles.nodes
      const found = Number(roles.find((role) => role.slug === `drill_${slug}`)?.description)
      expect(found).toBeGreaterThanOrEqual(load.acknowledged.get(slug)!)
      // One more may have been committed without an answer.
      expect(found).toBeLessThanOrEqual(load.acknowledged.get(slug)! + 1)
      load.acknowledged.set(slug, found)
    }
    const next = startLoad(() => quintet, load.acknowledged)
    await expect.poll(next.writes, long).toBeGreaterThan(6)
    await next.finish()
    expect([...next.wrong, ...next.failed]).toEqual([])
    await quintet.stop()
  })

  describe('that was promoted', () => {
    allJourneys(() => start(standby, null))
  })
})
