// The limit of sign-ins from one IP address: ten failures are free, then it must wait; successes are not counted.
import { anonymousEnvelope } from '@quintet/kit/wire/envelope.ts'
import type { GraphQLError } from 'graphql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Fixture, openFixture, password } from './fixture.ts'

let fixture: Fixture
beforeEach(async () => {
  fixture = await openFixture({ accounts: { signInsPerAddress: 10 } })
})
afterEach(() => fixture.end())

const from = (address: string | null) => anonymousEnvelope('request', address, 'vitest')
const signInText = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }'
let people = 0
/** The outcome of a sign-in with an address that no account has: the type, or the error's extensions. */
async function guess(address: string | null, subgraph = fixture.subgraph) {
  const input = { email: `unknown.${++people}@people.example`, password: 'a wrong password' }
  const { data, errors } = await subgraph.running.execute({ query: signInText, variables: { input } }, from(address))
  const refusal = errors?.[0] as GraphQLError | undefined
  return refusal?.extensions ?? (data as { signIn: { __typename: string } }).signIn.__typename
}
const guesses = async (count: number, address: string | null) => {
  const outcomes = []
  for (let i = 0; i < count; i++) outcomes.push(await guess(address))
  return outcomes
}
const waits = (seconds: number) => ({ code: 'RATE_LIMITED', retryAfter: seconds })

describe('the limit of sign-ins from one address', () => {
  it('allows ten failures, then makes the address wait longer after each further one', async () => {
    expect(await guesses(11, '192.0.2.7')).toEqual([...Array(10).fill('NotAllowed'), waits(2)])
    fixture.clock.move(2_000)
    expect(await guesses(2, '192.0.2.7')).toEqual(['NotAllowed', waits(4)])
    fixture.clock.move(4_000)
    expect(await guesses(2, '192.0.2.7')).toEqual(['NotAllowed', waits(8)])
  })

  it('does not affect other addresses, and counts the /64 of an IPv6 address as one', async () => {
    await guesses(10, '192.0.2.7')
    expect(await guess('192.0.2.8')).toBe('NotAllowed')
    await guesses(10, '2001:db8::1')
    expect(await guess('2001:db8::2')).toEqual(waits(2))
    expect(await guess('2001:db8:0:1::2')).toBe('NotAllowed')
  })

  it('holds for parallel attempts', async () => {
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => guess('192.0.2.7')))
    expect(outcomes.filter((outcome) => outcome === 'NotAllowed')).toHaveLength(10)
  })

  it('holds across processes', async () => {
    await guesses(10, '192.0.2.7')
    const another = await fixture.startAnother()
    expect(await guess('192.0.2.7', another)).toEqual(waits(2))
  })

  it('is reset after an hour without sign-ins', async () => {
    await guesses(11, '192.0.2.7')
    fixture.clock.move(60 * 60_000)
    expect(await guesses(10, '192.0.2.7')).toEqual(Array(10).fill('NotAllowed'))
  })

  it('does not count sign-ins that succeed', async () => {
    const { email } = await fixture.aPerson()
    for (let i = 0; i < 12; i++) {
      const { __typename } = await fixture.call('signIn', { email, password }, from('192.0.2.7'))
      expect(__typename).toBe('SignedIn')
    }
    expect(await guesses(11, '192.0.2.7')).toEqual([...Array(10).fill('NotAllowed'), waits(2)])
  })

  it('counts refused sign-ups too', async () => {
    const { email } = await fixture.aPerson()
    const input = { email, password, firstName: 'Ida', lastName: 'Noddack' }
    for (let i = 0; i < 10; i++)
      expect((await fixture.call('signUp', input, from('192.0.2.7'))).code).toBe('EMAIL_TAKEN')
    expect(await guess('192.0.2.7')).toEqual(waits(2))
  })

  it('does not apply where it is set to 0, nor to requests without an address', async () => {
    expect(await guesses(12, null)).toEqual(Array(12).fill('NotAllowed'))
    const another = await fixture.startAnother({ accounts: { signInsPerAddress: 0 } })
    for (let i = 0; i < 12; i++) expect(await guess('192.0.2.9', another)).toBe('NotAllowed')
  })
})
