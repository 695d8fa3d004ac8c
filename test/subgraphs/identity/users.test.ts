// Whom one may know: oneself, and present and former members of the active tenant.
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
  it('sees himself wherever he stands', async () => {
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

  it('sees nobody of another tenant of his own, of a tenant that is not his, or of none', async () => {
    const [person, colleague, stranger] = [await fixture.aPerson(), await fixture.aPerson(), await fixture.aPerson()]
    const [here, there] = [fixture.aTenant(person), fixture.aTenant(person, colleague)]
    fixture.aTenant(stranger)
    expect(await see(inTenant(person, here.id), colleague.id, stranger.id)).toEqual([null, null])
    expect(await see(person.envelope, colleague.id, stranger.id)).toEqual([null, null])
    expect((await see(inTenant(person, there.id), colleague.id))[0]?.id).toBe(colleague.id)
  })

  it('finds nothing under an unknown id or what is no id, and loses nobody else by it', async () => {
    const person = await fixture.aPerson()
    expect(await see(person.envelope, randomUUID(), 'x', '', person.id)).toMatchObject([
      null,
      null,
      null,
      { id: person.id },
    ])
  })

  it('is asked for once, with one question to tenancy, however many are looked up', async () => {
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
    // It has looked at its signing key.
    statements.length = 0
    const ids = [person!, ...others].map(({ id }) => id)
    const ask = () => subgraph.ask<{ _entities: User[] }>(text, references(...ids), inTenant(person!, tenant.id))
    expect((await ask())._entities.map((user) => user?.id)).toEqual(ids)
    expect([statements.length, questions]).toEqual([1, 1])
    // Who was a member once stays known.
    expect((await ask())._entities.map((user) => user?.id)).toEqual(ids)
    expect([statements.length, questions]).toEqual([2, 1])
  })

  it('is looked for again where he was no member yet, and in each tenant by itself', async () => {
    const [person, newcomer] = [await fixture.aPerson(), await fixture.aPerson()]
    const [here, there] = [fixture.aTenant(person), fixture.aTenant(person)]
    expect(await see(inTenant(person, here.id), newcomer.id)).toEqual([null])
    fixture.members.push({ userId: newcomer.id, tenantId: here.id, isActive: true })
    expect((await see(inTenant(person, here.id), newcomer.id))[0]?.id).toBe(newcomer.id)
    expect(await see(inTenant(person, there.id), newcomer.id)).toEqual([null])
  })

  it('is forgotten when too many others came after who were seen since', () => {
    const known = createKnownMembers(2)
    for (const userId of ['a', 'b', 'c']) known.add('t', userId)
    expect(known.among('t', ['a', 'b', 'c'])).toEqual(['b', 'c'])
    expect(known.among('u', ['b'])).toEqual([])
    known.among('t', ['b'])
    known.add('t', 'd')
    expect(known.among('t', ['b', 'c', 'd'])).toEqual(['b', 'd'])
  })

  it('is seen beside more others than are remembered, whether he was known before or not', async () => {
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
  it('is told to the person alone', async () => {
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

describe('who is nobody', () => {
  it('sees no person and is no viewer', async () => {
    const person = await fixture.aPerson()
    expect(await fixture.subgraph.refused(text, references(person.id), anonymous)).toEqual(['UNAUTHENTICATED'])
    expect(await fixture.subgraph.refused('{ viewer { user { id } } }', {}, anonymous)).toEqual(['UNAUTHENTICATED'])
  })

  it('and a service of ours sees none either', async () => {
    const person = await fixture.aPerson()
    expect(await see(service, person.id)).toEqual([null])
  })
})
