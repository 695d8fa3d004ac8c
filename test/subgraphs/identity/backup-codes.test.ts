// Backup codes: each signs in once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPersonWithTotp, call, signIn } from './factors.ts'
import { claimsOf, type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const complete = (challenge: string, method: string, code: string) =>
  call(fixture, 'completeSignIn', { challenge, method, code })
const wrong = { __typename: 'NotAllowed', code: 'INVALID_CREDENTIALS' }

describe('a backup code', () => {
  it('signs in once, in whichever case it is typed, and is recorded', async () => {
    const person = await aPersonWithTotp(fixture)
    const code = person.backupCodes[3]!
    const { challenge } = await signIn(fixture, person)
    const typed = code
      .toLowerCase()
      .replaceAll('0', 'o')
      .replaceAll('1', 'l')
      .replace(/^l?o?[^-]*/, '4')
    const outcome = await complete(challenge, 'BACKUP_CODE', typed)
    expect(claimsOf(outcome.accessToken)).toMatchObject({ acr: 'aal2', amr: ['pwd', 'otp', 'mfa'] })
    const again = await signIn(fixture, person)
    expect(await complete(again.challenge, 'BACKUP_CODE', code)).toMatchObject(wrong)
    const entries = await fixture.database.admin`
      select severity, details from identity.audit_log where user_id = ${person.id} and event = 'identity.backup_code.used'`
    expect(entries).toEqual([{ severity: 'MEDIUM', details: { left: 9 } }])
  })

  it('completes only one of two sign-ins at the same moment', async () => {
    const person = await aPersonWithTotp(fixture)
    const challenges = await Promise.all([signIn(fixture, person), signIn(fixture, person)])
    const outcomes = await Promise.all(
      challenges.map(({ challenge }) => complete(challenge, 'BACKUP_CODE', person.backupCodes[0]!)),
    )
    expect(outcomes.map((outcome) => outcome.code ?? outcome.__typename).sort()).toEqual([
      'INVALID_CREDENTIALS',
      'SignedIn',
    ])
  })

  it.each(['', 'x', '1', '1-AAAA-BBBB-CCCC', '99-AAAA-BBBB-CCCC-DDDD', '1-UUUU-UUUU-UUUU-UUUU', '-1-2-3-4'])(
    'is refused when it is %j',
    async (code) => {
      const person = await aPersonWithTotp(fixture)
      const { challenge } = await signIn(fixture, person)
      const outcome = await complete(challenge, 'BACKUP_CODE', code)
      expect(outcome).toMatchObject(code === '' ? { __typename: 'InvalidInput' } : wrong)
    },
  )

  it('does not work any more once new ones were made', async () => {
    const person = await aPersonWithTotp(fixture)
    const { codes } = await call(fixture, 'createBackupCodes', null, person.envelope)
    const { challenge } = await signIn(fixture, person)
    expect(await complete(challenge, 'BACKUP_CODE', person.backupCodes[0]!)).toMatchObject(wrong)
    expect((await complete(challenge, 'BACKUP_CODE', codes[0]!)).__typename).toBe('SignedIn')
  })
})
