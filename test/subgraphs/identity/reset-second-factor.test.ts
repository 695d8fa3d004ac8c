// Administrators remove the factors of people who lost them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openMail } from '@quintet/kit/mail/open.ts'
import { openLetterBox } from '@quintet/kit/mail/outbox.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unknownId } from '../../support/entities.ts'
import { aPersonWithTotp, call, codeOf, register, signIn } from './factors.ts'
import { type Fixture, openFixture, type Person } from './fixture.ts'

let fixture: Fixture
let directory: string
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'quintet-test-'))
  const mail = await openMail({ smtpUrl: null, from: 'a@b.example', smsUrl: null }, directory, systemClock)
  fixture = await openFixture({ isWorker: true, mail })
})
afterAll(async () => {
  await fixture.end()
  rmSync(directory, { recursive: true })
})

const subjectsTo = async ({ email }: Person) =>
  (await openLetterBox(directory, systemClock).letters()).filter(({ to }) => to === email).map(({ subject }) => subject)
const admin = async (...grants: string[]): Promise<Envelope> => ({ ...(await fixture.aPerson()).envelope, grants })
const reset = (userId: string, envelope: Envelope, reason = 'lost their phone') =>
  call(fixture, 'resetSecondFactor', { userId, reason }, envelope)

describe('a reset of second factors', () => {
  it('removes factors and passkeys, ends all sessions, tells the person and is recorded as critical', async () => {
    const person = await aPersonWithTotp(fixture)
    const { authenticator } = await register(fixture, person)
    const { challenge } = await signIn(fixture, person)
    expect(await reset(person.id, await admin('platform.users:write'))).toMatchObject({
      __typename: 'User',
      id: person.id,
    })
    const after = await signIn(fixture, person)
    expect(after.__typename).toBe('SignedIn')
    const passkey = await call(fixture, 'startPasskeySignIn', {})
    const byPasskey = { challenge: passkey.challenge, method: 'PASSKEY', response: authenticator.get(passkey.options) }
    expect(await call(fixture, 'completeSignIn', byPasskey)).toMatchObject({ code: 'INVALID_CREDENTIALS' })
    const code = codeOf(fixture, person.secret)
    expect(await call(fixture, 'completeSignIn', { challenge, method: 'TOTP', code })).toMatchObject({
      code: 'INVALID_CREDENTIALS',
    })
    const refreshed = await fixture.call('refreshSession', { refreshToken: person.signedIn.refreshToken })
    expect(refreshed.code).toBe('INVALID_REFRESH_TOKEN')
    const [entry] = await fixture.database.admin`
      select severity, details, actor_id as actor from identity.audit_log
      where user_id = ${person.id} and event = 'identity.second_factor.reset'`
    expect(entry).toMatchObject({ severity: 'CRITICAL', details: { reason: 'lost their phone' } })
    expect(entry!.actor).not.toBe(person.id)
    await expect.poll(() => subjectsTo(person)).toContain('Your second factors were reset')
    expect(await subjectsTo(person)).toEqual(
      expect.arrayContaining(['An authenticator app was added to your account', 'A passkey was added to your account']),
    )
  })

  it('is refused to administrators of a tenant for people of the platform', async () => {
    const person = await aPersonWithTotp(fixture)
    const boss = await fixture.aPerson()
    const tenant = fixture.aTenant(person, boss)
    const envelope = { ...boss.envelope, tenantId: tenant.id, grants: ['identity.people:write'] }
    expect(await reset(person.id, envelope)).toMatchObject({ __typename: 'NotAllowed', code: 'NOT_OWN_PEOPLE' })
    const stranger = await fixture.aPerson()
    expect((await reset(stranger.id, envelope)).__typename).toBe('NotFound')
    expect((await signIn(fixture, person)).__typename).toBe('SecondFactorRequired')
  })

  it('is NotFound for an unknown user, and needs a reason', async () => {
    const envelope = await admin('platform.users:write')
    for (const id of [unknownId, 'no id']) expect((await reset(id, envelope)).__typename).toBe('NotFound')
    const { fields } = await reset((await fixture.aPerson()).id, envelope, ' ')
    expect(fields.map(({ path }) => path.join('.'))).toEqual(['input.reason'])
  })

  it('needs a permission and a fresh proof', async () => {
    const person = await fixture.aPerson()
    const text = 'mutation ($input: ResetSecondFactorInput!) { resetSecondFactor(input: $input) { __typename } }'
    const input = { userId: person.id, reason: 'lost' }
    expect(await fixture.subgraph.refused(text, { input }, await admin('*.*:*'))).toEqual([])
    expect(await fixture.subgraph.refused(text, { input }, await admin())).toEqual(['FORBIDDEN'])
    const fresh = await admin('platform.users:write')
    const stale = { ...fresh, viewer: { ...fresh.viewer!, authTime: fresh.viewer!.authTime - 601 } }
    expect(await fixture.subgraph.refused(text, { input }, stale)).toEqual(['STEP_UP_REQUIRED'])
  })
})
