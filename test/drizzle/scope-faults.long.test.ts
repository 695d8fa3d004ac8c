// Two tenants on the same few connections, under load and while the server cuts them off.
import { randomUUID } from 'node:crypto'
import { type Database, openDatabase } from '@quintet/drizzle/client/database.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { jobs } from '@quintet/drizzle/recruiting/jobs.ts'
import { presentable } from '@quintet/kit/wire/errors.ts'
import { sql } from 'drizzle-orm'
import { GraphQLError } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addJob } from '../support/database/add-job.ts'
import { cloneDatabase, type TestDatabase } from '../support/database/database.ts'
import { silent } from '../support/quintet/subgraph.ts'

const allJobs = statement({}, (db) => db.select({ tenantId: jobs.tenantId }).from(jobs))
const settings = statement({}, (db) =>
  db
    .select({
      tenantId: sql<string>`coalesce(current_setting('app.tenant_id', true), '')`,
      userId: sql<string>`coalesce(current_setting('app.user_id', true), '')`,
      realmId: sql<string>`coalesce(current_setting('app.realm_id', true), '')`,
    })
    .from(sql`(values (1)) as one`),
)

let clone: TestDatabase
beforeAll(async () => {
  clone = await cloneDatabase()
})
afterAll(() => clone.drop())
const forms = ['statement', 'transaction'] as const
const openWith = (connections: number, reads: (typeof forms)[number]): Database =>
  openDatabase({
    subgraph: 'recruiting',
    url: clone.runtimeUrl('recruiting'),
    directUrl: clone.adminUrl,
    connections,
    reads,
  })
/** The code that a client gets for an error of the database. */
const codeOf = (error: Error) => {
  const located = new GraphQLError('', { originalError: error, path: ['field'] })
  return presentable(located, 'a request', silent).extensions.code
}

describe.each(forms)('on a single connection with reads in a %s', (reads) => {
  it('200 interleaved calls of two tenants and of none see only their own rows and leave nothing behind', async () => {
    // A setting that outlives its transaction would be seen by statements that set none of their own: it is refused.
    await clone.admin.unsafe(`create schema if not exists spy; grant usage on schema spy to public;
      create or replace function spy.set_config(name text, value text, is_local boolean) returns text language plpgsql as $$
      begin
        if not is_local then raise exception '% outlives its transaction', name; end if;
        return pg_catalog.set_config(name, value, is_local);
      end $$;
      alter role recruiting_test in database ${clone.name} set search_path = spy, pg_catalog`)
    const database = openWith(1, reads)
    const tenants = [randomUUID(), randomUUID(), null]
    const call = async (i: number) => {
      const tenantId = tenants[i % 3]!
      const scope = database.scope({ tenantId, userId: tenantId, realmId: tenantId })
      const [before] = await scope.read(settings, {})
      if (tenantId !== null && i % 5 === 0) await scope.write((writer) => writer.run(addJob, { title: `${i}` }))
      if (i % 7 === 0) await scope.write(() => Promise.reject(new Error('rolled back'))).catch(() => {})
      const rows = await scope.read(allJobs, {})
      await scope.close()
      const own = tenantId ?? ''
      expect(before).toEqual({ tenantId: own, userId: own, realmId: own })
      expect(rows.filter((row) => row.tenantId !== tenantId)).toEqual([])
      return rows.length
    }
    const counts = await Promise.all(Array.from({ length: 200 }, (_, i) => call(i)))
    expect(Math.max(...counts)).toBeGreaterThan(5)
    const anonymous = database.scope({ tenantId: null, userId: null, realmId: null })
    expect(await anonymous.read(settings, {})).toEqual([{ tenantId: '', userId: '', realmId: '' }])
    await anonymous.close()
    await database.close()
    await clone.admin.unsafe(`alter role recruiting_test in database ${clone.name} reset search_path`)
  })
})

describe.each(forms)(
  'after an error, a cancelled statement and a savepoint on a single connection with reads in a %s',
  (reads) => {
    it('the next caller sees nothing of the one before', async () => {
      const database = openWith(1, reads)
      const [mine, other] = [randomUUID(), randomUUID()]
      const of = (id: string | null) => database.scope({ tenantId: id, userId: id, realmId: id })
      await of(mine).write((writer) => writer.run(addJob, { title: 'mine' }))
      const nothing = { tenantId: '', userId: '', realmId: '' }
      const isClean = async () => {
        for (const [id, rows] of [
          [null, 0],
          [other, 0],
          [mine, 1],
        ] as const) {
          const scope = of(id)
          expect(await scope.read(settings, {})).toEqual([
            id === null ? nothing : { tenantId: id, userId: id, realmId: id },
          ])
          expect(await scope.read(allJobs, {})).toHaveLength(rows)
          await scope.close()
        }
      }
      const failing = statement({}, (db) => db.select({ all: sql<string>`1 / 0` }).from(sql`(values (1)) as one`))
      const slow = statement({}, (db) => db.select({ all: sql<string>`pg_sleep(60)` }).from(sql`(values (1)) as one`))
      // A function with an exception block makes a savepoint and goes back to it, with another tenant in between.
      await clone.admin.unsafe(`create or replace function recruiting.go_back(other text) returns text language plpgsql as $$
      begin
        perform set_config('app.tenant_id', other, true);
        raise exception 'go back';
      exception when others then return current_setting('app.tenant_id', true);
      end $$`)
      const goingBack = statement({ other: slot.text }, (db, p) =>
        db.select({ tenant: sql<string>`recruiting.go_back(${p.other})` }).from(sql`(values (1)) as one`),
      )
      const cancel = async () => {
        await expect
          .poll(
            async () =>
              (
                await clone.admin`select pg_cancel_backend(pid) from pg_stat_activity
                where datname = current_database() and query like '%pg_sleep(60)%' and pid <> pg_backend_pid()`
              ).length,
          )
          .toBeGreaterThan(0)
      }
      for (const kind of ['read', 'write'] as const) {
        const run = async (each: typeof failing) => {
          const scope = of(mine)
          const running = kind === 'read' ? scope.read(each, {}) : scope.write((writer) => writer.read(each, {}))
          return running.finally(() => scope.close())
        }
        await expect(run(failing)).rejects.toMatchObject({ code: '22012' })
        await isClean()
        const cancelled = expect(run(slow)).rejects.toMatchObject({ code: '57014' })
        await cancel()
        await cancelled
        await isClean()
      }
      const back = await of(mine).write(async (writer) => [
        await writer.read(goingBack, { other }),
        await writer.read(settings, {}),
        await writer.read(allJobs, {}),
      ])
      expect(back).toEqual([
        [{ tenant: mine }],
        [{ tenantId: mine, userId: mine, realmId: mine }],
        [{ tenantId: mine }],
      ])
      await isClean()
      await database.close()
      await clone.admin.unsafe('drop function recruiting.go_back(text)')
    })
  },
)

describe('a statement that fails', () => {
  it('affects no other, where each has a transaction of its own', async () => {
    const database = openWith(1, 'statement')
    const failing = statement({}, (db) => db.select({ all: sql<string>`1 / 0` }).from(sql`(values (1)) as one`))
    const scope = database.scope({ tenantId: null, userId: null, realmId: null })
    const outcomes = await Promise.allSettled([
      scope.read(failing, {}),
      scope.read(allJobs, {}),
      scope.read(settings, {}),
    ])
    expect(outcomes.map((each) => (each.status === 'rejected' ? each.reason.code : each.status))).toEqual([
      '22012',
      'fulfilled',
      'fulfilled',
    ])
    await database.close()
  })

  it('gives its error to all later statements of its transaction', async () => {
    const database = openWith(1, 'transaction')
    const slow = statement({}, (db) => db.select({ all: sql<string>`pg_sleep(5)` }).from(sql`(values (1)) as one`))
    const anyone = { tenantId: null, userId: null, realmId: null }
    await clone.admin.unsafe(`alter role recruiting_test in database ${clone.name} set statement_timeout = '300ms'`)
    const scope = database.scope(anyone)
    const outcomes = await Promise.allSettled([scope.read(slow, {}), scope.read(allJobs, {}), scope.read(settings, {})])
    outcomes.push(...(await Promise.allSettled([scope.read(allJobs, {})])))
    await scope.close()
    expect(outcomes.map((each) => each.status === 'rejected' && each.reason.code)).toEqual(Array(4).fill('57014'))
    // The next transaction is not affected.
    const next = database.scope(anyone)
    expect(await next.read(allJobs, {})).toEqual([])
    await next.close()
    await database.close()
    await clone.admin.unsafe(`alter role recruiting_test in database ${clone.name} reset statement_timeout`)
  })
})

describe('a caller that gets no connection in time', () => {
  it('gets an error, and nothing is done for them later', async () => {
    const database = openWith(1, 'transaction')
    const tenantId = randomUUID()
    const scope = () => database.scope({ tenantId, userId: null, realmId: null })
    const [held, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const holding = scope().write(() => {
      held.resolve()
      return released.promise
    })
    await held.promise
    const outcomes = await Promise.allSettled([
      scope().write((writer) => writer.run(addJob, { title: 'too late' })),
      scope().read(allJobs, {}),
      scope().snapshot((reader) => reader.read(settings, {})),
    ])
    expect(outcomes.map((each) => each.status === 'rejected' && each.reason.name)).toEqual([
      'DeadlineError',
      'DeadlineError',
      // The slow pool has connections of its own.
      false,
    ])
    released.resolve()
    await holding
    const next = scope()
    expect(await next.read(allJobs, {})).toEqual([])
    await next.close()
    await database.close()
  })
})

describe.each(forms)('while backends are killed, with reads in a %s', (reads) => {
  it('calls fail cleanly or see their own rows, writes are atomic, and the pool keeps working', async () => {
    const database = openWith(5, reads)
    const tenants = [randomUUID(), randomUUID()]
    const errors: Error[] = []
    const committed: string[] = []
    let foreign = 0
    let served = 0
    let isOver = false
    const client = async (tenantId: string, number: number) => {
      for (let i = 0; !isOver; i++) {
        const scope = database.scope({ tenantId, userId: null, realmId: null })
        try {
          const rows = await scope.read(allJobs, {})
          foreign += rows.filter((row) => row.tenantId !== tenantId).length
          const titles = [`${number} ${i} first`, `${number} ${i} second`]
          await scope.write(async (writer) => {
            for (const title of titles) await writer.run(addJob, { title })
          })
          committed.push(...titles)
          served++
        } catch (error) {
          errors.push(error as Error)
        } finally {
          await scope.close()
        }
      }
    }
    const clients = Array.from({ length: 10 }, (_, i) => client(tenants[i % 2]!, i))
    let killed: number[] = []
    for (let i = 0; i < 20; i++) {
      const before = served
      await expect.poll(() => served).toBeGreaterThan(before)
      const rows = await clone.admin`select pid, pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name like 'quintet recruiting%'`
      killed = rows.map(({ pid }) => pid)
    }
    await expect.poll(() => clone.admin`select from pg_stat_activity where pid = any(${killed})`).toHaveLength(0)
    isOver = true
    await Promise.all(clients)
    expect(errors.length).toBeGreaterThan(5)
    expect(new Set(errors.map(codeOf))).toEqual(new Set(['UNAVAILABLE']))
    expect(foreign).toBe(0)

    const rows = await clone.admin<{ title: string }[]>`
      select title from recruiting.jobs where tenant_id = any(${tenants})`
    const stored = new Set(rows.map(({ title }) => title))
    expect(committed.filter((title) => !stored.has(title))).toEqual([])
    const halves = [...stored].map((title) => title.replace(/ (first|second)$/, ''))
    expect(stored.size).toBe(new Set(halves).size * 2)

    const after = await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        const scope = database.scope({ tenantId: tenants[i % 2]!, userId: null, realmId: null })
        return scope.read(allJobs, {}).finally(() => scope.close())
      }),
    )
    expect(after.every((all, i) => all.length > 0 && all.every((row) => row.tenantId === tenants[i % 2]))).toBe(true)
    await database.probe()
    await database.close()
  })
})

describe.each(forms)('a server that cannot be reached, with reads in a %s', (reads) => {
  it('makes each pool answer UNAVAILABLE, and the probe fail', async () => {
    const database = openDatabase({
      subgraph: 'recruiting',
      url: 'postgres://nobody@127.0.0.1:1/none',
      directUrl: clone.adminUrl,
      reads,
    })
    await expect(database.probe()).rejects.toThrow()
    const scope = database.scope({ tenantId: null, userId: null, realmId: null })
    const outcomes = await Promise.allSettled([
      scope.read(allJobs, {}),
      scope.snapshot((reader) => reader.read(allJobs, {})),
      scope.longSnapshot((reader) => reader.read(allJobs, {})),
      scope.write((writer) => writer.run(addJob, { title: 'kept nowhere' })),
    ])
    const codes = outcomes.map((each) => each.status === 'rejected' && codeOf(each.reason))
    expect(codes).toEqual(Array(4).fill('UNAVAILABLE'))
    await scope.close()
    await database.close()
  })
})
