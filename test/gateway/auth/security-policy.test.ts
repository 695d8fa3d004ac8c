// A tenant's security policy through the whole of Quintet: addresses, second factors and ends of sessions, also of open sockets.
import { setTimeout as pause } from 'node:timers/promises'
import { acme, globex, root } from '@quintet/kit/demo/people.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { acknowledged, type BareSocket, bareSocket } from '../../support/clients/socket.ts'
import { type Answer, startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

let quintet: TestQuintet
beforeAll(async () => {
  quintet = await startTestQuintet()
})
afterAll(() => quintet?.stop())
const opened: BareSocket[] = []
afterEach(async () => {
  for (const { socket } of opened.splice(0)) socket.terminate()
  await restore()
})

const updateText = `mutation ($input: UpdateSecurityPolicyInput!) { outcome: updateSecurityPolicy(input: $input) {
  __typename ... on SecurityPolicy { version } ... on Problem { code message } } }`
const readText = '{ viewer { tenant { securityPolicy { version } } } }'
const enterText = `mutation ($input: BreakGlassInput!) { outcome: breakGlass(input: $input) { ... on SignedIn { accessToken } } }`
const me = '{ viewer { user { id } tenant { slug } } }'

const change = async (token: string, input: object): Promise<void> => {
  const { version } = (await quintet.gql(readText, {}, token)).data.viewer.tenant.securityPolicy
  const answer = await quintet.gql(updateText, { input: { version, force: true, ...input } }, token)
  expect(answer.data?.outcome.__typename, JSON.stringify(answer)).toBe('SecurityPolicy')
}
/** A session in acme that no policy binds. */
async function emergency(): Promise<string> {
  const input = { tenantSlug: 'acme', reason: 'A test' }
  return (await quintet.gql(enterText, { input }, await quintet.signIn(root.email))).data.outcome.accessToken
}
/** By a session that the policy does not bind, as the owner's may be bound. */
const restore = async () =>
  change(await emergency(), {
    session: { requireMFA: false, maxConcurrentSessions: null },
    ipRestrictions: { enabled: false, allowedIPs: [], allowedRanges: [], blockList: [] },
  })
const ownerToken = async () => (await quintet.session(acme.owner.email, 'acme')).accessToken
const memberToken = async () => (await quintet.session(acme.members[0]!.email, 'acme')).accessToken
async function socketOf(token: string): Promise<BareSocket> {
  const made = await acknowledged(quintet, token)
  opened.push(made)
  return made
}
const closeOf = (socket: BareSocket) =>
  Promise.race([socket.closed, pause(6000, { code: 0, reason: 'still open' }, { ref: false })])
const refusalsOf = ({ errors = [] }: Answer) => errors.map(({ extensions }) => [extensions.code, extensions.reason])
const refusedAddress = [['FORBIDDEN', 'ADDRESS_REFUSED']]

describe('an address that the tenant refuses', () => {
  it('is refused on the next request, whatever X-Forwarded-For says, and its sockets close with 4401', async () => {
    const [owner, member, outsider] = [
      await ownerToken(),
      await memberToken(),
      await quintet.signIn(globex.owner.email),
    ]
    const [socket, other] = [await socketOf(member), await socketOf(outsider)]
    await change(owner, { ipRestrictions: { enabled: true, blockList: ['127.0.0.0/8', '::1'] } })
    expect((await closeOf(socket)).code).toBe(4401)
    expect(refusalsOf(await quintet.gql(me, {}, member))).toEqual(refusedAddress)
    const forged = await fetch(quintet.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${member}`,
        'x-forwarded-for': '198.51.100.7',
      },
      body: JSON.stringify({ query: me }),
    })
    expect(refusalsOf((await forged.json()) as Answer)).toEqual(refusedAddress)
    const late = await bareSocket(quintet)
    opened.push(late)
    late.send({ type: 'connection_init', payload: { authorization: `Bearer ${member}` } })
    expect((await closeOf(late)).code).toBe(4401)
    // Neither another tenant nor the platform in an emergency is bound by it.
    expect((await quintet.gql(me, {}, outsider)).errors).toBeUndefined()
    other.send({ type: 'ping' })
    await other.message('pong')
    expect((await quintet.gql(me, {}, await emergency())).data.viewer.tenant.slug).toBe('acme')
    const entries = await quintet.admin`
      select severity from identity.audit_log where event = 'identity.policy.bypassed' and tenant_id = ${acme.id} limit 1`
    expect(entries).toEqual([{ severity: 'CRITICAL' }])
  })

  it('is not an IPv4 address that is allowed in its IPv6 form', async () => {
    const owner = await ownerToken()
    await change(owner, { ipRestrictions: { enabled: true, allowedIPs: ['::ffff:127.0.0.1', '::1'] } })
    expect((await quintet.gql(me, {}, owner)).errors).toBeUndefined()
  })
})

describe('a demand for two factors', () => {
  it('restricts living sessions on their next request to what enrols one', async () => {
    const [owner, member] = [await ownerToken(), await memberToken()]
    await change(owner, { session: { requireMFA: true } })
    await expect
      .poll(async () => refusalsOf(await quintet.gql('mutation { endOtherSessions { __typename } }', {}, member)), {
        timeout: 5000,
      })
      .toEqual([['FORBIDDEN', 'ENROL_SECOND_FACTOR']])
    const { data } = await quintet.gql('{ viewer { session { isRestricted } } }', {}, member)
    expect(data.viewer.session).toEqual({ isRestricted: true })
  })
})

describe('an open socket', () => {
  it('closes with 4401 when its session ends by time', async () => {
    const token = await memberToken()
    const { sid } = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString())
    await quintet.admin`update identity.sessions set expires_at = now() + interval '1500 milliseconds' where id = ${sid}`
    expect((await closeOf(await socketOf(token))).code).toBe(4401)
  })

  it.each<[string, () => Promise<unknown>, () => Promise<unknown>]>([
    ['the member is suspended', () => suspend('SUSPENDED'), () => suspend('ACTIVE')],
    ['the tenant is suspended', () => setTenant('SUSPENDED'), () => setTenant('ACTIVE')],
  ])('closes with 4401 within 5 s after %s', async (_, act, undo) => {
    const socket = await socketOf(await memberToken())
    const begin = Date.now()
    await act()
    expect((await closeOf(socket)).code).toBe(4401)
    expect(Date.now() - begin).toBeLessThan(5000)
    await undo()
  })
})

async function suspend(status: string): Promise<void> {
  const text = 'mutation ($input: UpdateMemberInput!) { outcome: updateMember(input: $input) { __typename } }'
  const input = { userId: acme.members[0]!.id, status }
  expect((await quintet.gql(text, { input }, await ownerToken())).data.outcome.__typename).toBe('Membership')
}
async function setTenant(status: string): Promise<void> {
  const text = 'mutation ($input: SetTenantStatusInput!) { outcome: setTenantStatus(input: $input) { __typename } }'
  const input = { tenantId: acme.id, status, reason: 'A test' }
  const { data } = await quintet.gql(text, { input }, await quintet.signIn(root.email))
  expect(data.outcome.__typename).toBe('Tenant')
}
