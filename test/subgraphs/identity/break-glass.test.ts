// Entering a tenant in an emergency: it needs a live session, and is recorded as a bypass of the tenant's policy.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const enter = async () => {
  const person = await fixture.aPerson()
  const { slug } = fixture.aTenant()
  const envelope = { ...person.envelope, grants: ['platform.tenants:enter'] }
  return { person, envelope, input: { tenantSlug: slug, reason: 'Every member is locked out' } }
}

it('an emergency entry is recorded as a critical bypass of the policy', async () => {
  const { person, envelope, input } = await enter()
  expect((await fixture.call('breakGlass', input, envelope)).__typename).toBe('SignedIn')
  const entries = await fixture.database.admin`select severity, details from identity.audit_log
    where event = 'identity.policy.bypassed' and user_id = ${person.id}`
  expect(entries).toEqual([{ severity: 'CRITICAL', details: { isAddressAccepted: true } }])
})

it('an emergency entry is refused when the session of the caller has ended, and begins no session', async () => {
  const { person, envelope, input } = await enter()
  await fixture.signOut(person.envelope)
  const text = 'mutation ($input: BreakGlassInput!) { breakGlass(input: $input) { __typename } }'
  expect(await fixture.subgraph.refused(text, { input }, envelope)).toEqual(['UNAUTHENTICATED'])
  expect(
    await fixture.database.admin`select 1 from identity.sessions where user_id = ${person.id} and is_break_glass`,
  ).toEqual([])
})
