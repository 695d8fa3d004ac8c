// One key, one effect: the second call gets the answer of the first.
import { createHash, randomUUID } from 'node:crypto'
import { inspect } from 'node:util'
import type { Database } from '@quintet/drizzle/client/database.ts'
import { idempotencyKeys as table } from '@quintet/drizzle/marketplace/events.ts'
import { idempotencyStatements, once, stableText } from '@quintet/kit/slice/idempotency.ts'
import { Refused } from '@quintet/kit/slice/problems.ts'
import { revealed, type ShownOnce, shownOnce } from '@quintet/kit/slice/shown-once.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cloneDatabase, type TestDatabase, untilWaiting } from '../../support/database/database.ts'

const [present, previous] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
const statements = idempotencyStatements(table, [present, previous])
let clone: TestDatabase
let database: Database
beforeAll(async () => {
  clone = await cloneDatabase()
  database = clone.open('marketplace')
})
afterAll(() => clone.drop())

type Who = { userId: string; tenantId: string | null }
const aPerson = (): Who => ({ userId: randomUUID(), tenantId: randomUUID() })
type Call = { operation?: string; key?: string; input?: unknown }
const run = (who: Who, call: Call, work: () => Promise<Record<string, unknown>>) =>
  database
    .scope({ ...who, realmId: null })
    .write((writer) => once(statements, writer, { operation: 'do', key: 'k', input: {}, ...call }, work))
const counting = () => {
  let calls = 0
  return { work: async () => ({ call: ++calls }), count: () => calls }
}

describe('a key', () => {
  it('gives the first answer again without doing the work again', async () => {
    const [who, { work, count }] = [aPerson(), counting()]
    expect(await run(who, {}, work)).toEqual({ call: 1 })
    expect(await run(who, {}, work)).toEqual({ call: 1 })
    expect(count()).toBe(1)
  })

  it('treats inputs as equal whatever the order of their fields', async () => {
    const [who, { work }] = [aPerson(), counting()]
    await run(who, { input: { a: 1, b: { c: [1, 2], d: null } } }, work)
    expect(await run(who, { input: { b: { d: null, c: [1, 2] }, a: 1 } }, work)).toEqual({ call: 1 })
  })

  it.each([
    [{ a: 1 }, { a: 2 }],
    [{ a: [1, 2] }, { a: [2, 1] }],
    [{ a: null }, {}],
    [{ a: '1' }, { a: 1 }],
  ])('with %j first and %j then is a conflict', async (first, second) => {
    const [who, { work, count }] = [aPerson(), counting()]
    await run(who, { input: first }, work)
    const refusal = run(who, { input: second }, work)
    await expect(refusal).rejects.toBeInstanceOf(Refused)
    await expect(refusal).rejects.toMatchObject({ problem: { code: 'IDEMPOTENCY_KEY_REUSED' } })
    expect(count()).toBe(1)
  })

  it('is separate for each person, tenant and operation', async () => {
    const [who, { work }] = [aPerson(), counting()]
    await run(who, {}, work)
    const others: [Who, Call][] = [
      [aPerson(), {}],
      [{ ...who, tenantId: randomUUID() }, {}],
      [{ ...who, tenantId: null }, {}],
      [who, { operation: 'do another thing' }],
      [who, { key: 'K' }],
    ]
    for (const [i, [other, call]] of others.entries()) expect(await run(other, call, work)).toEqual({ call: i + 2 })
  })

  it('returns dates and bigints as such in a repeated answer', async () => {
    const who = aPerson()
    const answer = { at: new Date('2026-05-10T09:30:00.123Z'), parts: [{ minor: 2n ** 63n - 1n, none: null }] }
    const work = async () => answer
    expect(await run(who, {}, work)).toEqual(answer)
    expect(await run(who, {}, work)).toEqual(answer)
  })

  it('is free again when the work threw', async () => {
    const [who, { work }] = [aPerson(), counting()]
    await expect(run(who, {}, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await run(who, { input: { other: true } }, work)).toEqual({ call: 1 })
  })
})

describe('what is stored', () => {
  const rowOf = async ({ userId }: Who) => {
    const [row] = await clone.admin`select * from marketplace.idempotency_keys where user_id = ${userId}`
    return row!
  }

  it('has no secret of the answer: a repeated call gets null in its place', async () => {
    const who = aPerson()
    const work = async () => ({ id: 'a key', secret: shownOnce('qk_live_31415926') as ShownOnce | null })
    const secretOf = async () => revealed(((await run(who, {}, work)) as Awaited<ReturnType<typeof work>>).secret)
    expect(await secretOf()).toBe('qk_live_31415926')
    expect(await secretOf()).toBeNull()
    expect((await rowOf(who)).answer).toEqual({ id: 'a key', secret: null })
  })

  it('does not let a password of the input be guessed', async () => {
    const who = aPerson()
    const input = { password: 'horse' }
    await run(who, { input }, async () => ({}))
    const { fingerprint } = await rowOf(who)
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/)
    expect(fingerprint).not.toBe(createHash('sha256').update(stableText(input)).digest('hex'))
  })

  it('is recognised under the previous secret, and in its older form without a secret', async () => {
    const input = { a: 1 }
    const before = idempotencyStatements(table, [previous])
    const who = aPerson()
    const call = { operation: 'do', key: 'k', input }
    await database
      .scope({ ...who, realmId: null })
      .write((writer) => once(before, writer, call, async () => ({ first: 1 })))
    expect(await run(who, { input }, async () => ({ second: 2 }))).toEqual({ first: 1 })
    const plain = createHash('sha256').update(stableText(input)).digest('hex')
    await clone.admin`update marketplace.idempotency_keys set fingerprint = ${plain} where user_id = ${who.userId}`
    expect(await run(who, { input }, async () => ({ third: 3 }))).toEqual({ first: 1 })
    await expect(run(who, { input: { a: 2 } }, async () => ({}))).rejects.toBeInstanceOf(Refused)
  })
})

describe('a secret that is shown once', () => {
  it('does not appear when an object is serialised or inspected', () => {
    const hidden = shownOnce('qk_live_31415926')
    expect(`${JSON.stringify({ hidden })} ${inspect(hidden, { depth: 9, showHidden: true })}`).not.toContain('qk_live')
    expect(revealed(hidden)).toBe('qk_live_31415926')
    expect(revealed(null)).toBeNull()
  })
})

describe('two calls with the same key at once', () => {
  const race = async (first: 'commits' | 'rolls back') => {
    const [who, { work, count }] = [aPerson(), counting()]
    const gate = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    const one = run(who, {}, async () => {
      const answer = await work()
      begun.resolve()
      await gate.promise
      if (first === 'rolls back') throw new Error('no')
      return answer
    })
    one.catch(() => {})
    await begun.promise
    const two = run(who, {}, work)
    await untilWaiting(clone.admin, 1)
    expect(count()).toBe(1)
    gate.resolve()
    return { two: await two, count: count() }
  }

  it('wait for each other: the second gets the answer of the first', async () => {
    expect(await race('commits')).toEqual({ two: { call: 1 }, count: 1 })
  })

  it('wait for each other: the second does the work when the first is rolled back', async () => {
    expect(await race('rolls back')).toEqual({ two: { call: 2 }, count: 2 })
  })
})

describe('the text of an input', () => {
  it('is the same for equal values and different for others', () => {
    const shuffle = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shuffle)
      if (value === null || typeof value !== 'object') return value
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, part]) => [name, shuffle(part)]),
      )
    }
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, two) => {
        expect(stableText(shuffle(one))).toBe(stableText(one))
        expect(JSON.parse(stableText(one))).toEqual(JSON.parse(JSON.stringify(one)))
        if (stableText(one) === stableText(two)) {
          expect(JSON.parse(JSON.stringify(one))).toEqual(JSON.parse(JSON.stringify(two)))
        }
      }),
    )
  })
})
