// Entering a tenant in an emergency: on the strength of a session that still lasts, and recorded as a bypass of its policy.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Stage } from './fixture.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.end())

const enter = async () => {
  const person = await stage.aPerson()
  const { slug } = stage.aTenant()
  const envelope = { ...person.envelope, grants: ['platform.tenants:enter'] }
  return { person, envelope, input: { tenantSlug: slug, reason: 'Every member is locked out' } }
}

it('is recorded as a bypass of the policy, which is critical', async () => {
  const { person, envelope, input } = await enter()
  expect((await stage.call('breakGlass', input, envelope)).__typename).toBe('SignedIn')
  const entries = await stage.database.admin`select severity, details from identity.audit_log
    where event = 'identity.policy.bypassed' and user_id = ${person.id}`
  expect(entries).toEqual([{ severity: 'CRITICAL', details: { isAddressAccepted: true } }])
})

it('is refused when the session of the caller has ended meanwhile, and leaves nothing behind', async () => {
  const { person, envelope, input } = await enter()
  await stage.signOut(person.envelope)
  const text = 'mutation ($input: BreakGlassInput!) { breakGlass(input: $input) { __typename } }'
  expect(await stage.subgraph.refused(text, { input }, envelope)).toEqual(['UNAUTHENTICATED'])
  expect(
    await stage.database.admin`select 1 from identity.sessions where user_id = ${person.id} and is_break_glass`,
  ).toEqual([])
})
