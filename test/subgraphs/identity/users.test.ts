// Which users a viewer may see: themselves, and present and former members of the active tenant.
import { randomUUID } from 'node:crypto'
import { createKnownMembers } from '@quintet/identity/users/known-members.ts'
import { loadUser } from '@quintet/identity/users/store.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { anonymous, type Fixture, openFixture, type Person, service } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

type User = { id: string; profile: { firstName: string; lastName: string } } | null
const text = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
  ... on User { id profile { firstName lastName } } } }`
const emailText = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on User { email } } }`
const references = (...ids: string[]) => ({ representations: ids.map((id) => ({ __typename: 'User', id })) })
const see = async (envelope: Person['envelope'], ...ids: string[]) =>
  (await fixture.subgraph.ask<{ _entities: User[] }>(text, references(...ids), envelope))._entities
const inTenant = (person: Person, tenantId: string) => envelopeOf({ userId: person.id, tenantId, grants: ['*.*:*'] })

describe('a profile', () => {
  it('has an id of its own, which is always the same', async () => {
    const [person, other] = [await fixture.aPerson(), await fixture.aPerson()]
    const tenant = fixture.aTenant(person, other)
    const idText = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
      ... on User { id profile { id } } } }`
    type Answer = { _entities: { id: string; profile: { id: string } }[] }
    const ids = async (envelope: Person['envelope']) =>
      (await fixture.subgraph.ask<Answer>(idText, references(person.id, other.id), envelope))._entities
    const seen = await ids(inTenant(person, tenant.id))
    expect(new Set(seen.flatMap(({ id, profile }) => [id, profile.id])).size).toBe(4)
    expect(await ids(inTenant(other, tenant.id))).toEqual(seen)
  })
})

describe('a person', () => {
  it('sees their own profile in any tenant and in none', async () => {
    const person = await fixture.aPerson()
    const tenant = fixture.aTenant()
    for (const envelope of [person.envelope, inTenant(person, tenant.id)]) {
      expect(await see(envelope, person.id)).toEqual([
        { id: person.id, profile: { firstName: 'Ida', lastName: 'Noddack' } },
      ])
    }
  })

  it('sees present and former members of the active tenant', async () => {
    const [person, present, former] = [await fixture.aPerson(), await fixture.aPerson(), await fixture.aPerson()]
    const tenant = fixture.aTenant(person, present)
    fixture.members.push({ userId: former.id, tenantId: tenant.id, isActive: false })
    const seen = await see(inTenant(person, tenant.id), present.id, former.id)
    expect(seen.map((user) => user?.id)).toEqual([present.id, former.id])
  })

  it('sees no one of another tenant, even one of their own, and no one without an active tenant', async () => {
    const [person, colleague, stranger] = [await fixture.aPerson(), await fixture.aPerson(), await fixture.aPerson()]
    const [here, there] = [fixture.aTenant(person), fixture.aTenant(person, colleague)]
    fixture.aTenant(stranger)
    expect(await see(inTenant(person, here.id), colleague.id, stranger.id)).toEqual([null, null])
    expect(await see(person.envelope, colleague.id, stranger.id)).toEqual([null, null])
    expect((await see(inTenant(person, there.id), colleague.id))[0]?.id).toBe(colleague.id)
  })

  it('finds no user by an unknown or invalid id, and still finds the others', async () => {
    const person = await fixture.aPerson()
    expect(await see(person.envelope, randomUUID(), 'x', '', person.id)).toMatchObject([
      null,
      null,
      null,
      { id: person.id },
    ])
  })

  it('is looked up with one statement and one request to tenancy, however many are', async () => {
    const statements: string[] = []
    let questions = 0
    const [person, ...others] = await Promise.all(Array.from({ length: 10 }, () => fixture.aPerson()))
    const tenant = fixture.aTenant(person!, ...others)
    const peers = async (request: { variables?: Readonly<Record<string, unknown>> | undefined }) => {
      questions++
      const userIds = request.variables!.userIds as string[]
      return { data: { memberships: userIds.map((userId) => ({ userId, tenantId: tenant.id, isActive: true })) } }
    }
    const subgraph = await fixture.startAnother({ statements, peers })
    // The process has read its signing key.
    statements.length = 0
    const ids = [person!, ...others].map(({ id }) => id)
    const ask = () => subgraph.ask<{ _entities: User[] }>(text, references(...ids), inTenant(person!, tenant.id))
    expect((await ask())._entities.map((user) => user?.id)).toEqual(ids)
    expect([statements.length, questions]).toEqual([1, 1])
    // A known member stays known.
    expect((await ask())._entities.map((user) => user?.id)).toEqual(ids)
    expect([statements.length, questions]).toEqual([2, 1])
  })

  it('is looked up again where they were not a member yet, and in each tenant separately', async () => {
    const [person, newcomer] = [await fixture.aPerson(), await fixture.aPerson()]
    const [here, there] = [fixture.aTenant(person), fixture.aTenant(person)]
    expect(await see(inTenant(person, here.id), newcomer.id)).toEqual([null])
    fixture.members.push({ userId: newcomer.id, tenantId: here.id, isActive: true })
    expect((await see(inTenant(person, here.id), newcomer.id))[0]?.id).toBe(newcomer.id)
    expect(await see(inTenant(person, there.id), newcomer.id)).toEqual([null])
  })

  it('who was seen least recently is forgotten when too many are remembered', () => {
    const known = createKnownMembers(2)
    for (const userId of ['a', 'b', 'c']) known.add('t', userId)
    expect(known.among('t', ['a', 'b', 'c'])).toEqual(['b', 'c'])
    expect(known.among('u', ['b'])).toEqual([])
    known.among('t', ['b'])
    known.add('t', 'd')
    expect(known.among('t', ['b', 'c', 'd'])).toEqual(['b', 'd'])
  })

  it('is seen beside more people than are remembered, known before or not', async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => fixture.aPerson()))
    const [viewer, ...others] = people.map(({ id }) => id)
    const tenant = fixture.aTenant(...people)
    const knownMembers = createKnownMembers(2)
    const look = async (ids: string[]) => {
      const context = fixture.subgraph.running.contextFor(envelopeOf({ userId: viewer!, tenantId: tenant.id }))
      const seen = await Promise.all(ids.map((id) => loadUser({ ...context, knownMembers }, id)))
      await context.scope.close()
      return seen.map((user) => user?.id)
    }
    for (const ids of [others.slice(0, 1), others, others]) expect(await look(ids)).toEqual(ids)
  })
})

describe('an e-mail address', () => {
  it('is visible only to its user', async () => {
    const [person, colleague] = [await fixture.aPerson(), await fixture.aPerson()]
    const tenant = fixture.aTenant(person, colleague)
    const ask = (envelope: Person['envelope'], id: string) =>
      fixture.subgraph.running.execute({ query: emailText, variables: references(id) }, envelope)
    expect((await ask(person.envelope, person.id)).data).toEqual({ _entities: [{ email: person.email }] })
    const others = await ask(inTenant(person, tenant.id), colleague.id)
    expect(others.data).toEqual({ _entities: [{ email: null }] })
    expect(others.errors?.map(({ extensions, path }) => [extensions.code, path])).toEqual([
      ['FORBIDDEN', ['_entities', 0, 'email']],
    ])
  })
})

describe('a caller without a user', () => {
  it('is refused users and the viewer when unauthenticated', async () => {
    const person = await fixture.aPerson()
    expect(await fixture.subgraph.refused(text, references(person.id), anonymous)).toEqual(['UNAUTHENTICATED'])
    expect(await fixture.subgraph.refused('{ viewer { user { id } } }', {}, anonymous)).toEqual(['UNAUTHENTICATED'])
  })

  it('sees no user as a service', async () => {
    const person = await fixture.aPerson()
    expect(await see(service, person.id)).toEqual([null])
  })
})
