// Behind a proxy that is trusted, the client's address is what the proxy says: limits and rules of tenants go by it.
import { acme, demoPassword } from '@quintet/kit/demo/people.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, operationText, startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

const free = 3
let quintet: TestQuintet
beforeAll(async () => {
  quintet = await startTestQuintet({}, { TRUSTED_PROXIES: '127.0.0.1', SIGN_INS_PER_ADDRESS: `${free}` })
})
afterAll(() => quintet?.stop())

async function from(address: string, query: string, variables: object = {}, token?: string): Promise<Answer> {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const headers = { 'content-type': 'application/json', 'x-forwarded-for': address, ...authorization }
  const response = await fetch(quintet.url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })
  return (await response.json()) as Answer
}
const signIn = (address: string, email: string, password = demoPassword) =>
  from(address, operationText('SignIn'), { input: { email, password, tenantSlug: 'acme' } })

describe('an address', () => {
  it('has to wait after too many wrong sign-ins, and another has not', async () => {
    // Each wait is twice as long as the one before: however slow the machine is, one of these comes too early.
    const answers: Answer[] = []
    const isRefused = ({ errors }: Answer) => errors !== undefined
    while (answers.length < 20 && !answers.some(isRefused)) {
      answers.push(await signIn('192.0.2.1', `unknown${answers.length}@acme.example`))
    }
    for (const { data } of answers.slice(0, free)) expect(data.signIn).toMatchObject({ code: 'INVALID_CREDENTIALS' })
    const [refused] = answers.at(-1)!.errors ?? []
    expect(refused?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) })
    expect((await signIn('192.0.2.2', acme.owner.email)).data.signIn.accessToken).toEqual(expect.any(String))
  })

  it('is not counted for sign-ins that succeed', async () => {
    for (let times = 0; times < 2 * free; times++) {
      const { data } = await signIn('192.0.2.3', acme.members[0]!.email)
      expect(data.signIn.accessToken).toEqual(expect.any(String))
    }
  })

  it('outside of those that a tenant allows is refused with a token that is good elsewhere', async () => {
    const { accessToken } = (await signIn('192.0.2.4', acme.owner.email)).data.signIn
    const me = '{ viewer { tenant { slug securityPolicy { version } } } }'
    const { version } = (await from('192.0.2.4', me, {}, accessToken)).data.viewer.tenant.securityPolicy
    const change = `mutation ($input: UpdateSecurityPolicyInput!) { updateSecurityPolicy(input: $input) { __typename } }`
    const ipRestrictions = { enabled: true, allowedRanges: ['192.0.2.0/24'] }
    const changed = await from('192.0.2.4', change, { input: { version, ipRestrictions } }, accessToken)
    expect(changed.data.updateSecurityPolicy.__typename).toBe('SecurityPolicy')
    const reasonFrom = async (address: string) =>
      (await from(address, me, {}, accessToken)).errors?.[0]?.extensions.reason
    await expect.poll(() => reasonFrom('198.51.100.1'), { timeout: 5000 }).toBe('ADDRESS_REFUSED')
    expect(await reasonFrom('192.0.2.200')).toBeUndefined()
    expect((await signIn('198.51.100.1', acme.owner.email)).data.signIn).toMatchObject({ code: 'ADDRESS_REFUSED' })
  })
})
