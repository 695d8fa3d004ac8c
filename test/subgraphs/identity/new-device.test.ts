import { anonymousEnvelope } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { password } from './fixture.ts'
import { type MailFixture, openMailFixture } from './mailbox.ts'

let fixture: MailFixture
beforeAll(async () => {
  fixture = await openMailFixture()
})
afterAll(() => fixture.end())

const firefox = (version: number) =>
  `Mozilla/5.0 (X11; Linux x86_64; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`
const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'

it('a letter tells a user of a sign-in from a new device, and of no other', async () => {
  const email = 'devices@people.example'
  const from = (userAgent: string) => anonymousEnvelope('request', '192.0.2.77', userAgent)
  const input = { email, password, firstName: 'Ida', lastName: 'Noddack' }
  await fixture.call('signUp', input, from(firefox(140)))
  await fixture.lettersTo(email, 1)
  const signIn = (userAgent: string) => fixture.call('signIn', { email, password }, from(userAgent))
  await signIn(firefox(140))
  await signIn(firefox(141))
  await fixture.call('signIn', { email, password: 'a wrong password' }, from(safari))
  await fixture.settled()
  await fixture.lettersTo(email, 1)
  await signIn(safari)
  const [letter] = await fixture.lettersTo(email, 2)
  expect(letter!.subject).toBe('Your account was used on a new device')
  for (const part of ['calls itself Safari on iOS.', '192.0.2.77']) expect(letter!.text).toContain(part)
  await signIn(safari)
  await fixture.settled()
  await fixture.lettersTo(email, 2)
})
