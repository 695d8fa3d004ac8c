// Acting as another user: asked for, allowed by them, begun once, and recorded under the name of the actor.
import { randomUUID } from 'node:crypto'
import type { Letter } from '@quintet/kit/mail/letter.ts'
import type { Mail } from '@quintet/kit/mail/open.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { days, minutes } from '../../support/clock.ts'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { claimsOf, type Fixture, type Outcome, openFixture, type Person, service } from './fixture.ts'

const letters: Letter[] = []
const mail: Mail = {
  canSend: () => true,
  send: async (letter) => void letters.push(letter),
  close() {},
}
let fixture: Fixture
let support: Person
beforeAll(async () => {
  fixture = await openFixture({ mail, isWorker: true })
  support = await fixture.aPerson({ firstName: 'Otto' })
})
afterAll(() => fixture.end())

/** A person who signed in a moment ago, by the clock of the fixture. */
const fresh = ({ id }: Person, more: { grants?: string[]; tenantId?: string } = {}): Envelope => {
  const envelope = envelopeOf({ userId: id, ...more })
  const sessionId = claimsOf(support.signedIn.accessToken).sid
  const authTime = Math.floor(fixture.clock.now().getTime() / 1000)
  return { ...envelope, viewer: { ...envelope.viewer!, sessionId, authTime } }
}
/** The same caller, whose proof of identity has just become too old. */
const stale = (envelope: Envelope): Envelope => ({
  ...envelope,
  viewer: { ...envelope.viewer!, authTime: envelope.viewer!.authTime - 601 },
})
const bySupport = () => fresh(support, { grants: ['platform.users:impersonate'] })

type Answer = Outcome & { readonly id: string; readonly status: string; readonly endsAt: string }
const problem = '__typename ... on Problem { message code path } ... on InvalidInput { fields { path } }'
const mutate = async (
  field: string,
  input: object,
  envelope: Envelope,
  payload = 'Impersonation { id status endsAt }',
) => {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`
  const text = `mutation ($input: ${type}!) { outcome: ${field}(input: $input) { ${problem} ... on ${payload} } }`
  return (await fixture.subgraph.ask<{ outcome: Answer }>(text, { input }, envelope)).outcome
}
const reason = 'You wrote that an invoice is missing'
const request = (userId: string, more = {}) => mutate('requestImpersonation', { userId, reason, ...more }, bySupport())
const answer = (person: Person, impersonationId: string, accept: boolean) =>
  mutate('answerImpersonation', { impersonationId, accept }, fresh(person))
const start = (impersonationId: string, envelope = bySupport()) =>
  mutate('startImpersonation', { impersonationId }, envelope, 'SignedIn { accessToken refreshToken expiresAt }')
/** The id of an impersonation that a person has allowed. */
const allowed = async (person: Person, more = {}) => {
  const { id } = await request(person.id, more)
  expect(await answer(person, id, true)).toMatchObject({ status: 'ACCEPTED' })
  return id
}
type Listed = { viewer: { impersonations: { nodes: object[] } } }
const listed = async (envelope: Envelope) => {
  const text = `{ viewer { impersonations(first: 20) { nodes { id status reason minutes tenantId endsAt
    actor { id profile { firstName } } user { id } } } } }`
  return (await fixture.subgraph.ask<Listed>(text, {}, envelope)).viewer.impersonations.nodes
}
const isLive = async (token: string) => {
  const text = 'query ($ids: [ID!]!) { sessionStates(ids: $ids) { isLive actorId } }'
  const ids = [claimsOf(token).sid]
  const { sessionStates } = await fixture.subgraph.ask<{ sessionStates: object[] }>(text, { ids }, service)
  return sessionStates[0]
}

describe('a request to impersonate', () => {
  it('asks the person by mail, and is shown to both', async () => {
    const person = await fixture.aPerson()
    const tenant = fixture.aTenant(person)
    const asked = await request(person.id, { tenantSlug: tenant.slug, minutes: 5 })
    expect(asked).toMatchObject({ __typename: 'Impersonation', status: 'REQUESTED' })
    const shown = {
      id: asked.id,
      status: 'REQUESTED',
      reason,
      minutes: 5,
      tenantId: tenant.id,
      actor: { id: support.id, profile: { firstName: 'Otto' } },
      user: { id: person.id },
    }
    expect(await listed(person.envelope)).toMatchObject([shown])
    expect((await listed(bySupport()))[0]).toMatchObject(shown)
    expect(await listed((await fixture.aPerson()).envelope)).toEqual([])
    const asking = () => letters.filter(({ to, text }) => to === person.email && text.includes(reason))
    await expect.poll(asking).toHaveLength(1)
    expect(asking()[0]!.subject).not.toContain(reason)
  })

  it('is answered with every field that is wrong', async () => {
    const person = await fixture.aPerson()
    const wrong = await request(support.id, { reason: '', minutes: 61 })
    expect(wrong.fields.map(({ path }) => path.join('.'))).toEqual(['input.reason', 'input.userId', 'input.minutes'])
    expect((await request(person.id, { minutes: 4 })).fields).toHaveLength(1)
    for (const id of [randomUUID(), 'none']) {
      expect(await request(id)).toMatchObject({ __typename: 'NotFound', path: ['input', 'userId'] })
    }
    const { slug } = fixture.aTenant()
    const elsewhere = await request(person.id, { tenantSlug: slug })
    expect(elsewhere).toMatchObject({ __typename: 'NotFound', path: ['input', 'tenantSlug'] })
  })

  it('is made once for an idempotency key', async () => {
    const person = await fixture.aPerson()
    const idempotencyKey = randomUUID()
    const first = await request(person.id, { idempotencyKey })
    expect(await request(person.id, { idempotencyKey })).toEqual(first)
    expect(await listed(person.envelope)).toHaveLength(1)
  })

  it('for a user who is not active is refused', async () => {
    const person = await fixture.aPerson()
    await fixture.database.admin`update identity.users set status = 'SUSPENDED' where id = ${person.id}`
    expect(await request(person.id)).toMatchObject({ __typename: 'Conflict', code: 'WRONG_STATUS' })
  })

  it('needs the permission and a fresh proof of identity; only the person answers it, with such a proof', async () => {
    const person = await fixture.aPerson()
    const text = `mutation ($input: RequestImpersonationInput!) { requestImpersonation(input: $input) { __typename } }`
    const input = { userId: person.id, reason }
    expect(await fixture.subgraph.refused(text, { input }, fresh(support, { grants: ['*.*:*'] }))).toEqual([
      'FORBIDDEN',
    ])
    expect(await fixture.subgraph.refused(text, { input }, stale(bySupport()))).toEqual(['STEP_UP_REQUIRED'])
    const answering = `mutation ($input: AnswerImpersonationInput!) { answerImpersonation(input: $input) { __typename } }`
    const { id } = await request(person.id)
    const given = { input: { impersonationId: id, accept: true } }
    expect(await fixture.subgraph.refused(answering, given, stale(fresh(person)))).toEqual(['STEP_UP_REQUIRED'])
    const impersonated = { ...fresh(person), actor: support.id }
    expect(await fixture.subgraph.refused(answering, given, impersonated)).toEqual(['FORBIDDEN'])
    expect(await listed(person.envelope)).toMatchObject([{ id, status: 'REQUESTED' }])
  })
})

describe('an answer to a request', () => {
  it('counts only from the person who was asked', async () => {
    const [person, stranger] = [await fixture.aPerson(), await fixture.aPerson()]
    const { id } = await request(person.id)
    for (const who of [stranger, support]) {
      expect(await answer(who, id, true)).toMatchObject({ __typename: 'NotFound', path: ['input', 'impersonationId'] })
    }
    expect(await answer(person, 'none', true)).toMatchObject({ __typename: 'NotFound' })
    expect(await start(id)).toMatchObject({ __typename: 'NotAllowed', code: 'NO_CONSENT' })
  })

  it('that refuses is final', async () => {
    const person = await fixture.aPerson()
    const { id } = await request(person.id)
    expect(await answer(person, id, false)).toMatchObject({ status: 'REFUSED' })
    for (const accept of [true, false]) {
      expect(await answer(person, id, accept)).toMatchObject({ __typename: 'Conflict', code: 'WRONG_STATUS' })
    }
    expect(await start(id)).toMatchObject({ code: 'NO_CONSENT' })
  })

  it('that allows can be taken back until the impersonation begins', async () => {
    const person = await fixture.aPerson()
    const id = await allowed(person)
    expect(await answer(person, id, false)).toMatchObject({ status: 'REFUSED' })
    expect(await start(id)).toMatchObject({ code: 'NO_CONSENT' })
  })

  it('comes too late after a day, and so does the start of an impersonation', async () => {
    const person = await fixture.aPerson()
    const { id } = await request(person.id)
    const accepted = await allowed(person)
    fixture.clock.move(days(1))
    expect(await answer(person, id, true)).toMatchObject({ code: 'WRONG_STATUS' })
    expect(await listed(fresh(person))).toMatchObject([{ status: 'EXPIRED' }, { status: 'EXPIRED' }])
    expect(await start(accepted)).toMatchObject({ code: 'NO_CONSENT' })
  })
})

describe('an impersonation', () => {
  it('is a session as the person that names the actor and ends on time', async () => {
    const person = await fixture.aPerson()
    const tenant = fixture.aTenant(person)
    const id = await allowed(person, { tenantSlug: tenant.slug, minutes: 10 })
    const begun = await start(id)
    const { sub, tid, act, acr } = claimsOf(begun.accessToken)
    expect({ sub, tid, act, acr }).toEqual({ sub: person.id, tid: tenant.id, act: { sub: support.id }, acr: 'aal1' })
    expect(await isLive(begun.accessToken)).toEqual({ isLive: true, actorId: support.id })
    expect(await listed(fresh(person))).toMatchObject([
      { status: 'ACTIVE', endsAt: new Date(fixture.clock.now().getTime() + minutes(10)).toISOString() },
    ])
    fixture.clock.move(minutes(9))
    const { refreshToken } = await fixture.call('refreshSession', { refreshToken: begun.refreshToken })
    fixture.clock.move(minutes(1))
    expect(await isLive(begun.accessToken)).toMatchObject({ isLive: false })
    expect(await fixture.call('refreshSession', { refreshToken })).toMatchObject({ code: 'INVALID_REFRESH_TOKEN' })
    expect(await listed(fresh(person))).toMatchObject([{ status: 'ENDED' }])
  })

  it('begins once, also of twenty starts at once, and only for the user who asked for it', async () => {
    const person = await fixture.aPerson()
    const id = await allowed(person)
    const other = fresh(person, { grants: ['platform.users:impersonate'] })
    expect(await start(id, other)).toMatchObject({ __typename: 'NotFound', path: ['input', 'impersonationId'] })
    const begun = await Promise.all(Array.from({ length: 20 }, () => start(id)))
    expect(begun.filter((each) => each.__typename === 'SignedIn')).toHaveLength(1)
    const rest = begun.filter((each) => each.__typename !== 'SignedIn')
    expect(new Set(rest.map(({ code }) => code))).toEqual(new Set(['WRONG_STATUS']))
  })

  it('ends when the person withdraws their consent, and when its session is ended', async () => {
    const person = await fixture.aPerson()
    const first = await allowed(person)
    const begun = await start(first)
    expect(await answer(person, first, false)).toMatchObject({ status: 'ENDED' })
    expect(await isLive(begun.accessToken)).toMatchObject({ isLive: false })
    const second = await allowed(person)
    const again = await start(second)
    const { sid } = claimsOf(again.accessToken)
    const ended = await mutate('endSession', { sessionId: sid }, fresh(person), 'SessionEnded { id }')
    expect(ended).toMatchObject({ id: sid })
    expect(await listed(fresh(person))).toMatchObject([{ status: 'ENDED' }, { status: 'ENDED' }])
    expect(await answer(person, second, false)).toMatchObject({ code: 'WRONG_STATUS' })
  })

  it('does not begin when the person is no longer active', async () => {
    const person = await fixture.aPerson()
    const id = await allowed(person)
    await fixture.database.admin`update identity.users set status = 'INACTIVE' where id = ${person.id}`
    expect(await start(id)).toMatchObject({ __typename: 'Conflict', code: 'WRONG_STATUS' })
  })

  it('may not switch tenants or change the account, and is recorded under the name of the actor', async () => {
    const person = await fixture.aPerson()
    const tenant = fixture.aTenant(person)
    const begun = await start(await allowed(person, { tenantSlug: tenant.slug }))
    const { sid } = claimsOf(begun.accessToken)
    const within = { ...envelopeOf({ userId: person.id, sessionId: sid, tenantId: tenant.id }), actor: support.id }
    const switched = await fixture.call('switchTenant', { tenantSlug: tenant.slug }, within)
    expect(switched).toMatchObject({ __typename: 'NotAllowed', code: 'IMPERSONATED' })
    // The user's own account cannot be changed.
    for (const [field, input, payload] of [
      ['updateUserAccount', { phoneNumber: '+4930123456' }, '... on UserAccount { username }'],
      ['verifyPhone', { code: '123456' }, '... on PhoneVerified { verifiedAt }'],
    ] as const) {
      expect(await fixture.change(field, payload, input, within)).toMatchObject({ code: 'IMPERSONATED' })
    }
    const request = 'mutation { outcome: requestPhoneVerification { __typename ... on Problem { code } } }'
    const asked = await fixture.subgraph.ask<{ outcome: Outcome }>(request, {}, within)
    expect(asked.outcome).toMatchObject({ code: 'IMPERSONATED' })
    await fixture.signOut(within)
    const entries = await fixture.database.admin`select event, actor_id, on_behalf_of_id from identity.audit_log
      where user_id = ${person.id} and event not in ('identity.user.created') order by id desc limit 5`
    const byPerson = { actor_id: person.id, on_behalf_of_id: null }
    const byActor = { actor_id: support.id, on_behalf_of_id: null }
    expect(entries).toEqual([
      { event: 'identity.session.ended', actor_id: support.id, on_behalf_of_id: person.id },
      { event: 'identity.impersonation.started', ...byActor },
      { event: 'identity.session.started', ...byActor },
      { event: 'identity.impersonation.accepted', ...byPerson },
      { event: 'identity.impersonation.requested', ...byActor },
    ])
    expect(await listed(fresh(person))).toMatchObject([{ status: 'ENDED' }])
  })
})
