// Rows, pages and writes made from a table: on PostgreSQL, under row-level security, as a slice uses them.
import { randomUUID } from 'node:crypto'
import type { Database } from '@quintet/drizzle/client/database.ts'
import { slot } from '@quintet/drizzle/client/statement.ts'
import { recruiting } from '@quintet/drizzle/recruiting/schema.ts'
import { createdAt, instant, tenantKey } from '@quintet/drizzle/table-parts/columns.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { type BaseContext, createContext } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { personRows, type RowOf, realmRows, tenantReads, tenantRows, visibleRows } from '@quintet/kit/slice/rows.ts'
import { eq, sql } from 'drizzle-orm'
import { bigint, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'
import { envelopeOf, silent } from '../../support/quintet/subgraph.ts'

const things = recruiting.table('things', {
  ...tenantKey(),
  /** A user, who need not be the caller. */
  userId: uuid('user_id').notNull(),
  name: text('name').notNull(),
  size: integer('size').notNull(),
  cents: bigint('cents', { mode: 'bigint' }),
  tags: jsonb('tags').$type<string[]>().notNull(),
  status: text('status').$type<'NEW' | 'OLD'>().notNull().default('NEW'),
  version: integer('version').notNull().default(1),
  deletedAt: instant('deleted_at'),
  createdAt: createdAt(),
})
const notes = recruiting.table('notes', {
  id: uuid('id').notNull(),
  userId: uuid('user_id').notNull(),
  text: text('text'),
})
const realms = recruiting.table('realms', { id: uuid('id').notNull(), realmId: uuid('realm_id').notNull() })
const words = recruiting.table('words', { id: uuid('id').notNull(), slug: text('slug').notNull() })

const rows = tenantRows(things)
type ThingRow = RowOf<typeof rows>
const insertThing = rows.insert({ defaults: ['status'] })
const updateThing = rows.update('name', 'cents')
const deleteThing = rows.update('deletedAt')
const newestFirst = rows.page('newest first')
const oldestFirst = rows.page('oldest first')
const byName = rows.page({ by: 'name' })
const bySize = rows.page({ by: 'size' })
const filtered = rows.page('oldest first', {
  slots: { minSize: slot.int, status: slot.nullable(slot.text) },
  where: (p) => sql`${things.size} >= ${p.minSize} and (${p.status}::text is null or ${things.status} = ${p.status})`,
})
const own = rows.page('newest first', { where: (p) => eq(things.userId, p.userId) })
const ofUser = rows.children('userId', 'size')

let clone: TestDatabase
let database: Database
beforeAll(async () => {
  clone = await cloneDatabase()
  const policy = (table: string, column: string) => `
    alter table recruiting.${table} enable row level security;
    create policy own on recruiting.${table} using (${column} = nullif(current_setting('app.${column}', true), '')::uuid);
    grant all on recruiting.${table} to recruiting_runtime; grant select on recruiting.${table} to recruiting_readonly;`
  await clone.admin.unsafe(`
    create table recruiting.things (tenant_id uuid not null, id uuid not null default uuidv7(), user_id uuid not null,
      name text not null, size int not null, cents bigint, tags jsonb not null, status text not null default 'NEW',
      version int not null default 1, deleted_at timestamptz, created_at timestamptz not null default now(),
      primary key (tenant_id, id));
    create table recruiting.notes (id uuid not null, user_id uuid not null, text text);
    create table recruiting.realms (id uuid not null, realm_id uuid not null);
    create table recruiting.words (id uuid not null, slug text not null);
    grant select on recruiting.words to recruiting_readonly;
    ${policy('things', 'tenant_id')} ${policy('notes', 'user_id')} ${policy('realms', 'realm_id')}`)
  database = clone.open('recruiting')
})
/** Files of one worker share modules: other tests must not read tables that only this database has. */
afterAll(() => {
  const others = tenantReads.filter(({ table }) => table !== things)
  tenantReads.splice(0, tenantReads.length, ...others)
})
afterAll(() => clone.drop())

const contextOf = (tenantId: string | null, userId: string): BaseContext => {
  const envelope = envelopeOf({ userId, tenantId })
  const scope = database.scope({ tenantId, userId, realmId: envelope.realmId })
  const parts = { envelope, scope, peers: {} as never, clock: systemClock, log: silent, idempotency: null, jobs: null }
  return createContext({
    ...parts,
    subgraph: 'tenancy',
    publish: async () => {},
    letters: {} as never,
    licences: {} as never,
  })
}
let context: BaseContext
beforeEach(() => {
  context = contextOf(randomUUID(), randomUUID())
})

const aThing = (more: object = {}) => ({
  id: newId(),
  userId: randomUUID(),
  name: 'a thing',
  size: 1,
  cents: 2n ** 53n + 1n,
  tags: ['x', '"'],
  createdAt: new Date('2026-05-10T09:30:00.123Z'),
  ...more,
})
const add = (more: object = {}, within = context) => within.scope.write((writer) => insertThing(writer, aThing(more)))
const addNamed = async (...names: string[]) => {
  for (const name of names) await add({ name })
}
const names = ({ nodes }: { nodes: ThingRow[] }) => nodes.map(({ name }) => name)

describe('a row', () => {
  it('is inserted with what was given and the defaults of the database, and read by its id', async () => {
    const thing = aThing()
    const inserted = await context.scope.write((writer) => insertThing(writer, thing))
    expect(inserted).toEqual({ ...thing, status: 'NEW', version: 1 })
    expect(await rows.load(context, thing.id)).toEqual(inserted)
    expect(await context.scope.snapshot((reader) => rows.read(reader, thing.id))).toEqual(inserted)
  })

  it('is null for the id of another tenant, for an unknown one and for what is no id', async () => {
    const { id } = await add({}, contextOf(randomUUID(), randomUUID()))
    for (const other of [id, newId(), 'x', '']) {
      expect(await rows.load(context, other)).toBeNull()
      expect(await context.scope.snapshot((reader) => rows.read(reader, other))).toBeNull()
    }
  })

  it('is read with others in one statement', async () => {
    const statements: string[] = []
    const counted = clone.open('recruiting', statements)
    const ids = [(await add()).id, (await add()).id]
    const watching = { ...context, scope: counted.scope(context.scope.identity) }
    expect((await Promise.all(ids.map((id) => rows.load(watching, id)))).map((row) => row?.id)).toEqual(ids)
    expect(statements).toHaveLength(1)
  })

  it('is registered as one read of its table, however many requests look it up', async () => {
    const registered = () => tenantReads.filter(({ name }) => name === 'things by id').length
    const short = tenantRows(things, { id: things.id })
    const before = registered()
    for (const id of [newId(), newId()]) {
      await short.load(context, id)
      await context.scope.snapshot((reader) => short.read(reader, id))
    }
    expect(registered()).toBe(before + 1)
  })

  it('has the selected columns only', async () => {
    const short = tenantRows(things, { id: things.id, size: things.size })
    const insertShort = short.insert({ defaults: ['status', 'createdAt'] })
    const { createdAt: _, ...thing } = aThing({ size: 7 })
    expect(await context.scope.write((writer) => insertShort(writer, thing as never))).toEqual({
      id: thing.id,
      size: 7,
    })
    expect(await short.load(context, thing.id)).toEqual({ id: thing.id, size: 7 })
  })
})

describe('an update', () => {
  const update = (values: Parameters<typeof updateThing>[1], within = context) =>
    within.scope.write((writer) => updateThing(writer, values))

  it('sets the named columns and raises the version', async () => {
    const before = await add()
    const after = await update({ ...before, name: 'renamed', cents: null, size: 99 } as never)
    expect(after).toEqual({ ...before, name: 'renamed', cents: null, version: 2 })
    expect(await rows.load(context, before.id)).toEqual(after)
  })

  it('is refused to the second of two who read the same version', async () => {
    const read = await add()
    const outcomes = await Promise.all(['one', 'two'].map((name) => update({ ...read, name })))
    expect(outcomes.filter((row) => row === null)).toHaveLength(1)
    expect((await rows.load(context, read.id))?.version).toBe(2)
  })

  it('changes no row of another tenant', async () => {
    const read = await add()
    expect(await update({ ...read, name: 'stolen' }, contextOf(randomUUID(), randomUUID()))).toBeNull()
  })

  it('of the time of deletion hides the row from every read and every later update', async () => {
    const [kept, read] = [await add({ name: 'kept' }), await add()]
    const deletedAt = new Date()
    const deleted = await context.scope.write((writer) => deleteThing(writer, { ...read, deletedAt }))
    expect(deleted?.version).toBe(2)
    expect(await rows.load(context, read.id)).toBeNull()
    expect(names(await newestFirst(context, {}))).toEqual([kept.name])
    expect(await ofUser(context, read.userId)).toEqual([])
    expect(await update({ ...deleted!, name: 'back' })).toBeNull()
  })
})

describe('a page', () => {
  it('is in the order of ids, either way, and goes on after its last row', async () => {
    await addNamed('one', 'two', 'three')
    const first = await newestFirst(context, { first: 2 })
    expect([names(first), first.pageInfo.hasNextPage]).toEqual([['three', 'two'], true])
    const second = await newestFirst(context, { first: 2, after: first.pageInfo.endCursor })
    expect([names(second), second.pageInfo.hasNextPage]).toEqual([['one'], false])
    expect(names(await oldestFirst(context, {}))).toEqual(['one', 'two', 'three'])
  })

  it('is in the order of a text, equal ones by id, without gaps or repetitions', async () => {
    await addNamed('b', 'c', 'a', 'b', 'B', 'b')
    const seen: string[] = []
    let after: string | null = null
    do {
      const { nodes, pageInfo } = await byName(context, { first: 2, after })
      seen.push(...nodes.map(({ id, name }) => `${name} ${id}`))
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    } while (after !== null)
    expect(seen.map((each) => each[0])).toEqual(['B', 'a', 'b', 'b', 'b', 'c'])
    expect(new Set(seen).size).toBe(6)
  })

  it('is in the order of an integer', async () => {
    for (const size of [10, -5, 9]) await add({ size })
    const first = await bySize(context, { first: 1 })
    const rest = await bySize(context, { after: first.pageInfo.endCursor })
    expect([...first.nodes, ...rest.nodes].map(({ size }) => size)).toEqual([-5, 9, 10])
  })

  it('refuses a cursor of a list in another order', async () => {
    await addNamed('one', 'two')
    const { pageInfo } = await byName(context, { first: 1 })
    for (const page of [newestFirst, bySize]) {
      await expect(page(context, { after: pageInfo.endCursor })).rejects.toMatchObject({
        extensions: { code: 'BAD_USER_INPUT' },
      })
    }
  })

  it('is filtered by its arguments, of which nullable ones may be left out', async () => {
    for (const size of [1, 2, 3]) await add({ size, name: `size ${size}` })
    await clone.admin`update recruiting.things set status = 'OLD' where size = 3`
    expect(names(await filtered(context, { minSize: 2 }))).toEqual(['size 2', 'size 3'])
    expect(names(await filtered(context, { minSize: 1, status: 'OLD', first: 5 }))).toEqual(['size 3'])
    expect(names(await filtered(context, { minSize: 1, status: null }))).toHaveLength(3)
  })

  it('is filtered by the caller', async () => {
    await add({ name: 'mine', userId: context.scope.identity.userId! })
    await add({ name: 'theirs' })
    expect(names(await own(context, {}))).toEqual(['mine'])
  })

  it('is empty without an active tenant, without asking the database', async () => {
    const nowhere = contextOf(null, randomUUID())
    await nowhere.scope.close()
    expect((await newestFirst(nowhere, {})).nodes).toEqual([])
  })
})

it('children are found by their parent, in their order, many parents in one statement', async () => {
  const [one, two] = [randomUUID(), randomUUID()]
  for (const [userId, size] of [
    [one, 3],
    [two, 2],
    [one, 1],
  ] as const)
    await add({ userId, size })
  const sizes = async (id: string) => (await ofUser(context, id)).map(({ size }) => size)
  expect(await Promise.all([one, two, randomUUID()].map(sizes))).toEqual([[1, 3], [2], []])
})

describe('rows that belong to no tenant', () => {
  it('of a person are shown to them in every tenant, and to no one else', async () => {
    const [mine, ofRealm] = [personRows(notes), realmRows(realms)]
    const [insertNote, insertRealm] = [mine.insert(), ofRealm.insert()]
    const id = newId()
    await context.scope.write((writer) => insertNote(writer, { id, text: 'to myself' }))
    await context.scope.write((writer) => insertRealm(writer, { id }))
    const { userId } = context.scope.identity
    expect(await mine.load(contextOf(null, userId!), id)).toEqual({ id, text: 'to myself' })
    expect(await mine.load(contextOf(context.scope.identity.tenantId, randomUUID()), id)).toBeNull()
    expect(await ofRealm.load(contextOf(null, randomUUID()), id)).toEqual({ id })
  })

  it('that row-level security shows to all are read by all', async () => {
    const catalogue = visibleRows(words)
    await clone.admin`insert into recruiting.words (id, slug) values (${newId()}, 'b'), (${newId()}, 'a')`
    const page = await catalogue.page({ by: 'slug' })(contextOf(null, randomUUID()), {})
    expect(page.nodes.map(({ slug }) => slug)).toEqual(['a', 'b'])
  })
})
