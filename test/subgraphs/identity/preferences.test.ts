// Preferences that clients store for their user, and which e-mails users want.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fixture, openFixture, type Person } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const set = (person: Person, key: string, value?: unknown) =>
  fixture.change('setPreference', '... on Preference { id key value updatedAt }', { key, value }, person.envelope)
const text = `query ($first: Int, $after: String) { viewer { preferences(first: $first, after: $after) {
  nodes { key value } pageInfo { hasNextPage endCursor } } } }`
type Answer = {
  viewer: {
    preferences: { nodes: { key: string; value: unknown }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
  }
}
const list = async (person: Person, variables = {}) =>
  (await fixture.subgraph.ask<Answer>(text, variables, person.envelope)).viewer.preferences

describe('a preference', () => {
  it.each([
    ['a text', '"quoted" text'],
    ['a number', 12.5],
    ['false', false],
    ['a list', [1, null, { a: 'b' }]],
    ['an object', { columns: ['a', 'b'], nested: { deep: true } }],
  ])('keeps %s as it is', async (_, value) => {
    const person = await fixture.aPerson()
    expect(await set(person, 'list.columns', value)).toMatchObject({
      __typename: 'Preference',
      key: 'list.columns',
      value,
    })
    expect((await list(person)).nodes).toEqual([{ key: 'list.columns', value }])
  })

  it('is replaced under its key, keeps its id, and is removed by null', async () => {
    const person = await fixture.aPerson()
    const first = await set(person, 'a', 1)
    fixture.clock.move(1_000)
    const second = await set(person, 'a', 2)
    expect(second).toMatchObject({ id: (first as unknown as { id: string }).id, value: 2 })
    const removed = await set(person, 'a', null)
    expect(removed).toMatchObject({ key: 'a', value: null })
    expect((await list(person)).nodes).toEqual([])
    expect(await set(person, 'never there', null)).toMatchObject({ __typename: 'InvalidInput' })
    expect(await set(person, 'never.there', null)).toMatchObject({ __typename: 'Preference', value: null })
  })

  it('is listed by key, in pages, for its user alone', async () => {
    const [person, other] = [await fixture.aPerson(), await fixture.aPerson()]
    for (const key of ['c', 'a', 'b']) await set(person, key, key)
    await set(other, 'b', 'theirs')
    const page = await list(person, { first: 2 })
    expect(page.nodes.map(({ key }) => key)).toEqual(['a', 'b'])
    const rest = await list(person, { first: 2, after: page.pageInfo.endCursor })
    expect([rest.nodes, rest.pageInfo.hasNextPage]).toEqual([[{ key: 'c', value: 'c' }], false])
    expect((await list(other)).nodes).toEqual([{ key: 'b', value: 'theirs' }])
  })

  it.each([
    ['theme', 'purple'],
    ['theme', { name: 'dark' }],
    ['density', true],
    ['startPage', 'https://elsewhere.example'],
    ['startPage', '//elsewhere.example'],
    ['pageSize', 0],
    ['pageSize', 101],
    ['pageSize', '20'],
  ])('of the known key %s may not be %o', async (key, value) => {
    const outcome = await set(await fixture.aPerson(), key, value)
    expect(outcome).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: ['input', 'value'] }] })
  })

  it.each([
    ['theme', 'dark'],
    ['density', 'compact'],
    ['startPage', '/tenant/members'],
    ['pageSize', 100],
  ])('of the known key %s may be %o', async (key, value) => {
    expect(await set(await fixture.aPerson(), key, value)).toMatchObject({ __typename: 'Preference', value })
  })

  it('names key and value at once when both are wrong', async () => {
    const outcome = await set(await fixture.aPerson(), 'not a key', 'x'.repeat(65_536))
    expect(outcome.fields.map(({ path }) => path[1])).toEqual(['key', 'value'])
  })

  it('may have up to 64 kB, but no characters that cannot be stored', async () => {
    const person = await fixture.aPerson()
    expect(await set(person, 'large', 'x'.repeat(65_534))).toMatchObject({ __typename: 'Preference' })
    expect(await set(person, 'large', 'x'.repeat(65_535))).toMatchObject({ __typename: 'InvalidInput' })
    expect(await set(person, 'nul', { a: 'x\u0000' })).toMatchObject({ __typename: 'InvalidInput' })
    expect(await set(person, 'half', 'x\ud800')).toMatchObject({ __typename: 'InvalidInput' })
  })

  it('is refused beyond the 200th, also when two are set at once', async () => {
    const person = await fixture.aPerson()
    for (let i = 0; i < 199; i++) await set(person, `key.${i}`, i)
    const both = await Promise.all([set(person, 'one', 1), set(person, 'two', 2)])
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['LimitReached', 'Preference'])
    expect(await set(person, 'key.0', 'again')).toMatchObject({ __typename: 'Preference' })
  })
})

describe('e-mail preferences', () => {
  const fields = 'marketing updates security newsletter'
  const update = (person: Person, input: object) =>
    fixture.change('updateEmailPreferences', `... on EmailPreferences { ${fields} }`, input, person.envelope)
  const read = async (person: Person) =>
    (
      await fixture.subgraph.ask<{ viewer: { emailPreferences: object } }>(
        `{ viewer { emailPreferences { ${fields} } } }`,
        {},
        person.envelope,
      )
    ).viewer.emailPreferences

  it('start without advertising and newsletter, and change one by one', async () => {
    const person = await fixture.aPerson()
    const start = { marketing: false, updates: true, security: true, newsletter: false }
    expect(await read(person)).toEqual(start)
    expect(await update(person, { newsletter: true })).toMatchObject({ ...start, newsletter: true })
    await update(person, { updates: false, security: true, marketing: null })
    expect(await read(person)).toEqual({ ...start, newsletter: true, updates: false })
  })

  it('cannot switch off security mail, and an attempt changes nothing', async () => {
    const person = await fixture.aPerson()
    const outcome = await update(person, { security: false, marketing: true })
    expect(outcome).toMatchObject({
      __typename: 'NotAllowed',
      code: 'SECURITY_MAIL_STAYS',
      path: ['input', 'security'],
    })
    expect(await read(person)).toMatchObject({ marketing: false })
  })
})
