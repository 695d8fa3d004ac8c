// A tenant that has people of its own: they sign in with it alone, beside people of the platform with the same addresses.
import { randomUUID } from 'node:crypto'
import { acme, demoPassword, root } from '@quintet/kit/demo/people.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

const password = 'eight silver candles at dawn'
const slug = 'hospital'
const app = 'https://app.example'
const proven = { 'quintet-csrf': '1', origin: app }
// An address that a user of the platform has too.
const email = acme.owner.email

let quintet: TestQuintet
let tenantId: string
beforeAll(async () => {
  quintet = await startTestQuintet({}, { CORS_ORIGINS: app })
  const staff = await quintet.session(root.email)
  const input = { name: 'Hospital', slug, ownerEmail: email, hasOwnPeople: true }
  const made = await send('provisionTenant', input, '... on Tenant { id }', staff.accessToken)
  tenantId = made.id
})
afterAll(() => quintet.stop())

// biome-ignore lint/suspicious/noExplicitAny: answers of many kinds.
type Json = any
async function send(field: string, input: object, selection: string, token?: string): Promise<Json> {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`
  const text = `mutation ($input: ${type}!) { outcome: ${field}(input: $input) {
    __typename ${selection} ... on Problem { code message } } }`
  const { data, errors } = await quintet.gql(text, { input }, token)
  if (errors !== undefined) throw new Error(JSON.stringify(errors))
  return data.outcome
}
const tokens = '... on SignedIn { accessToken refreshToken session { id tenantId } }'
const signUp = (address: string, tenantSlug = slug) =>
  send('signUp', { email: address, password, firstName: 'Ida', lastName: 'Own', tenantSlug }, tokens)
const signIn = (input: object) => send('signIn', { email, password, tenantSlug: slug, ...input }, tokens)
const viewer = (token: string) =>
  quintet.gql('{ viewer { user { id profile { firstName } } tenant { slug } permissions } }', {}, token)

/** The link in the newest letter to an address that holds a text. */
async function linkTo(address: string, part: string): Promise<URL> {
  let found: string | undefined
  await expect
    .poll(async () => {
      const answer = await fetch(new URL('/outbox', quintet.url), { headers: { accept: 'application/json' } })
      const letters = (await answer.json()) as { to: string; links: string[] }[]
      found = letters
        .filter(({ to }) => to === address)
        .flatMap(({ links }) => links)
        .find((link) => link.includes(part))
      return found !== undefined
    })
    .toBe(true)
  return new URL(found!)
}
const submit = (link: URL, fields: Record<string, string> = {}) =>
  fetch(new URL(link.pathname, quintet.url), {
    method: 'POST',
    body: new URLSearchParams({ token: link.searchParams.get('token')!, ...fields }),
  })

let owner: { accessToken: string; refreshToken: string }

describe('a person of a tenant alone', () => {
  it('is invited once the tenant is set up', async () => {
    const status = async () =>
      (await quintet.admin`select status from tenancy.tenants where id = ${tenantId}`)[0]?.status
    await expect.poll(status).toBe('ACTIVE')
  })

  it('signs up where the tenant invited their address, and nowhere else', async () => {
    expect(await signUp(`${randomUUID()}@hospital.example`)).toMatchObject({
      __typename: 'NotAllowed',
      code: 'NOT_INVITED',
    })
    expect(await signUp(email, 'acme')).toMatchObject({ __typename: 'NotFound' })
    const signedUp = await signUp(email)
    expect(signedUp).toMatchObject({ __typename: 'SignedIn', session: { tenantId: null } })
    expect(await signUp(email)).toMatchObject({ __typename: 'Conflict', code: 'EMAIL_TAKEN' })
    owner = signedUp
    expect((await viewer(owner.accessToken)).data.viewer).toMatchObject({ user: { profile: { firstName: 'Ida' } } })
  })

  it('verifies the address by the link, accepts the invitation and enters the tenant', async () => {
    expect((await submit(await linkTo(email, '/account/verify-email'))).status).toBe(200)
    const token = (await linkTo(email, '/account/invitation')).searchParams.get('token')!
    // The user of the platform with this address is not meant.
    const other = await quintet.signIn(email)
    const accept = (by: string) => send('acceptInvitation', { token }, '... on Membership { id }', by)
    expect(await accept(other)).toMatchObject({ __typename: 'NotAllowed', code: 'OTHER_PEOPLE' })
    expect(await accept(owner.accessToken)).toMatchObject({ __typename: 'Membership' })
    const entered = await signIn({})
    expect(entered).toMatchObject({ __typename: 'SignedIn', session: { tenantId } })
    owner = entered
    const { data } = await viewer(owner.accessToken)
    expect(data.viewer).toMatchObject({ user: { profile: { firstName: 'Ida' } }, tenant: { slug } })
    expect(data.viewer.permissions.length).toBeGreaterThan(0)
  })

  it('signs in with the tenant alone, and the user of the platform as before', async () => {
    expect(await signIn({ tenantSlug: null })).toMatchObject({ code: 'INVALID_CREDENTIALS' })
    expect(await signIn({ password: demoPassword })).toMatchObject({ code: 'INVALID_CREDENTIALS' })
    const { data } = await viewer(await quintet.signIn(email))
    expect(data.viewer.user).toMatchObject({ id: acme.owner.id })
  })

  it('renews the session, once for each token', async () => {
    const refresh = (refreshToken: string) => send('refreshSession', { refreshToken }, tokens)
    const renewed = await refresh(owner.refreshToken)
    expect(renewed).toMatchObject({ __typename: 'SignedIn' })
    // Without its realm a token is none.
    expect(await refresh(renewed.refreshToken.split('~')[1])).toMatchObject({ code: 'INVALID_REFRESH_TOKEN' })
    owner = renewed
    const kept = await fetch(new URL('/session', quintet.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...proven },
      body: JSON.stringify({ refreshToken: owner.refreshToken }),
    })
    expect(kept.status).toBe(204)
    const cookie = kept.headers.get('set-cookie')!.split(';')[0]!
    const again = await fetch(new URL('/session/refresh', quintet.url), {
      method: 'POST',
      headers: { cookie, ...proven },
    })
    expect((await viewer(((await again.json()) as Json).accessToken)).data.viewer.tenant).toMatchObject({ slug })
  })

  it('signs in and out on the page at /sign-in, which names the tenant', async () => {
    const address = new URL(`/sign-in?tenant=${slug}`, quintet.url)
    const page = await fetch(address)
    const browser = page.headers.getSetCookie()[0]!.split(';')[0]!
    const guard = /name="guard" value="([^"]+)"/.exec(await page.text())![1]!
    const submit = (fields: Record<string, string>, cookie = browser) =>
      fetch(address, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie },
        body: new URLSearchParams({ guard, ...fields }),
      })
    const done = await submit({ step: 'password', email, password })
    expect(done.status).toBe(303)
    const cookie = done.headers.getSetCookie()[0]!.split(';')[0]!
    const refresh = () =>
      fetch(new URL('/session/refresh', quintet.url), { method: 'POST', headers: { cookie, ...proven } })
    const { accessToken } = (await (await refresh()).json()) as Json
    expect((await viewer(accessToken)).data.viewer.tenant).toMatchObject({ slug })
    expect((await submit({ step: 'sign-out' }, `${browser}; ${cookie}`)).status).toBe(303)
    expect((await refresh()).status).toBe(401)
  })

  it('is seen by the tenant, and by no other', async () => {
    const { id } = (await viewer(owner.accessToken)).data.viewer.user
    const members = '{ viewer { tenant { members(first: 5) { nodes { user { id profile { firstName } email } } } } } }'
    const { data } = await quintet.gql(members, {}, owner.accessToken)
    expect(data.viewer.tenant.members.nodes).toEqual([{ user: { id, profile: { firstName: 'Ida' }, email } }])
    const staff = await quintet.signIn(root.email)
    const users = 'query ($search: String) { users(search: $search, first: 10) { nodes { id } } }'
    const listed = await quintet.gql(users, { search: email }, staff)
    expect(listed.data.users.nodes).toEqual([{ id: acme.owner.id }])
  })

  it('cannot make a tenant, but an API key of theirs works', async () => {
    const tenant = { name: 'Other', slug: `other-${randomUUID().slice(0, 8)}` }
    expect(await send('createTenant', tenant, '... on Tenant { id }', owner.accessToken)).toMatchObject({
      code: 'OTHER_PEOPLE',
    })
    const key = { name: 'import', scopes: ['tenancy.members:read'] }
    const made = await send('createApiKey', key, '... on ApiKeySecret { secret }', owner.accessToken)
    expect((await viewer(made.secret)).data.viewer.tenant).toMatchObject({ slug })
    const bare = await viewer(made.secret.split('~')[1])
    expect(bare.errors![0]!.extensions.code).toBe('UNAUTHENTICATED')
  })

  it('makes clients that act for themselves, and none that people sign in to', async () => {
    const client = { name: 'Lab', type: 'CONFIDENTIAL', scopes: ['tenancy.members:read'] }
    const create = (grants: string[], redirectUris: string[]) => {
      const input = { ...client, grants, redirectUris }
      return send(
        'createOAuthClient',
        input,
        '... on OAuthClientSecret { secret client { clientId } }',
        owner.accessToken,
      )
    }
    expect(await create(['AUTHORIZATION_CODE'], ['https://lab.example/back'])).toMatchObject({ code: 'OTHER_PEOPLE' })
    const { secret, client: made } = await create(['CLIENT_CREDENTIALS'], [])
    const credentials = Buffer.from(`${made.clientId}:${secret}`).toString('base64')
    const answer = await fetch(new URL('/oauth/token', quintet.url), {
      method: 'POST',
      headers: { authorization: `Basic ${credentials}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: client.scopes.join(' ') }),
    })
    const { access_token: token } = (await answer.json()) as Json
    const { data } = await viewer(token)
    expect(data.viewer).toMatchObject({ user: null, tenant: { slug }, permissions: client.scopes })
  })

  it('resets the password by a letter, which leaves the other user alone', async () => {
    await send('requestPasswordReset', { email, tenantSlug: slug }, '... on PasswordResetRequested { email }')
    const link = await linkTo(email, '/account/reset-password')
    const changed = 'nine copper kettles by noon'
    const set = await submit(link, { password: changed })
    expect([set.status, await set.text()]).toEqual([200, expect.stringContaining(`href="../sign-in?tenant=${slug}"`)])
    expect(await signIn({})).toMatchObject({ code: 'INVALID_CREDENTIALS' })
    owner = await signIn({ password: changed })
    expect(owner).toMatchObject({ __typename: 'SignedIn' })
    expect((await quintet.session(email)).accessToken).toEqual(expect.any(String))
  })

  it('is administrated by the tenant: suspended, shown in its audit log, and signed out', async () => {
    const colleague = 'colleague@hospital.example'
    await send('inviteMember', { email: colleague }, '... on Invitation { id }', owner.accessToken)
    const joined = await signUp(colleague)
    expect((await submit(await linkTo(colleague, '/account/verify-email'))).status).toBe(200)
    const token = (await linkTo(colleague, '/account/invitation')).searchParams.get('token')!
    await send('acceptInvitation', { token }, '... on Membership { id }', joined.accessToken)
    const { id: userId } = (await viewer(joined.accessToken)).data.viewer.user
    const status = { userId, status: 'SUSPENDED', reason: 'left their badge' }
    expect(await send('setUserStatus', status, '... on User { id }', owner.accessToken)).toMatchObject({ id: userId })
    await expect
      .poll(async () => (await viewer(joined.accessToken)).errors?.[0]?.extensions.code)
      .toBe('UNAUTHENTICATED')
    const log =
      'query ($userId: ID) { viewer { tenant { securityAudit(userId: $userId, first: 20) { nodes { event } } } } }'
    const { data } = await quintet.gql(log, { userId }, owner.accessToken)
    const events = data.viewer.tenant.securityAudit.nodes.map(({ event }: { event: string }) => event)
    expect(events).toEqual(expect.arrayContaining(['signUp', 'setUserStatus']))
  })
})
