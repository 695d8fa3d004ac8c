// What a request reads and writes, in both forms of reading: whom it lets see what, when it begins, and how it ends.
import { randomUUID } from 'node:crypto'
import { type Database, openDatabase } from '@quintet/drizzle/client/database.ts'
import { createScope, type Reader } from '@quintet/drizzle/client/scope.ts'
import { type Identity, isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { jobs } from '@quintet/drizzle/recruiting/jobs.ts'
import { asc, sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addJob } from '../support/database/add-job.ts'
import { cloneDatabase, type TestDatabase } from '../support/database/database.ts'

// No condition of its own: only row-level security decides.
const allJobs = statement({}, (db) => db.select({ tenantId: jobs.tenantId, title: jobs.title }).from(jobs))
const jobsByIds = statement({ ids: slot.uuids }, (db, p) =>
  db.select({ id: jobs.id }).from(jobs).where(isAnyOf(jobs.id, p.ids)).orderBy(asc(jobs.id)),
)
const standing = {
  pid: sql<number>`pg_backend_pid()`,
  begun: sql<string>`transaction_timestamp()::text`,
  isReadOnly: sql<string>`current_setting('transaction_read_only')`,
  isolation: sql<string>`current_setting('transaction_isolation')`,
  tenantId: sql<string>`coalesce(current_setting('app.tenant_id', true), '')`,
  pool: sql<string>`current_setting('application_name')`,
  prepared: sql<number>`(select count(*)::int from pg_prepared_statements)`,
}
const where = statement({}, (db) => db.select(standing).from(sql`(values (1)) as one`))
const whereSlowly = statement({}, (db) => db.select(standing).from(sql`(values (1)) as one`), { slow: true })
const failing = statement({}, (db) => db.select({ x: sql`1 / 0` }).from(sql`(values (1)) as one`))

let clone: TestDatabase
beforeAll(async () => {
  clone = await cloneDatabase()
})
afterAll(() => clone.drop())

describe.each(['statement', 'transaction'] as const)('reads in a %s', (reads) => {
  const isFronted = reads === 'statement'
  let database: Database
  /** The same with a single connection: a request that waits for a second one never ends. */
  let narrow: Database
  const open = (connections?: number): Database =>
    openDatabase({
      subgraph: 'recruiting',
      url: clone.runtimeUrl('recruiting'),
      directUrl: clone.adminUrl,
      reads,
      ...(connections === undefined ? {} : { connections }),
    })
  beforeEach(() => {
    database = open()
    narrow = open(1)
  })
  afterEach(async () => {
    await Promise.all([database.close(), narrow.close()])
  })

  const inTenant = (tenantId: string | null): Identity => ({ tenantId, userId: null, realmId: null })
  const titles = async (reader: Reader) => (await reader.read(allJobs, {})).map(({ title }) => title).sort()
  /** A new tenant with jobs of these titles. */
  const aTenant = async (...given: string[]) => {
    const tenantId = randomUUID()
    await database.scope(inTenant(tenantId)).write(async (writer) => {
      for (const title of given) await writer.run(addJob, { title })
    })
    return tenantId
  }
  const titlesInDatabase = async (tenantId: string) =>
    (await clone.admin`select title from recruiting.jobs where tenant_id = ${tenantId}`).map(({ title }) => title)
  const backends = () => clone.admin<{ state: string }[]>`
  select state from pg_stat_activity where datname = current_database()
    and application_name in ('quintet recruiting', 'quintet recruiting reads')`

  describe('reading', () => {
    it('is refused once its scope was closed', async () => {
      const scope = database.scope(inTenant(randomUUID()))
      const other = scope.as({ tenantId: randomUUID() })
      await scope.close()
      for (const closed of [scope, other]) {
        await expect(closed.read(where, {})).rejects.toThrow('This scope was closed')
      }
    })

    it.each(['copy recruiting.jobs to stdout', 'declare c cursor for select 1', 'set role none', 'begin'])(
      'of something other than rows is refused: %s',
      async (text) => {
        const wrong = { ...where, text }
        const scope = database.scope(inTenant(null))
        await expect(scope.read(wrong, {})).rejects.toThrow('A scope reads and writes rows, nothing else')
        await expect(scope.write((writer) => writer.read(wrong, {}))).rejects.toThrow('nothing else')
        await expect(scope.read({ ...where, text: 'select 1; select 2' }, {})).rejects.toMatchObject({ code: '42601' })
        await scope.close()
      },
    )

    // Reads that carry their scope begin none at all.
    const itHere = isFronted ? null : it
    itHere?.('begins one READ ONLY transaction for all reads, at the first of them', async () => {
      const scope = narrow.scope(inTenant(randomUUID()))
      expect(await backends()).toEqual([])
      const together = await Promise.all(Array.from({ length: 5 }, () => scope.read(where, {})))
      const after = [await scope.read(where, {}), await scope.read(where, {})]
      const all = [...together, ...after].flat()
      expect(new Set(all.map(({ pid, begun }) => `${pid} ${begun}`)).size).toBe(1)
      expect(all[0]).toMatchObject({ isReadOnly: 'on', isolation: 'read committed' })
      expect(await backends()).toEqual([{ state: 'idle in transaction' }])
      await scope.close()
      expect(await backends()).toEqual([{ state: 'idle' }])
      const [next] = await narrow.scope(inTenant(null)).read(where, {})
      expect(next!.begun).not.toBe(all[0]!.begun)
    })

    it('shows the tenant’s own rows, and nothing without a tenant', async () => {
      const [one, two] = [await aTenant('a', 'b'), await aTenant('c')]
      const seen = async (tenantId: string | null) => {
        const scope = database.scope(inTenant(tenantId))
        return titles(scope).finally(() => scope.close())
      }
      expect([await seen(one), await seen(two), await seen(null), await seen(randomUUID())]).toEqual([
        ['a', 'b'],
        ['c'],
        [],
        [],
      ])
    })

    it('writes nothing', async () => {
      const tenantId = await aTenant()
      const scope = database.scope(inTenant(tenantId))
      await expect(scope.read(addJob, { title: 'smuggled' })).rejects.toMatchObject({ code: '25006' })
      await scope.close()
      await expect(
        database.scope(inTenant(tenantId)).snapshot((reader) => reader.read(addJob, { title: 'smuggled' })),
      ).rejects.toMatchObject({ code: '25006' })
      expect(await titlesInDatabase(tenantId)).toEqual([])
    })

    it('returns its connection after a failure', async () => {
      for (let i = 0; i < 3; i++) {
        const scope = narrow.scope(inTenant(null))
        await expect(scope.read(failing, {})).rejects.toMatchObject({ code: '22012' })
        await scope.close()
      }
      expect(await narrow.scope(inTenant(null)).read(where, {})).toHaveLength(1)
    })

    it('of slow statements uses its own pool, which a held connection does not block', async () => {
      const scope = narrow.scope(inTenant(randomUUID()))
      const [fast] = await scope.read(where, {})
      const [slow] = await scope.read(whereSlowly, {})
      const pool = isFronted ? 'quintet recruiting reads' : 'quintet recruiting'
      expect([fast!.pool, slow!.pool]).toEqual([pool, 'quintet recruiting slow'])
      expect(slow).toMatchObject({ isReadOnly: 'on', tenantId: scope.identity.tenantId })
      await scope.close()
    })

    it('with an invalid id is refused before any statement', () => {
      for (const id of ['x', '', "' or true --", randomUUID().toUpperCase()]) {
        expect(() => database.scope(inTenant(id))).toThrow('An identity consists of UUIDs')
      }
    })
  })

  describe('writing', () => {
    it('has committed when it returns', async () => {
      const tenantId = await aTenant()
      const answer = await database.scope(inTenant(tenantId)).write(async (writer) => {
        await writer.run(addJob, { title: 'kept' })
        expect(await titlesInDatabase(tenantId)).toEqual([])
        return 'answer'
      })
      expect(answer).toBe('answer')
      expect(await titlesInDatabase(tenantId)).toEqual(['kept'])
    })

    it.each([
      ['when the work throws', (): Promise<unknown> => Promise.reject(new Error('no'))],
      [
        'when a statement fails and the work goes on',
        async (writer?: Reader) => writer!.read(failing, {}).catch(() => {}),
      ],
    ])('is rolled back entirely %s', async (_, end) => {
      const tenantId = await aTenant()
      const done: string[] = []
      const work = database.scope(inTenant(tenantId)).write(async (writer) => {
        writer.afterCommit(() => done.push('told'))
        await writer.run(addJob, { title: 'lost' })
        await end(writer)
      })
      await expect(work).rejects.toThrow()
      expect([done, await titlesInDatabase(tenantId)]).toEqual([[], []])
    })

    it('runs its afterCommit callback after the commit, not before', async () => {
      const tenantId = await aTenant()
      const order: string[] = []
      let seen: Promise<string[]> | undefined
      await database.scope(inTenant(tenantId)).write(async (writer) => {
        writer.afterCommit(() => {
          order.push('told')
          seen = titlesInDatabase(tenantId)
        })
        await writer.run(addJob, { title: 'told of' })
        order.push('written')
      })
      expect(order).toEqual(['written', 'told'])
      expect(await seen).toEqual(['told of'])
    })

    it('ends the reading first and is seen by later reads: one connection is enough', {
      timeout: 5000,
    }, async () => {
      const tenantId = await aTenant('before')
      const scope = narrow.scope(inTenant(tenantId))
      for (const title of ['one', 'two']) {
        await titles(scope)
        await scope.write((writer) => writer.run(addJob, { title }))
      }
      expect(await titles(scope)).toEqual(['before', 'one', 'two'])
      await scope.close()
    })

    it('refuses to read a statement that writes, and to run one that only reads', async () => {
      const scope = database.scope(inTenant(await aTenant()))
      await expect(scope.write((writer) => writer.read(addJob, { title: 'read' }))).rejects.toThrow('is run, not read')
      await expect(scope.write((writer) => writer.run(allJobs, {}))).rejects.toThrow('is read, not run')
    })

    it('refuses rows of another tenant', async () => {
      const [mine, theirs] = [await aTenant(), await aTenant()]
      const insert = statement({ other: slot.uuid }, (db, p) =>
        db
          .insert(jobs)
          .values({ tenantId: p.other, title: 't', description: 'd', requiredSkills: [], preferredSkills: [] }),
      )
      const work = database.scope(inTenant(mine)).write((writer) => writer.run(insert, { other: theirs }))
      await expect(work).rejects.toMatchObject({ code: '42501' })
    })
  })

  describe('a scope as another tenant', () => {
    it('reads what that tenant may see, and ends with its parent scope', { timeout: 5000 }, async () => {
      const [one, two] = [await aTenant('a'), await aTenant('b')]
      const scope = database.scope(inTenant(one))
      const other = scope.as({ tenantId: two })
      expect([await titles(scope), await titles(other)]).toEqual([['a'], ['b']])
      await scope.close()
      expect((await backends()).every(({ state }) => state === 'idle')).toBe(true)
    })

    it('writes in the same transaction', async () => {
      const [one, two] = [await aTenant(), await aTenant()]
      await database.scope(inTenant(one)).write(async (writer) => {
        await writer.run(addJob, { title: 'mine' })
        const [before] = await writer.read(where, {})
        const inside = writer.as({ tenantId: two })
        await inside.run(addJob, { title: 'theirs' })
        const [after] = await inside.read(where, {})
        expect(after).toMatchObject({ pid: before!.pid, begun: before!.begun, tenantId: two })
        expect(await titles(inside)).toEqual(['theirs'])
      })
      expect([await titlesInDatabase(one), await titlesInDatabase(two)]).toEqual([['mine'], ['theirs']])
    })
  })

  describe('a snapshot', () => {
    it('is followed by reads of the same server: a standby may not have what it has shown', async () => {
      const fast = postgres(clone.runtimeUrl('recruiting'), { max: 1, fetch_types: false })
      const pools = {
        fast,
        slow: fast,
        long: fast,
        reads: null,
        reader: '',
        tenantEntry: null,
        partEntry: null,
        prepare: true,
      }
      const standby = { read: async () => [] }
      for (const kind of ['snapshot', 'longSnapshot'] as const) {
        const scope = createScope(pools, inTenant(await aTenant('a')), undefined, standby)
        expect(await titles(scope)).toEqual([])
        expect(await scope[kind](titles)).toEqual(['a'])
        expect(await titles(scope)).toEqual(['a'])
        await scope.close()
      }
      await fast.end()
    })

    it('shows one state, whatever is committed meanwhile; reading otherwise shows each commit', async () => {
      const tenantId = await aTenant('a')
      const add = (title: string) => database.scope(inTenant(tenantId)).write((writer) => writer.run(addJob, { title }))
      const scope = database.scope(inTenant(tenantId))
      const seen = await scope.snapshot(async (reader) => {
        const before = await titles(reader)
        await add('b')
        const [{ isolation, isReadOnly } = {}] = await reader.read(where, {})
        return [before, await titles(reader), isolation, isReadOnly]
      })
      expect(seen).toEqual([['a'], ['a'], 'repeatable read', 'on'])
      expect(await titles(scope)).toEqual(['a', 'b'])
      await add('c')
      expect(await titles(scope)).toEqual(['a', 'b', 'c'])
      await scope.close()
    })
  })

  describe('statements', () => {
    it('are prepared once, for lists of every length and for every tenant', async () => {
      const ids = Array.from({ length: 100 }, () => randomUUID())
      const counts: number[] = []
      for (const length of [1, 0, 1, 7, 100]) {
        const scope = narrow.scope(inTenant(await aTenant()))
        await scope.read(jobsByIds, { ids: ids.slice(0, length) })
        counts.push((await scope.read(where, {}))[0]!.prepared)
        await scope.close()
      }
      expect(counts[0]).toBeGreaterThanOrEqual(2)
      expect(new Set(counts.slice(1)).size).toBe(1)
    })
  })
})
