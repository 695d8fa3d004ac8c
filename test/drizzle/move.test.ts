// A tenant moves between two databases: whole, while writes go on, and whatever is cut off.
import { setTimeout as pause } from 'node:timers/promises'
import { outbox, streams } from '@quintet/drizzle/credit/events.ts'
import { CopyDiffers, type MoveStep, moveSteps, moveTenant } from '@quintet/drizzle/move/move.ts'
import { carryLateJobs, purgeOldRows } from '@quintet/drizzle/move/purge.ts'
import { abandonMove, takeBack } from '@quintet/drizzle/move/take-back.ts'
import { deadQueue } from '@quintet/drizzle/table-parts/jobs.ts'
import { acme, globex } from '@quintet/kit/demo/people.ts'
import { createOutbox } from '@quintet/kit/events/outbox.ts'
import { declareQueues, openBoss } from '@quintet/kit/jobs/boss.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { isTenantMoving } from '@quintet/kit/wire/errors.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestDatabase } from '../support/database/database.ts'
import { aMove, aPair, rowsOf } from '../support/database/move-fixture.ts'
import { silent } from '../support/quintet/subgraph.ts'

const events = createOutbox({ streams, outbox })
const identity = { tenantId: acme.id, userId: null, realmId: acme.id }

/** Writes one event of acme, as credit does; its number. */
const writeIn = (database: ReturnType<TestDatabase['open']>, key: string): Promise<number> =>
  database.scope(identity).write(async (writer) => {
    const sequence = await events.next(writer, 'credit.moves', key)
    await events.append(writer, 'credit.moves', key, { sequence, payload: { sequence } }, new Date())
    return sequence
  })

let pair: Awaited<ReturnType<typeof aPair>>
let before: Record<string, string>
beforeAll(async () => {
  pair = await aPair()
  before = await rowsOf(pair.old.admin, acme.id)
})
afterAll(() => pair.drop())

describe('a move between two databases', () => {
  it('copies every row of the tenant, in all tables, and no others', async () => {
    const { old, next } = pair
    expect(Object.keys(before).length).toBeGreaterThan(20)
    const others = await rowsOf(old.admin, globex.id)
    const move = aMove(old, next)
    await moveTenant(move)
    expect(await rowsOf(next.admin, acme.id)).toEqual(before)
    expect(await rowsOf(next.admin, globex.id)).toEqual({})
    expect(await rowsOf(old.admin, globex.id)).toEqual(others)
    const counted = move.compared().filter(({ rows }) => rows > 0)
    expect(Object.fromEntries(counted.map(({ name, rows }) => [name, String(rows)]))).toEqual(
      Object.fromEntries(Object.entries(before).map(([name, text]) => [name, text.split(' ')[0]])),
    )
    expect(move.compared().every(({ isEqual, checksum }) => isEqual && /^[0-9a-f]{16}$/.test(checksum))).toBe(true)
    expect(move.log).toEqual([
      'copied',
      'stopped',
      'verifying',
      'compared',
      'arrived',
      'departed',
      'flip',
      'flipped',
      'settled',
    ])
  })
})

describe('a tenant that has moved', () => {
  it('can be read but not written where it was, and returns with its new rows', async () => {
    const { old, next } = pair
    const [there, here] = [old.open('credit'), next.open('credit')]
    const refused = await writeIn(there, 'new').then(
      () => null,
      (error: unknown) => error,
    )
    expect(isTenantMoving(refused)).toBe(true)
    expect(await rowsOf(old.admin, acme.id)).toEqual(before)
    expect(await events.head(there.scope(identity), 'credit.moves', 'new')).toBe(0)
    // Others write on.
    await there
      .scope({ ...identity, tenantId: globex.id })
      .write((writer) => events.next(writer, 'credit.moves', 'other'))
    expect([await writeIn(here, 'new'), await writeIn(here, 'new')]).toEqual([1, 2])
    let after: Record<string, string> = {}
    // After the rows were copied: one is changed, one removed, and one that was removed comes back under another id.
    const afterStep = async (step: MoveStep): Promise<void> => {
      if (step !== 'copied') return
      await next.admin.begin(async (sql) => {
        await sql`set local session_replication_role = replica`
        await sql`update credit.accounts set created_at = now() where ctid = any(array(
          select ctid from credit.accounts where tenant_id = ${acme.id} limit 1))`
        await sql`delete from credit.outbox where ctid = any(array(
          select ctid from credit.outbox where tenant_id = ${acme.id} limit 1))`
        await sql`update recruiting.jobs set id = uuidv7() where ctid = any(array(
          select ctid from recruiting.jobs where tenant_id = ${acme.id} limit 1))`
      })
      expect(await writeIn(here, 'new')).toBe(3)
      after = await rowsOf(next.admin, acme.id)
    }
    await moveTenant(aMove(next, old, { afterStep }))
    expect(await rowsOf(old.admin, acme.id)).toEqual(after)
    expect(await writeIn(there, 'new')).toBe(4)
    await expect(writeIn(here, 'new')).rejects.toThrow('lives in another database')
  })

  it('takes along its waiting jobs with their ids, and its position among the events', async () => {
    const { old, next } = pair
    const [waiting, queued, done, failed] = [newId(), newId(), newId(), newId()]
    const boss = openBoss('credit', old.adminUrl, silent)
    await boss.start()
    await declareQueues(boss, [{ name: 'credit.test' }])
    const data = { tenantId: acme.id, userId: null, actorId: null, realmId: acme.id, payload: { n: 1 } }
    await boss.insert(
      'credit.test',
      [queued, done].map((id) => ({ id, data })),
    )
    await boss.complete('credit.test', [done], undefined, { includeQueued: true })
    await boss.insert(deadQueue, [
      { id: failed, data },
      { id: newId(), data: { ...data, tenantId: globex.id } },
    ])
    await boss.stop({ graceful: false })
    await old.admin`insert into credit.job_requests (id, queue, tenant_id, realm_id, payload, start_after)
      select id, 'credit.test', tenant::uuid, tenant::uuid, '{"n": 2}', now() + interval '1 day'
      from (values (${waiting}::uuid, ${acme.id}), (${newId()}, ${globex.id})) as r (id, tenant)`
    const cursor = (database: TestDatabase, position: number) => database.admin`
      insert into credit.event_cursors values ('tenancy.member.left', ${position})
      on conflict (name) do update set position = excluded.position`
    await cursor(old, 7)
    // Ahead of what the old database has consumed: it is waited for.
    await cursor(next, 9)
    const move = aMove(old, next)
    const moving = moveTenant(move)
    await expect(Promise.race([moving, pause(300, 'waits')])).resolves.toBe('waits')
    await cursor(old, 10)
    await moving
    const requested =
      await next.admin`select id, payload from credit.job_requests where queue = 'credit.test' order by payload`
    expect(requested).toEqual([
      { id: queued, payload: { n: 1 } },
      { id: waiting, payload: { n: 2 } },
    ])
    const [left] =
      await old.admin`select (select count(*)::int from credit.job_requests where tenant_id = ${acme.id}) as requests,
      (select count(*)::int from credit_queues.job where name = 'credit.test' and state < 'active') as jobs`
    expect(left).toEqual({ requests: 0, jobs: 0 })
    const dead = async ({ admin }: TestDatabase) =>
      await admin`select id, data ->> 'tenantId' as tenant from credit_queues.job where name = ${deadQueue}`
    expect(await dead(next)).toEqual([{ id: failed, tenant: acme.id }])
    expect((await dead(old)).map(({ tenant }) => tenant)).toEqual([globex.id])
    const isDue = async ({ admin }: TestDatabase, tenantId: string, position: number, isHome: boolean) => {
      const [row] =
        await admin`select credit.event_is_due(${tenantId}, 'tenancy.member.left', ${position}, ${isHome}) as due`
      return row!.due
    }
    expect([await isDue(next, acme.id, 10, false), await isDue(next, acme.id, 11, false)]).toEqual([false, true])
    expect([await isDue(old, acme.id, 10, true), await isDue(old, acme.id, 11, true)]).toEqual([false, false])
    expect([await isDue(next, globex.id, 11, false), await isDue(old, globex.id, 11, true)]).toEqual([false, true])
    // Requested where the tenant was, by what still found its rows there; then these are removed.
    const late = newId()
    await old.admin`insert into credit.job_requests (id, queue, tenant_id, realm_id, payload, start_after)
      values (${late}, 'credit.test', ${acme.id}, ${acme.id}, '{}', now())`
    const rows = await rowsOf(next.admin, acme.id)
    await carryLateJobs(move)
    expect(await purgeOldRows(move)).toBe(true)
    expect(await next.admin`select id from credit.job_requests where id = ${late}`).toHaveLength(1)
    expect(await rowsOf(old.admin, acme.id)).toEqual({})
    expect(await rowsOf(old.admin, globex.id)).not.toEqual({})
    expect(await rowsOf(next.admin, acme.id)).toEqual(rows)
    expect(await purgeOldRows({ ...move, id: newId() })).toBe(false)
    expect(await rowsOf(next.admin, acme.id)).toEqual(rows)
    await moveTenant(aMove(next, old))
  })
})

describe('a move under 200 writes a second', () => {
  it('loses no acknowledged write and does none twice, and refuses writes for a short time', async ({ annotate }) => {
    const [old, next] = [pair.old.open('credit'), pair.next.open('credit')]
    let placed = old
    let isOver = false
    const [written, pauses]: [Map<string, number[]>, number[]] = [new Map(), []]
    const write = async (key: string): Promise<void> => {
      let refusedAt: number | null = null
      while (!isOver) {
        const began = performance.now()
        try {
          written.set(key, [...(written.get(key) ?? []), await writeIn(placed, key)])
          if (refusedAt !== null) pauses.push(performance.now() - refusedAt)
          refusedAt = null
        } catch (error) {
          if (!isTenantMoving(error)) throw error
          refusedAt ??= began
        }
        await pause(Math.max(1, 40 - (performance.now() - began)))
      }
    }
    const writing = Promise.all(Array.from({ length: 8 }, (_, i) => write(`writer ${i}`)))
    const total = () => [...written.values()].flat().length
    await expect.poll(total).toBeGreaterThan(50)
    const flip = async () => {
      placed = next
    }
    const milliseconds = await moveTenant(aMove(pair.old, pair.next, { flip }))
    const atMove = total()
    await expect.poll(total).toBeGreaterThan(atMove + 50)
    isOver = true
    await writing
    for (const [key, sequences] of written) {
      expect([key, sequences]).toEqual([key, sequences.map((_, i) => i + 1)])
      expect(await events.head(next.scope(identity), 'credit.moves', key)).toBe(sequences.length)
      const stored = await events.after(next.scope(identity), 'credit.moves', key, 0, 100_000)
      expect(stored.map(({ payload }) => payload.sequence)).toEqual(sequences)
    }
    await annotate(
      `writes were refused for ${Math.round(milliseconds)} ms; the longest wait was ${Math.round(Math.max(0, ...pauses))} ms`,
    )
    expect(milliseconds).toBeLessThan(10_000)
  })
})

/** After the other steps nothing different is done. */
const cuts = ['copied', 'compared', 'arrived', 'departed', 'flipped'] as const

describe('a move that is cut off', () => {
  it.each(cuts)('after the step %s is taken back or goes on', async (step) => {
    const [from, to] = (await livesIn(pair.old)) ? [pair.old, pair.next] : [pair.next, pair.old]
    const rows = await rowsOf(from.admin, acme.id)
    const move = aMove(from, to, {}, step)
    await expect(moveTenant(move)).rejects.toThrow(`Killed after ${step}`)
    const mayReturn = moveSteps.indexOf(step) < moveSteps.indexOf('departed')
    expect(await abandonMove(move)).toBe(mayReturn)
    if (mayReturn) {
      if (step === 'arrived') expect(await rowsOf(to.admin, acme.id)).toEqual({})
      expect(await writeIn(from.open('credit'), step)).toBe(1)
      Object.assign(rows, await rowsOf(from.admin, acme.id))
    } else await expect(writeIn(from.open('credit'), step)).rejects.toThrow('lives in another database')
    await moveTenant({ ...move, afterStep: () => {} })
    expect(await rowsOf(to.admin, acme.id)).toEqual(rows)
    expect(await writeIn(to.open('credit'), step)).toBe(mayReturn ? 2 : 1)
  })

  it('when only one subgraph was stopped is taken back', async () => {
    const [from, to] = (await livesIn(pair.old)) ? [pair.old, pair.next] : [pair.next, pair.old]
    const move = aMove(from, to)
    await from.admin`insert into recruiting.tenant_residences (tenant_id, state, move_id) values (${acme.id}, 'AWAY', ${move.id})
      on conflict (tenant_id) do update set state = excluded.state, move_id = excluded.move_id`
    expect(await abandonMove(move)).toBe(true)
    const [row] = await from.admin`select state from recruiting.tenant_residences where tenant_id = ${acme.id}`
    expect(row).toEqual({ state: 'HERE' })
  })

  it('after the departure is not taken back once the old database has passed events left to the new one', async () => {
    const [from, to] = (await livesIn(pair.old)) ? [pair.old, pair.next] : [pair.next, pair.old]
    const move = aMove(from, to, {}, 'departed')
    await expect(moveTenant(move)).rejects.toThrow('Killed after departed')
    const pass = ({ admin }: TestDatabase) => admin`insert into credit.event_cursors (name, position)
      values ('tenancy.member.scrub_due', 1000) on conflict (name) do update set position = excluded.position`
    await pass(from)
    expect(await takeBack(move)).toBe(false)
    // It takes what waits there, and can then be moved back.
    expect([await livesIn(from), await livesIn(to)]).toEqual([false, true])
    expect(await writeIn(to.open('credit'), 'events')).toBe(1)
    await pass(to)
    await moveTenant(aMove(to, from))
    expect(await writeIn(from.open('credit'), 'events')).toBe(2)
    const unmoved = aMove(from, to, {}, 'departed')
    await expect(moveTenant(unmoved)).rejects.toThrow('Killed after departed')
    expect(await takeBack(unmoved)).toBe(true)
    expect(await writeIn(from.open('credit'), 'events')).toBe(3)
  })

  it('because the copy differs changes nothing', async () => {
    const [from, to] = (await livesIn(pair.old)) ? [pair.old, pair.next] : [pair.next, pair.old]
    const rows = await rowsOf(to.admin, acme.id)
    await to.admin.unsafe(`create function public.spoil() returns trigger language plpgsql as
        $$ begin new.last_sequence := new.last_sequence + 1; return new; end $$;
      create trigger spoils before insert on credit.streams for each row execute function public.spoil();
      alter table credit.streams enable always trigger spoils`)
    const move = aMove(from, to)
    expect(await writeIn(from.open('credit'), 'spoilt')).toBe(1)
    const failed = await moveTenant(move).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(CopyDiffers)
    expect(failed).toHaveProperty('message', 'The copy differs in credit.streams')
    expect(move.log).toEqual(['copied', 'stopped', 'verifying'])
    expect(await rowsOf(to.admin, acme.id)).toEqual(rows)
    expect(await abandonMove(move)).toBe(true)
    expect(await writeIn(from.open('credit'), 'spoilt')).toBe(2)
    await to.admin.unsafe('drop function public.spoil() cascade')
  })
})

/** Whether acme's writes are taken in this database. */
async function livesIn({ admin }: TestDatabase): Promise<boolean> {
  const [row] = await admin`select state from credit.tenant_residences where tenant_id = ${acme.id}`
  return row?.state !== 'AWAY'
}
