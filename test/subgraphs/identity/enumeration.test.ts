// Public operations do not reveal which addresses have accounts: equal answers, statements and numbers of letters.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous, password } from './fixture.ts'
import { type MailFixture, openMailFixture } from './mailbox.ts'

const statements: string[] = []
let fixture: MailFixture
let known: string
let verified: string
beforeAll(async () => {
  // Without a worker, whose statements would mix with those of requests.
  fixture = await openMailFixture({ isWorker: false, statements, accounts: { signUp: 'verified' } })
  const signUp = async (email: string) => {
    await fixture.run('signUp', { email, password, firstName: 'Ida', lastName: 'Noddack' })
    return email
  }
  known = await signUp('known@people.example')
  verified = await signUp('verified@people.example')
  await fixture.database.admin`update identity.users set email_verified_at = now() where email_norm = ${verified}`
})
afterAll(() => fixture.end())

const unknown = () => `unknown.${Math.random().toString(36).slice(2)}@people.example`
const names = { firstName: 'Ida', lastName: 'Noddack' }

const sending = [
  ['requestEmailVerification', {}],
  ['requestPasswordReset', {}],
  ['signUp', { password, ...names }],
] as const
const all = [...sending, ['signIn', { password: 'a wrong password' }]] as const

describe.each(all)('%s', (field, more) => {
  const outcomeOf = async (email: string) => {
    statements.length = 0
    const { email: echoed, ...outcome } = await fixture.run(field, { email, ...more })
    expect(echoed === undefined || echoed === email).toBe(true)
    return { outcome, statements: [...statements] }
  }

  it('answers known, verified and unknown addresses alike, by the same statements', async () => {
    await outcomeOf(unknown())
    const of = await outcomeOf(unknown())
    expect(of.statements.length).toBeGreaterThan(1)
    for (const email of [known, verified, known, verified]) expect(await outcomeOf(email)).toEqual(of)
  })
})

describe.each(sending)('%s', (field, more) => {
  it('requests one letter for known, verified and unknown addresses alike', async () => {
    const count = async (email: string) => {
      await fixture.database.admin`delete from identity.job_requests`
      await fixture.run(field, { email, ...more })
      return (await fixture.database.admin`select 1 from identity.job_requests`).length
    }
    expect([await count(known), await count(verified), await count(unknown())]).toEqual([1, 1, 1])
  })
})

const injections = [
  '\r\nBcc: evil@evil.example',
  '%0d%0aBcc:evil@evil.example',
  '\nSubject: won',
  '\u2028Bcc: evil@evil.example',
  '{{constructor.constructor("return process")()}}',
  '<%= 7*7 %>',
  '#{7*7}',
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
]

describe('a name or address in a letter', () => {
  it.each(injections)('that contains %j adds no header and no HTML, and is not evaluated', async (injection) => {
    const worker = await fixture.startAnother({ isWorker: true })
    const text =
      'mutation ($input: SignUpInput!) { signUp(input: $input) { __typename ... on InvalidInput { fields { path } } } }'
    const attempts = [
      { email: `ida${injection}@people.example`, password, ...names },
      { email: unknown(), password, firstName: `Ida${injection}`, lastName: injection },
      { email: unknown(), password, ...names, username: `ida${injection}` },
    ]
    for (const input of attempts) {
      await worker.ask(text, { input }, anonymous)
    }
    await fixture.settled()
    for (const letter of fixture.letters) {
      expect(letter.to).toMatch(/^[^\s,;<>]+@people\.example$/)
      expect(letter.subject).toMatch(/^[\w ,-]+$/)
      // Links and times may hold a 49 of their own.
      expect(letter.html ?? '').not.toMatch(/<script|<img|Ida49|[ >]49[ <,.]/)
      expect(letter.text).not.toContain('Bcc')
    }
    await worker.close()
  })
})
