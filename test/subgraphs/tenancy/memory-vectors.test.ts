// Memories compared by pgvector: its own statements on pgvector itself (PGlite), and the whole way on a database in which plain
// functions stand in its place, as the embedded PostgreSQL has no such extension.
// biome-ignore lint/correctness/noUndeclaredDependencies: in the root's manifest, as drizzle-orm, which may use it, would be there twice.
import { PGlite } from '@electric-sql/pglite'
// biome-ignore lint/correctness/noUndeclaredDependencies: in the root's manifest, as drizzle-orm, which may use it, would be there twice.
import { vector } from '@electric-sql/pglite-pgvector'
import type { Statement } from '@quintet/drizzle/client/statement.ts'
import { filesOf, migrationsOf } from '@quintet/drizzle/migrate/migrate.ts'
import { addVectors, lacksVectors } from '@quintet/drizzle/migrate/vectors.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { renewEmbeddings } from '@quintet/tenancy/memories/jobs.ts'
import { createLocalEmbedder } from '@quintet/tenancy/memories/local-embedder.ts'
import { nearest, scoresOf, setVector, staleVectorsOf, vectorText } from '@quintet/tenancy/memories/vectors.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fixture, openFixture, type Tenant } from './fixture.ts'

const { model, embed } = createLocalEmbedder()
const contents = ['We bought a home with a garden', 'The dentist drilled a cavity', 'The train was late']

describe('on pgvector itself', () => {
  let database: PGlite
  const [tenantId, memberId, other] = [newId(), newId(), newId()]
  const ids = contents.map(() => newId())
  const identity = { tenantId, userId: memberId, realmId: null }
  const run = async <P, Row>(statement: Statement<P, Row>, values: P): Promise<Row[]> => {
    const { rows } = await database.query<unknown[]>(statement.text, statement.bind({ ...values, ...identity }), {
      rowMode: 'array',
    })
    return rows.map((row) => statement.row(row))
  }
  beforeAll(async () => {
    database = await PGlite.create({ extensions: { vector } })
    const files = await filesOf(migrationsOf('tenancy'))
    const memories = files.find(({ tag }) => tag.includes('memories'))!
    const [table] = memories.statements.filter((text) => text.includes('CREATE TABLE "tenancy"."memory_entries"'))
    await database.exec(`create schema tenancy; ${table}`)
  })
  afterAll(() => database.close())

  it('the column is added once, where the extension is installed', async () => {
    const isLacking = async () => (await database.query(lacksVectors)).rows.length
    expect(await isLacking()).toBe(0)
    await database.exec('create extension vector')
    expect(await isLacking()).toBe(1)
    await database.exec(addVectors)
    expect(await isLacking()).toBe(0)
  })

  it('the nearest are those of an exact comparison, only of the same model, member and length', async () => {
    const vectors = await embed(contents)
    const write = async (id: string, userId: string, text: string, ofModel = model) => {
      await database.query(
        `insert into tenancy.memory_entries (tenant_id, id, user_id, namespace, content, content_hash, importance, model, embedding)
         values ($1, $2, $3, 'default', $4, '\\x00', 0.5, $5, '\\x00')`,
        [tenantId, id, userId, text, ofModel],
      )
    }
    for (const [i, id] of ids.entries()) await write(id, memberId, contents[i]!)
    const at = new Date()
    const stale = async () => (await run(staleVectorsOf, { memberId, at, model, limit: 10 })).map(({ id }) => id)
    expect(await stale()).toEqual(ids)
    for (const [i, id] of ids.entries()) await run(setVector, { id, vector: vectorText(vectors[i]!) })
    expect(await stale()).toEqual([])
    const [foreign, older, shorter] = [newId(), newId(), newId()]
    await write(foreign, other, 'Of another')
    await write(older, memberId, 'Of another model', 'older')
    await write(shorter, memberId, 'Of another length')
    for (const id of [foreign, older]) await run(setVector, { id, vector: vectorText(vectors[0]!) })
    await run(setVector, { id: shorter, vector: '[1,0,0]' })

    const [query] = await embed(['buying a house'])
    const searched = { memberId, at, namespace: null, model, vector: vectorText(query!) }
    const product = (i: number) => vectors[i]!.reduce((sum, value, place) => sum + value * query![place]!, 0)
    const exact = ids.map((id, i) => ({ id, score: product(i) })).toSorted((a, b) => b.score - a.score)
    const found = await run(nearest, { ...searched, limit: 10 })
    expect(found.map(({ id }) => id)).toEqual(exact.map(({ id }) => id))
    for (const [i, { score }] of found.entries()) expect(score).toBeCloseTo(exact[i]!.score, 4)
    expect(found[0]!.id).toBe(ids[0])
    const [one] = await run(scoresOf, { ...searched, ids: [ids[1]!, foreign, older, shorter] })
    expect(one).toEqual({ id: ids[1], score: expect.closeTo(product(1), 4) })
    await run(setVector, { id: ids[0]!, vector: null })
    expect(await stale()).toEqual([ids[0], older])
  })
})

/** A text in the form of a vector, and its product: what pgvector does, slowly. */
const standIn = `
  create domain public.vector as text;
  create function public.vector_dims(a public.vector) returns int language sql immutable as
    $$ select cardinality(string_to_array(trim(both '[]' from a::text), ',')) $$;
  create function public.negative_product(a text, b text) returns float8 language sql immutable as
    $$ select -sum(x::float8 * y::float8) from unnest(string_to_array(trim(both '[]' from a), ','),
       string_to_array(trim(both '[]' from b), ',')) as t(x, y) $$;
  create operator public.<#> (leftarg = text, rightarg = text, function = public.negative_product);`

describe('where the database has the column', () => {
  let fixture: Fixture
  let tenant: Tenant
  beforeAll(async () => {
    fixture = await openFixture()
    await fixture.database.admin.unsafe(`${standIn} ${addVectors}`)
    await fixture.startAnother({ isWorker: true })
    tenant = await fixture.aTenant()
  })
  afterAll(() => fixture.end())
  const problem = '... on Problem { message code }'

  it('searches use PGVECTOR, and a job writes missing vectors, and all of them after a change of model', async () => {
    const another = await fixture.startAnother({ isWorker: true })
    const by = await fixture.envelope(tenant.ownerId, tenant)
    const { admin } = fixture.database
    for (const content of contents) {
      const text = `mutation ($input: CreateMemoryInput!) { outcome: createMemory(input: $input) { __typename ${problem} } }`
      await another.ask(text, { input: { content } }, by)
    }
    const text = `mutation ($input: SearchMemoriesInput!) { outcome: searchMemories(input: $input) { __typename ${problem}
      ... on MemorySearch { engine results { score memory { content } } } } }`
    type Answer = { outcome: { engine: string; results: { score: number; memory: { content: string } }[] } }
    const search = async (query: string) => (await another.ask<Answer>(text, { input: { query } }, by)).outcome
    const found = await search('buying a house')
    expect(found.engine).toBe('PGVECTOR')
    expect(found.results[0]!.memory.content).toBe(contents[0])
    expect(found.results[0]!.score).toBeGreaterThan(0.3)
    const missing = () =>
      admin`select 1 from tenancy.memory_entries where tenant_id = ${tenant.id} and (vector is null or model <> ${model})`
    expect(await missing()).toHaveLength(0)

    // Written before the extension was installed: found by its words, and renewed by a job.
    await admin`update tenancy.memory_entries set vector = null where content = ${contents[1]!}`
    expect((await search('dentist')).results.map(({ memory }) => memory.content)).toContain(contents[1])
    await expect.poll(async () => (await missing()).length, { timeout: 20_000 }).toBe(0)

    await admin`update tenancy.memory_entries set model = 'replaced' where tenant_id = ${tenant.id}`
    await renewEmbeddings(another.running.contextFor(by), new AbortController().signal)
    await expect.poll(async () => (await missing()).length, { timeout: 20_000 }).toBe(0)
  })
})
