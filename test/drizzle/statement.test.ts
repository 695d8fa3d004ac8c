// What goes into a statement's slots comes out of PostgreSQL as it was.

import type { Scope } from '@quintet/drizzle/client/scope.ts'
import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { bytes } from '@quintet/drizzle/table-parts/columns.ts'
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { alias, bigint, date, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../support/database/database.ts'

const things = pgTable('things', {
  id: uuid('id'),
  name: text('name'),
  count: integer('count'),
  large: bigint('large', { mode: 'bigint' }),
  number: bigint('number', { mode: 'number' }),
  at: timestamp('at', { withTimezone: true, mode: 'date' }),
  day: date('day', { mode: 'string' }),
  data: bytes('data'),
  json: jsonb('json').$type<unknown>(),
})
const one = sql`(values (1)) as one`

let clone: TestDatabase
let scope: Scope
let read: Scope['read']
beforeAll(async () => {
  clone = await cloneDatabase()
  await clone.admin`create table things (id uuid, name text, count int, large bigint, number bigint, at timestamptz,
    day date, data bytea, json jsonb)`
  await clone.admin`grant all on things to recruiting_runtime, recruiting_readonly`
  const database = clone.open('recruiting')
  scope = database.scope({ tenantId: null, userId: null, realmId: null })
  read = (sent, values) => scope.read(sent, values)
})
afterAll(async () => {
  await scope.close()
  await clone.drop()
})

const columns = {
  id: things.id,
  name: things.name,
  count: things.count,
  large: things.large,
  number: things.number,
  at: things.at,
  day: things.day,
  data: things.data,
  json: things.json,
}
const slots = {
  id: slot.nullable(slot.uuid),
  name: slot.nullable(slot.text),
  count: slot.nullable(slot.int),
  large: slot.nullable(slot.bigint),
  number: slot.nullable(slot.int),
  at: slot.nullable(slot.instant),
  day: slot.nullable(slot.text),
  data: slot.nullable(slot.bytes),
  json: slot.nullable(slot.json),
}
const insert = statement(slots, (db, p) =>
  db
    .insert(things)
    .values({ ...p, json: p.json as never })
    .returning(columns),
)
const store = (values: Parameters<typeof insert.bind>[0]) =>
  scope.write(async (writer) => (await writer.run(insert, values as never))[0])
const nothing = {
  id: null,
  name: null,
  count: null,
  large: null,
  number: null,
  at: null,
  day: null,
  data: null,
  json: null,
  tenantId: null,
  userId: null,
  realmId: null,
}

describe('a column gives back what its slot was given', () => {
  it('for nulls', async () => {
    const { tenantId, userId, realmId, ...nulls } = nothing
    expect([tenantId, userId, realmId]).toEqual([null, null, null])
    expect(await store(nothing)).toEqual(nulls)
  })

  it.each<[string, object]>([
    ['text with quotes and backslashes', { name: `it's "so" \\n \\ {a,b} $1 -- \n😀` }],
    ['empty text', { name: '' }],
    ['a large bigint', { large: 9_223_372_036_854_775_807n }],
    ['a small bigint', { large: -9_223_372_036_854_775_808n }],
    ['a number in a bigint column', { number: Number.MAX_SAFE_INTEGER }],
    ['zero', { count: 0 }],
    ['an instant to the millisecond', { at: new Date('2026-02-28T23:59:59.999Z') }],
    ['an instant long ago', { at: new Date('1883-11-18T12:03:58.000Z') }],
    ['a day', { day: '2026-02-28' }],
    ['bytes', { data: Buffer.from([0, 1, 127, 128, 255, 92, 120, 0]) }],
    ['no bytes', { data: Buffer.alloc(0) }],
    ['an object', { json: { a: [1, null, { 'b"': '\\' }], c: '😀', d: 0.1 } }],
    ['a list', { json: ['a', 1, null] }],
  ])('for %s', async (_, values) => {
    expect(await store({ ...nothing, ...values } as never)).toMatchObject(values)
  })

  it('for any text and any JSON', async () => {
    const anyText = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\0') && value.isWellFormed())
    await fc.assert(
      fc.asyncProperty(
        anyText,
        fc.dictionary(anyText, fc.oneof(anyText, fc.integer(), fc.boolean())),
        async (name, json) => {
          const row = await store({ ...nothing, name, json } as never)
          expect(row?.name).toBe(name)
          expect(row?.json).toEqual({ ...json })
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('a bare slot', () => {
  it.each<[string, keyof typeof slot, string, unknown, string]>([
    ['an instant', 'instant', 'timestamptz', new Date('2026-05-01T10:00:00.123Z'), '2026-05-01 10:00:00.123+00'],
    ['a boolean', 'boolean', 'boolean', true, 'true'],
    ['a bigint', 'bigint', 'bigint', 9_007_199_254_740_993n, '9007199254740993'],
    ['an int', 'int', 'int', -7, '-7'],
    ['JSON', 'json', 'jsonb', { a: ['"', '\\'] }, '{"a": ["\\"", "\\\\"]}'],
    ['bytes', 'bytes', 'bytea', Uint8Array.of(0, 255), '\\x00ff'],
  ])('takes %s', async (_, kind, type, value, expected) => {
    const echo = statement({ value: slot[kind] as typeof slot.text }, (db, p) =>
      db.select({ value: sql<string>`(${p.value}::${sql.raw(type)})::text` }).from(one),
    )
    await scope.write(async (writer) => {
      const [set] = await writer.read(echo, { value: value as string })
      expect(set!.value.replace('+00:00', '+00')).toBe(expected)
    })
  })
})

describe('a list', () => {
  const echo = statement({ values: slot.texts }, (db, p) =>
    db.select({ json: sql<string>`to_json(${p.values})::text` }).from(one),
  )
  const sent = async (values: string[]) => JSON.parse((await read(echo, { values }))[0]!.json) as string[]

  it.each([[[]], [['']], [['null', 'NULL']], [['a,b', '{c}', '"d"', "'e'", '\\', '\\"', 'f\\\\g', '\n\t ', '😀']]])(
    'arrives as it was sent: %j',
    async (values) => {
      expect(await sent(values)).toEqual(values)
    },
  )

  it('of any texts arrives as it was sent', async () => {
    const anyText = fc.string({ unit: fc.constantFrom(...'ab"\\,{} \'\n😀é') }).filter((value) => value.isWellFormed())
    await fc.assert(
      fc.asyncProperty(fc.array(anyText), async (values) => {
        expect(await sent(values)).toEqual(values)
      }),
      { numRuns: 100 },
    )
  })

  it('of ids and of numbers is matched by isAnyOf, in one text for every length', async () => {
    const byCount = statement({ counts: slot.ints, names: slot.texts }, (db, p) =>
      db.select({ name: things.name }).from(things).where(isAnyOf(things.count, p.counts)),
    )
    await store({ ...nothing, count: 41, name: 'forty-one' } as never)
    await store({ ...nothing, count: 42, name: 'forty-two' } as never)
    const found = async (counts: number[]) =>
      (await read(byCount, { counts, names: [] })).map(({ name }) => name).sort()
    expect([await found([]), await found([42]), await found([41, 42, 43, 42])]).toEqual([
      [],
      ['forty-two'],
      ['forty-one', 'forty-two'],
    ])
    expect(byCount.text).toContain('= any($1::bigint[])')
  })
})

describe('a statement', () => {
  it('refuses a slot without a value, before anything is sent', async () => {
    const byName = statement({ name: slot.text }, (db, p) =>
      db.select({ name: things.name }).from(things).where(eq(things.name, p.name)),
    )
    await expect(read(byName, {} as never)).rejects.toThrow('No value for slot name')
    await expect(read(byName, { name: undefined } as never)).rejects.toThrow('No value for slot name')
    expect(await read(byName, { name: 'nobody' })).toEqual([])
  })

  it('refuses half a surrogate pair, which would be stored as another character', async () => {
    const half = 'a\ud83e'
    const byNames = statement({ names: slot.texts }, (db, p) =>
      db.select({ name: things.name }).from(things).where(isAnyOf(things.name, p.names)),
    )
    const refused = { code: '22021' }
    await expect(store({ ...nothing, name: half } as never)).rejects.toMatchObject(refused)
    await expect(read(byNames, { names: ['a', half] })).rejects.toMatchObject(refused)
    await expect(store({ ...nothing, json: { half } } as never)).rejects.toThrow('invalid input syntax for type json')
  })

  it('takes the identity from its scope, whatever a caller passes', async () => {
    const whoAmI = statement({}, (db, p) => db.select({ tenantId: sql<string>`${p.tenantId}::uuid::text` }).from(one))
    const tenantId = '01900000-0000-7000-8000-000000000001'
    const other = scope.as({ tenantId })
    const smuggled = { tenantId: '01900000-0000-7000-8000-000000000002' }
    expect(await other.read(whoAmI, smuggled as never)).toEqual([{ tenantId }])
    await other.close()
  })

  it('makes objects of columns, and null of those that a left join did not find', async () => {
    await clone.admin`insert into things (name, count) values ('held', 1), ('free', null)`
    const other = alias(things, 'other')
    const joined = statement({}, (db) =>
      db
        .select({ name: things.name, other: { name: other.name, count: other.count } })
        .from(things)
        .leftJoin(other, and(eq(other.name, things.name), eq(other.count, 1)))
        .where(inArray(things.name, ['held', 'free']))
        .orderBy(things.name),
    )
    expect(await read(joined, {})).toEqual([
      { name: 'free', other: null },
      { name: 'held', other: { name: 'held', count: 1 } },
    ])
  })

  it('is refused when it selects objects of objects, or what is neither column nor expression', () => {
    const deep = {
      prepare: () => ({ getQuery: () => ({ sql: '', params: [] }), fields: [{ path: ['x', 'y', 'z'], field: 1 }] }),
    }
    expect(() => statement({}, () => deep as never)).toThrow('no deeper')
    const wrong = {
      prepare: () => ({ getQuery: () => ({ sql: '', params: [] }), fields: [{ path: ['x'], field: 1 }] }),
    }
    expect(() => statement({}, () => wrong as never)).toThrow('columns and SQL expressions only')
  })

  it('keeps the order of its parameters when a slot is used twice and constants stand between', async () => {
    const mixed = statement({ a: slot.text, b: slot.text }, (db, p) =>
      db
        .select({ text: sql<string>`concat(${p.b}::text, ${'-'}::text, ${p.a}::text, ${'+'}::text, ${p.b}::text)` })
        .from(one),
    )
    expect(await read(mixed, { a: 'A', b: 'B' })).toEqual([{ text: 'B-A+B' }])
  })

  it('can alias an expression and decode it as a column', async () => {
    const aliased = statement({}, (db) =>
      db
        .select({ at: sql`'2026-05-01T00:00:00Z'::timestamptz`.mapWith(things.at).as('x') as SQL.Aliased<Date> })
        .from(one),
    )
    expect(await read(aliased, {})).toEqual([{ at: new Date('2026-05-01T00:00:00Z') }])
  })

  it('reports its text to an observer, and never a value', async () => {
    const texts: string[] = []
    const database = clone.open('recruiting', texts)
    const observed = database.scope({ tenantId: null, userId: null, realmId: null })
    const byName = statement({ name: slot.text }, (db, p) =>
      db.select({ name: things.name }).from(things).where(eq(things.name, p.name)),
    )
    await observed.read(byName, { name: 'a secret' })
    await observed.close()
    expect(texts).toEqual([byName.text])
  })
})
