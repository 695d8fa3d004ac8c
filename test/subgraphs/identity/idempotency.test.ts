// Idempotency keys of identity's mutations: one effect, and no secret in what is stored for repeated calls.
import { anonymousEnvelope } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimsOf, type Fixture, isSignedBy, openFixture, type Person } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const sessionsOf = async ({ id }: Person) => {
  const rows = await fixture.database
    .admin`select id from identity.sessions where user_id = ${id} and parent_id is not null`
  return rows.map((row) => row.id as string)
}
const prepared = async () => {
  const person = await fixture.aPerson()
  const { slug: tenantSlug } = fixture.aTenant(person)
  const enter = (input: object = { tenantSlug, idempotencyKey: 'k' }, { envelope } = person) =>
    fixture.call('switchTenant', input, envelope)
  return { person, tenantSlug, enter }
}

describe('a repeated call', () => {
  it('gets new tokens of the session that the first one began', async () => {
    const { person, enter } = await prepared()
    const first = await enter()
    const { sid } = claimsOf(first.accessToken)
    fixture.clock.move(60_000)
    const second = await enter()
    expect(claimsOf(second.accessToken)).toMatchObject({ sid, tid: claimsOf(first.accessToken).tid })
    expect(second.accessToken).not.toBe(first.accessToken)
    expect(await sessionsOf(person)).toEqual([sid])
    const request = { method: 'GET', path: '/.well-known/jwks.json' }
    const answer = await fixture.subgraph.running.answer(request as never, anonymousEnvelope('r', null, null))
    expect(isSignedBy(second.accessToken, JSON.parse(String(answer!.body)).keys[0])).toBe(true)
    expect((await fixture.call('refreshSession', { refreshToken: second.refreshToken })).__typename).toBe('SignedIn')
  })

  it('gets the session of the first one also when both come at once', async () => {
    const { person, enter } = await prepared()
    const all = await Promise.all(Array.from({ length: 10 }, () => enter()))
    expect(new Set(all.map(({ accessToken }) => claimsOf(accessToken).sid))).toEqual(new Set(await sessionsOf(person)))
    expect(await sessionsOf(person)).toHaveLength(1)
  })

  it('gets a Conflict once the session of the first one has ended, and begins no other', async () => {
    const { person, enter } = await prepared()
    const { accessToken } = await enter()
    await fixture.database
      .admin`update identity.sessions set revoked_at = now() where id = ${claimsOf(accessToken).sid}`
    expect(await enter()).toMatchObject({
      __typename: 'Conflict',
      code: 'SESSION_ENDED',
      path: ['input', 'idempotencyKey'],
    })
    expect(await sessionsOf(person)).toHaveLength(1)
  })

  it('is refused when the user has left the tenant meanwhile', async () => {
    const { person, enter } = await prepared()
    await enter()
    fixture.members.splice(fixture.members.findIndex(({ userId }) => userId === person.id))
    expect(await enter()).toMatchObject({ __typename: 'NotFound' })
  })
})

describe('an idempotency key', () => {
  it('with another input is refused as a Conflict', async () => {
    const { person, enter } = await prepared()
    await enter()
    const other = { tenantSlug: fixture.aTenant(person).slug, idempotencyKey: 'k' }
    expect(await enter(other)).toMatchObject({ __typename: 'Conflict', code: 'IDEMPOTENCY_KEY_REUSED' })
    expect(await sessionsOf(person)).toHaveLength(1)
  })

  it('belongs to one user', async () => {
    const [one, two] = [await prepared(), await prepared()]
    const first = await one.enter()
    const second = await two.enter()
    expect(claimsOf(second.accessToken).sub).toBe(two.person.id)
    expect(claimsOf(second.accessToken).sid).not.toBe(claimsOf(first.accessToken).sid)
  })

  it('can be used again after a refusal', async () => {
    const { person, tenantSlug, enter } = await prepared()
    const refused = await enter({ tenantSlug: 'unknown', idempotencyKey: 'k' })
    expect(refused.__typename).toBe('NotFound')
    expect((await enter()).__typename).toBe('SignedIn')
    expect((await enter({ tenantSlug })).__typename).toBe('SignedIn')
    expect(await sessionsOf(person)).toHaveLength(2)
  })

  it('that is empty or too long is refused', async () => {
    const { tenantSlug, enter } = await prepared()
    for (const idempotencyKey of ['', 'k'.repeat(201)]) {
      const { fields } = await enter({ tenantSlug, idempotencyKey })
      expect(fields.map(({ path }) => path)).toEqual([['input', 'idempotencyKey']])
    }
  })
})

it('identity stores no token for repeated calls', async () => {
  const { person, enter } = await prepared()
  const { accessToken, refreshToken } = await enter()
  const rows = await fixture.database.admin`select * from identity.idempotency_keys where user_id = ${person.id}`
  expect(rows).toMatchObject([{ operation: 'switchTenant', answer: { id: claimsOf(accessToken).sid } }])
  for (const part of [...accessToken.split('.'), refreshToken.split('.')[2]!]) {
    expect(JSON.stringify(rows)).not.toContain(part)
  }
})
