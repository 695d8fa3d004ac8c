import { newId } from '@quintet/kit/slice/ids.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
let owner: Envelope
beforeAll(async () => {
  fixture = await openFixture()
  owner = await anOwner()
})
afterAll(() => fixture.end())

const anOwner = async () => {
  const tenant = await fixture.aTenant()
  return fixture.envelope(tenant.ownerId, tenant)
}
const fields = 'id name description attributes parent { id } ancestors { id name } childCount'
const text = (
  field: string,
  input: string,
  payload = `... on Category { ${fields} }`,
) => `mutation ($input: ${input}!) {
  outcome: ${field}(input: $input) { __typename ${payload} ... on Problem { message code path }
    ... on InvalidInput { fields { path } } } }`
const texts: Readonly<Record<string, string>> = {
  createCategory: text('createCategory', 'CreateCategoryInput'),
  updateCategory: text('updateCategory', 'UpdateCategoryInput'),
  moveCategory: text('moveCategory', 'MoveCategoryInput'),
  deleteCategory: text('deleteCategory', 'DeleteCategoryInput', '... on Deleted { id }'),
}
interface Category {
  readonly __typename: string
  readonly id: string
  readonly name: string
  readonly code: string
  readonly childCount: number
  readonly ancestors: { id: string; name: string }[]
  readonly fields: { path: string[] }[]
}
const ask = async (field: string, input: object, by = owner) =>
  (await fixture.subgraph.ask<{ outcome: Category }>(texts[field]!, { input }, by)).outcome
const oneText = `query ($id: ID!, $first: Int, $after: String) { category(id: $id) { ${fields}
  children(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } }`
interface One extends Category {
  readonly children: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
}
const read = async (id: string, page: object = {}, by = owner) =>
  (await fixture.subgraph.ask<{ category: One }>(oneText, { id, ...page }, by)).category
let count = 0
const make = async (parentId: string | null = null, by = owner) => {
  const made = await ask('createCategory', { name: `Category ${++count}`, parentId }, by)
  expect(made.__typename).toBe('Category')
  return made.id
}
const listed = async (parentId: string | null, by = owner) => {
  const query = `query ($parentId: ID) { viewer { tenant { categories(parentId: $parentId, first: 100) { nodes { id childCount
    children(first: 1) { nodes { id } } } } } } }`
  type Answer = { viewer: { tenant: { categories: { nodes: One[] } } } }
  return (await fixture.subgraph.ask<Answer>(query, { parentId }, by)).viewer.tenant.categories.nodes
}

describe('a category', () => {
  it('lists its ancestors, the root first, and its children in pages', async () => {
    const by = await anOwner()
    const root = await make(null, by)
    const middle = await make(root, by)
    const leaves = [await make(middle, by), await make(middle, by), await make(middle, by)]
    expect((await read(leaves[0]!, {}, by)).ancestors.map(({ id }) => id)).toEqual([root, middle])
    expect(await read(root, {}, by)).toMatchObject({ parent: null, ancestors: [], childCount: 1 })
    const first = await read(middle, { first: 2 }, by)
    expect(first.childCount).toBe(3)
    expect(first.children.nodes.map(({ id }) => id)).toEqual([leaves[2], leaves[1]])
    expect(first.children.pageInfo.hasNextPage).toBe(true)
    const next = await read(middle, { first: 2, after: first.children.pageInfo.endCursor }, by)
    expect(next.children.nodes.map(({ id }) => id)).toEqual([leaves[0]])
    const other = await make(null, by)
    expect((await listed(null, by)).map(({ id }) => id)).toEqual([other, root])
    const [below] = await listed(root, by)
    expect(below).toMatchObject({ id: middle, childCount: 3, children: { nodes: [{ id: leaves[2] }] } })
    expect(await listed('x', by)).toEqual([])
  })

  it('has a name that is unique among its siblings, but may recur elsewhere', async () => {
    const [a, b] = [await make(), await make()]
    const name = newId()
    await ask('createCategory', { name, parentId: a })
    const taken = { __typename: 'Conflict', code: 'NAME_TAKEN' }
    expect(await ask('createCategory', { name: ` ${name} `, parentId: a })).toMatchObject(taken)
    const { id } = await ask('createCategory', { name, parentId: b })
    expect(await ask('moveCategory', { categoryId: id, parentId: a })).toMatchObject(taken)
    const root = await ask('createCategory', { name })
    expect(root).toMatchObject({ __typename: 'Category', name })
    expect(await ask('createCategory', { name, parentId: null })).toMatchObject(taken)
    expect(await ask('moveCategory', { categoryId: id, parentId: null })).toMatchObject(taken)
    const other = await make()
    expect(await ask('updateCategory', { categoryId: other, name })).toMatchObject(taken)
  })

  it('keeps fields that an update leaves out, and clears those that are null', async () => {
    const attributes = [{ name: 'height', unit: 'cm' }]
    const { id } = await ask('createCategory', { name: 'Kept', description: 'Words', attributes })
    expect(await ask('updateCategory', { categoryId: id, name: 'New' })).toMatchObject({
      name: 'New',
      description: 'Words',
      attributes,
    })
    expect(await ask('updateCategory', { categoryId: id, description: null, attributes: null })).toMatchObject({
      name: 'New',
      description: null,
      attributes: [],
    })
  })

  it('moves with all its descendants, and never below itself', async () => {
    const root = await make()
    const middle = await make(root)
    const leaf = await make(middle)
    for (const parentId of [root, middle, leaf]) {
      expect(await ask('moveCategory', { categoryId: root, parentId })).toMatchObject({
        __typename: 'Conflict',
        code: 'CYCLE',
      })
    }
    const other = await make()
    expect((await ask('moveCategory', { categoryId: middle, parentId: other })).ancestors.map(({ id }) => id)).toEqual([
      other,
    ])
    expect((await read(leaf)).ancestors.map(({ id }) => id)).toEqual([other, middle])
    expect((await ask('moveCategory', { categoryId: middle, parentId: null })).ancestors).toEqual([])
  })

  it('is deleted only when it has no children', async () => {
    const root = await make()
    const leaf = await make(root)
    expect(await ask('deleteCategory', { categoryId: root })).toMatchObject({ code: 'HAS_CHILDREN' })
    expect(await ask('deleteCategory', { categoryId: leaf })).toEqual({ __typename: 'Deleted', id: leaf })
    expect(await ask('deleteCategory', { categoryId: leaf })).toMatchObject({ __typename: 'NotFound' })
    expect(await ask('deleteCategory', { categoryId: root })).toMatchObject({ __typename: 'Deleted' })
  })

  it('is made once for an idempotency key', async () => {
    const input = { name: newId(), idempotencyKey: newId() }
    expect((await ask('createCategory', input)).id).toBe((await ask('createCategory', input)).id)
  })
})

describe('parallel changes', () => {
  it('that move categories make no cycle', async () => {
    for (let round = 0; round < 5; round++) {
      const ids = [await make(), await make(), await make()]
      const outcomes = await Promise.all(
        ids.map((categoryId, i) => ask('moveCategory', { categoryId, parentId: ids[(i + 1) % 3]! })),
      )
      expect(outcomes.map(({ code }) => code ?? 'moved').sort()).toEqual(['CYCLE', 'moved', 'moved'])
    }
  })

  it('that delete and add categories leave none without its parent', async () => {
    const root = await make()
    const [deleted, made] = await Promise.all([
      ask('deleteCategory', { categoryId: root }),
      ask('createCategory', { name: newId(), parentId: root }),
    ])
    const kinds = [deleted.__typename, made.__typename]
    expect([
      ['Deleted', 'NotFound'],
      ['Conflict', 'Category'],
    ]).toContainEqual(kinds)
  })
})

describe('a tree', () => {
  it('is at most 32 levels deep, with new and with moved categories', async () => {
    const path = [await make()]
    while (path.length < 32) path.push(await make(path.at(-1)!))
    const deep = { __typename: 'LimitReached', code: 'MAX_DEPTH' }
    expect(await ask('createCategory', { name: 'too deep', parentId: path.at(-1)! })).toMatchObject(deep)
    const other = await make()
    await make(other)
    expect(await ask('moveCategory', { categoryId: other, parentId: path[30]! })).toMatchObject(deep)
    expect(await ask('moveCategory', { categoryId: other, parentId: path[29]! })).toMatchObject({
      __typename: 'Category',
    })
  })

  it('does not exist for another tenant', async () => {
    const id = await make()
    const stranger = await anOwner()
    expect(await fixture.subgraph.refused(oneText, { id }, stranger)).toEqual(['NOT_FOUND'])
    expect(await listed(id, stranger)).toEqual([])
    const own = await make(null, stranger)
    const missing = { __typename: 'NotFound' }
    expect(await ask('createCategory', { name: 'x', parentId: id }, stranger)).toMatchObject(missing)
    expect(await ask('moveCategory', { categoryId: own, parentId: id }, stranger)).toMatchObject(missing)
    for (const field of ['updateCategory', 'moveCategory', 'deleteCategory']) {
      expect(await ask(field, { categoryId: id }, stranger)).toMatchObject(missing)
    }
  })

  it('refuses a category with every field that breaks a rule', async () => {
    const outcome = await ask('createCategory', { name: ' ', description: 'x'.repeat(2001), attributes: ['text'] })
    expect(outcome.fields.map(({ path }) => path.at(-1))).toEqual(['name', 'description', 'attributes'])
    const id = await make()
    expect((await ask('updateCategory', { categoryId: id, name: null })).fields).toEqual([{ path: ['input', 'name'] }])
  })
})
