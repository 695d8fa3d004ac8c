// Profiles of users: every field, every refusal, and who sees them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { anonymous, type Fixture, openFixture, type Person } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const fields = 'firstName lastName avatarUrl bio title department skills socialLinks language timezone'
const payload = `... on User { id profile { ${fields} } }`
const update = (person: Person, input: object) => fixture.change('updateProfile', payload, input, person.envelope)
const profileOf = async (envelope: Person['envelope']) =>
  (
    await fixture.subgraph.ask<{ viewer: { user: { profile: object } } }>(
      `{ viewer { user { profile { ${fields} } } } }`,
      {},
      envelope,
    )
  ).viewer.user.profile
const empty = {
  firstName: 'Ida',
  lastName: 'Noddack',
  avatarUrl: null,
  bio: null,
  title: null,
  department: null,
  skills: [],
  socialLinks: null,
  language: null,
  timezone: null,
}
const full = {
  firstName: 'Íde',
  lastName: 'Tacke',
  avatarUrl: 'https://pictures.example/ida.png',
  bio: 'Found rhenium.\nLooked for fission.',
  title: 'Chemist',
  department: 'Laboratory',
  skills: ['X-ray spectroscopy', 'quotes " and \\ backslashes, commas'],
  socialLinks: { home: 'https://ida.example/', 'a "name"': 'https://b.example/x?y=1' },
  language: 'de-DE',
  timezone: 'Europe/Berlin',
}

describe('updateProfile', () => {
  it('sets every field, which the user and members of their tenant see', async () => {
    const [person, colleague] = [await fixture.aPerson(), await fixture.aPerson()]
    expect(await profileOf(person.envelope)).toEqual(empty)
    const outcome = await update(person, full)
    expect(outcome).toEqual({ __typename: 'User', id: person.id, profile: full })
    expect(await profileOf(person.envelope)).toEqual(full)
    const tenant = fixture.aTenant(person, colleague)
    const text = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on User { profile { ${fields} } } } }`
    const envelope = envelopeOf({ userId: colleague.id, tenantId: tenant.id })
    const representations = [{ __typename: 'User', id: person.id }]
    expect(await fixture.subgraph.ask(text, { representations }, envelope)).toEqual({ _entities: [{ profile: full }] })
  })

  it('leaves what is absent, and removes what is null', async () => {
    const person = await fixture.aPerson()
    await update(person, full)
    const { bio, title } = full
    await update(person, { bio: null, skills: null, socialLinks: null, timezone: null, language: 'EN-gb' })
    const expected = { ...full, bio: null, skills: [], socialLinks: null, timezone: null, language: 'en-GB' }
    expect(await profileOf(person.envelope)).toEqual(expected)
    await update(person, { bio: ` ${bio} ` })
    expect(await profileOf(person.envelope)).toEqual({ ...expected, bio, title })
  })

  it('names every field that is wrong, and changes nothing', async () => {
    const person = await fixture.aPerson()
    const wrong = {
      firstName: null,
      lastName: ' ',
      avatarUrl: 'http://pictures.example/ida.png',
      bio: 'x'.repeat(2_001),
      title: 'x\u0000',
      department: 'x'.repeat(101),
      skills: ['', 'fine', 'x'.repeat(101)],
      socialLinks: { home: 'javascript:alert(1)' },
      language: 'not a language',
      timezone: 'Middle-earth/Shire',
    }
    const outcome = await update(person, wrong)
    expect(outcome).toMatchObject({ __typename: 'InvalidInput', code: 'INVALID_INPUT' })
    expect(outcome.fields.map(({ path }) => path.slice(1).join('.'))).toEqual([
      'firstName',
      'lastName',
      'avatarUrl',
      'bio',
      'title',
      'department',
      'skills.0',
      'skills.2',
      'socialLinks',
      'language',
      'timezone',
    ])
    expect(await profileOf(person.envelope)).toEqual(empty)
  })

  it.each([
    ['a link with credentials', { avatarUrl: 'https://ida:secret@pictures.example/' }, 'avatarUrl'],
    ['an invalid URL', { avatarUrl: 'pictures' }, 'avatarUrl'],
    ['links that are a list', { socialLinks: ['https://a.example'] }, 'socialLinks'],
    ['a link that is not a string', { socialLinks: { home: 1 } }, 'socialLinks'],
    [
      '21 links',
      { socialLinks: Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`l${i}`, 'https://a.example'])) },
      'socialLinks',
    ],
    ['101 skills', { skills: Array.from({ length: 101 }, () => 'x') }, 'skills'],
    ['an offset in place of a time zone', { timezone: '+01:00' }, 'timezone'],
  ])('refuses %s', async (_, input, field) => {
    const outcome = await update(await fixture.aPerson(), input)
    expect(outcome.fields).toMatchObject([{ path: ['input', field] }])
  })

  it('refuses a profile of more than 8 kB in all, also where it grows in parts', async () => {
    const person = await fixture.aPerson()
    expect((await update(person, { bio: 'ä'.repeat(2_000) })).__typename).toBe('User')
    const skills = Array.from({ length: 100 }, (_, i) => `${i} ${'x'.repeat(40)}`)
    const outcome = await update(person, { skills })
    expect(outcome).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: ['input'] }] })
    expect(await profileOf(person.envelope)).toEqual({ ...empty, bio: 'ä'.repeat(2_000) })
  })

  it('is refused without a session', async () => {
    const text = 'mutation { updateProfile(input: {}) { __typename } }'
    expect(await fixture.subgraph.refused(text, {}, anonymous)).toEqual(['UNAUTHENTICATED'])
  })
})

describe('users', () => {
  const text = `query ($search: String, $status: UserStatus, $first: Int, $after: String) {
    users(search: $search, status: $status, first: $first, after: $after) { nodes { id profile { firstName } userAccount { email username status } } pageInfo { hasNextPage endCursor } } }`
  type Answer = { users: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } }
  const platform = (userId: string) => envelopeOf({ userId, grants: ['platform.*:read'] })
  const found = async (userId: string, variables: object) =>
    (await fixture.subgraph.ask<Answer>(text, variables, platform(userId))).users.nodes.map(({ id }) => id)

  it('are found by what their address, username or a name begins with, in any case', async () => {
    const person = await fixture.aPerson({
      email: 'Grüße_100%@search.example',
      firstName: 'Zénobe',
      lastName: 'Gramme',
    })
    const other = await fixture.aPerson({ email: 'gruse@search.example', firstName: 'Xaver', lastName: 'Zenobia' })
    await fixture.change('updateUserAccount', '', { username: 'z.gramme' }, person.envelope)
    for (const search of ['grüße', 'GRÜSSE_100'.replace('SS', 'ß'), 'zénobe', 'gram', 'z.gram']) {
      expect(await found(other.id, { search }), search).toEqual([person.id])
    }
    // % and _ are not wildcards.
    expect(await found(other.id, { search: 'gr__e_' })).toEqual([])
    expect(await found(other.id, { search: 'rüße' })).toEqual([])
    expect(await found(other.id, { search: 'grüße', status: 'SUSPENDED' })).toEqual([])
    expect(await found(other.id, { search: 'grüße', status: 'ACTIVE' })).toEqual([person.id])
  })

  it('come newest first, in pages, with their accounts', async () => {
    const people = []
    for (let i = 0; i < 5; i++) people.unshift(await fixture.aPerson({ lastName: 'Pageworth' }))
    const caller = platform(people[0]!.id)
    const seen: string[] = []
    let after: string | null = null
    do {
      const { users }: Answer = await fixture.subgraph.ask<Answer>(text, { search: 'pagew', first: 2, after }, caller)
      seen.push(...users.nodes.map(({ id }) => id))
      after = users.pageInfo.hasNextPage ? users.pageInfo.endCursor : null
    } while (after !== null)
    expect(seen).toEqual(people.map(({ id }) => id))
    const { users } = await fixture.subgraph.ask<Answer>(text, { first: 1 }, caller)
    expect(users.nodes).toEqual([
      {
        id: people[0]!.id,
        profile: { firstName: 'Ida' },
        userAccount: { email: people[0]!.email, username: null, status: 'ACTIVE' },
      },
    ])
  })

  it('cost one statement for the page and one each for profiles and accounts', async () => {
    const person = await fixture.aPerson()
    const statements: string[] = []
    const process = await fixture.startAnother({ statements })
    statements.length = 0
    await process.ask(text, { first: 20 }, platform(person.id))
    expect(statements).toHaveLength(3)
  })

  it('can be listed only by the platform: the owner of a tenant is refused', async () => {
    const person = await fixture.aPerson()
    const tenant = fixture.aTenant(person)
    const owner = envelopeOf({ userId: person.id, tenantId: tenant.id, grants: ['*.*:*'] })
    expect(await fixture.subgraph.refused(text, {}, owner)).toEqual(['FORBIDDEN'])
  })
})
