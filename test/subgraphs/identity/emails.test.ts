// E-mail addresses: verified by a link, changed by a link to the new one, and not revealed to others.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { minutes } from '../../support/clock.ts'
import { anonymous, password } from './fixture.ts'
import { type MailFixture, openMailFixture, tokenInvalid } from './mailbox.ts'

let fixture: MailFixture
beforeAll(async () => {
  fixture = await openMailFixture()
})
afterAll(() => fixture.end())

const verify = (token: string) => fixture.run('verifyEmail', { token })
const verifiedAt = async (id: string) => {
  const [row] = await fixture.database.admin<{ at: Date | null }[]>`
    select email_verified_at as at from identity.users where id = ${id}`
  return row!.at
}

describe('verifying an address', () => {
  it('works by the link that comes after the sign-up, once', async () => {
    const { id, email } = await fixture.aPerson()
    const token = await fixture.tokenTo(email)
    expect(await verifiedAt(id)).toBeNull()
    const at = fixture.clock.now().toISOString()
    expect(await verify(token)).toEqual({ __typename: 'EmailVerified', email, verifiedAt: at })
    expect(await verifiedAt(id)).not.toBeNull()
    expect(await verify(token)).toMatchObject(tokenInvalid)
  })

  it('succeeds for only one of twenty parallel uses of a link', async () => {
    const token = await fixture.tokenTo((await fixture.aPerson()).email)
    const all = await Promise.all(Array.from({ length: 20 }, () => verify(token)))
    expect(all.filter(({ __typename }) => __typename === 'EmailVerified')).toHaveLength(1)
  })

  it('works for 24 hours', async () => {
    const [one, two] = [await fixture.aPerson(), await fixture.aPerson()]
    const tokens = [await fixture.tokenTo(one.email), await fixture.tokenTo(two.email)] as const
    fixture.clock.move(minutes(24 * 60) - 1)
    expect((await verify(tokens[0])).__typename).toBe('EmailVerified')
    fixture.clock.move(1)
    expect(await verify(tokens[1])).toMatchObject(tokenInvalid)
  })

  it('works by the newest link alone', async () => {
    const { email } = await fixture.aPerson()
    const first = await fixture.tokenTo(email)
    await fixture.run('requestEmailVerification', { email: ` ${email.toUpperCase()} ` })
    const second = await fixture.tokenTo(email, 2)
    expect(await verify(first)).toMatchObject(tokenInvalid)
    expect((await verify(second)).__typename).toBe('EmailVerified')
  })

  it.each(['', 'x', 'A'.repeat(43), "' or true --", '../../etc/passwd', '\0', '\ud800', 'é'.repeat(10_000)])(
    'refuses %j as a token',
    async (token) => {
      expect(await verify(token)).toMatchObject(tokenInvalid)
    },
  )

  it('sends at most five letters within an hour, and none to a verified or unknown address', async () => {
    const { email } = await fixture.aPerson()
    for (let count = 1; count <= 8; count++) {
      // One after the other, so that the newest is the last.
      await fixture.lettersTo(email, Math.min(count, 5))
      await fixture.run('requestEmailVerification', { email })
    }
    const token = await fixture.tokenTo(email, 5)
    expect((await verify(token)).__typename).toBe('EmailVerified')
    fixture.clock.move(minutes(61))
    for (const address of [email, 'unknown@people.example']) {
      expect(await fixture.run('requestEmailVerification', { email: address })).toEqual({
        __typename: 'VerificationRequired',
        email: address,
      })
    }
    await fixture.settled()
    expect(await fixture.lettersTo(email, 5)).toHaveLength(5)
    expect(await fixture.lettersTo('unknown@people.example', 0)).toEqual([])
  })

  it('refuses an invalid address', async () => {
    const outcome = await fixture.run('requestEmailVerification', { email: 'ida' })
    expect(outcome.fields.map(({ path }) => path)).toEqual([['input', 'email']])
  })

  it('stores no token, only its hash', async () => {
    const token = await fixture.tokenTo((await fixture.aPerson()).email)
    const rows = await fixture.database.admin`select * from identity.mailed_tokens`
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(JSON.stringify(await fixture.database.admin`select * from identity.audit_log`)).not.toContain(token)
  })
})

describe('changing an address', () => {
  const change = (email: string, person: Awaited<ReturnType<MailFixture['aPerson']>>) =>
    fixture.run('requestEmailChange', { email }, person.envelope)

  it('sends a link to the new address and a note to the present one, and another note after the change', async () => {
    const person = await fixture.aPerson()
    await fixture.lettersTo(person.email, 1)
    expect(await change(' New.Ida@People.example ', person)).toEqual({
      __typename: 'VerificationRequired',
      email: 'New.Ida@People.example',
    })
    const [note] = await fixture.lettersTo(person.email, 2)
    expect(note).toMatchObject({ subject: 'Your e-mail address is to be changed' })
    expect(note!.text).not.toContain('People.example')
    const token = await fixture.tokenTo('New.Ida@People.example')
    expect((await fixture.call('signIn', { email: 'new.ida@people.example', password })).__typename).toBe('NotAllowed')
    expect(await verify(token)).toMatchObject({ __typename: 'EmailVerified', email: 'New.Ida@People.example' })
    expect((await fixture.call('signIn', { email: 'new.ida@people.example', password })).__typename).toBe('SignedIn')
    expect((await fixture.call('signIn', { email: person.email, password })).__typename).toBe('NotAllowed')
    expect((await fixture.lettersTo(person.email, 3))[0]).toMatchObject({ subject: 'Your e-mail address was changed' })
    expect(await verify(token)).toMatchObject(tokenInvalid)
  })

  it('voids the links that went to the former address', async () => {
    const person = await fixture.aPerson()
    const former = await fixture.tokenTo(person.email)
    await fixture.run('requestPasswordReset', { email: person.email })
    const reset = await fixture.tokenTo(person.email, 2)
    await change('other.ida@people.example', person)
    await verify(await fixture.tokenTo('other.ida@people.example'))
    expect(await verify(former)).toMatchObject(tokenInvalid)
    expect(await fixture.run('resetPassword', { token: reset, password: 'nine copper kettles at dawn' })).toMatchObject(
      tokenInvalid,
    )
  })

  it('tells the user of a taken address, but not the caller', async () => {
    const [person, owner] = [await fixture.aPerson(), await fixture.aPerson()]
    await verify(await fixture.tokenTo(owner.email))
    expect(await change(owner.email, person)).toEqual({ __typename: 'VerificationRequired', email: owner.email })
    const [notice] = await fixture.lettersTo(owner.email, 2)
    expect(notice).toMatchObject({ subject: 'You already have an account' })
    expect(notice!.text).not.toContain('token=')
    await change(owner.email, person)
    await fixture.settled()
    expect(await fixture.lettersTo(owner.email, 2)).toHaveLength(2)
  })

  it('is refused where the address was taken before the link was used', async () => {
    const person = await fixture.aPerson()
    await change('late@people.example', person)
    const token = await fixture.tokenTo('late@people.example')
    await fixture.aPerson({ email: 'late@people.example' })
    expect(await verify(token)).toMatchObject({ __typename: 'Conflict', code: 'EMAIL_TAKEN' })
  })

  it('refuses the present address and invalid addresses', async () => {
    const person = await fixture.aPerson()
    for (const email of [person.email.toUpperCase(), 'ida@', 'ida@x.example\r\nBcc: b@x.example']) {
      expect((await change(email, person)).fields.map(({ path }) => path)).toEqual([['input', 'email']])
    }
  })
})

describe('links in letters', () => {
  it('lead to the configured account URL, with the same paths', async () => {
    const other = await fixture.startAnother({ accounts: { accountUrl: 'https://app.example' } })
    const { email } = await fixture.aPerson()
    const text = 'mutation ($email: String!) { requestPasswordReset(input: { email: $email }) { __typename } }'
    await other.ask(text, { email }, anonymous)
    const [letter] = await fixture.lettersTo(email, 2)
    expect(letter!.text).toMatch(/\nhttps:\/\/app\.example\/account\/reset-password\?token=[\w-]{43}\n/)
  })
})

describe('a request for a letter', () => {
  it('is refused at once where no letters can be sent', async () => {
    const other = await fixture.startAnother({ mail: { canSend: () => false, send: async () => {}, close() {} } })
    const text = `mutation { requestPasswordReset(input: { email: "a@b.example" }) { __typename } }`
    expect(await other.refused(text, {}, (await fixture.aPerson()).envelope)).toEqual(['UNAVAILABLE'])
  })
})
