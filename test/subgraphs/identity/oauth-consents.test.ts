// Consents of users to OAuth clients, and the tokens that are issued under them.
import { randomUUID } from 'node:crypto'
import { hashOfToken } from '@quintet/kit/slice/one-time-tokens.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import * as client from 'openid-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fixture, openFixture, type Person } from './fixture.ts'
import { type OAuthFixture, oauthOn } from './oauth.ts'
import { redirectUri, relyingParty, sendTo, tokensFor } from './oauth-browser.ts'

let fixture: Fixture
let owner: Person
let oauth: OAuthFixture
beforeAll(async () => {
  fixture = await openFixture()
  owner = await fixture.aPerson()
  oauth = oauthOn(fixture, owner)
})
afterAll(() => fixture?.end())

const revoke = (consentId: string, envelope: Envelope) => oauth.change('revokeOAuthConsent', { consentId }, envelope)

describe('revocation and introspection', () => {
  it('work only for the client of the token, and revocation ends every token of the consent', async () => {
    const send = sendTo(fixture)
    const scopes = ['credit.scores:read']
    const aParty = async () =>
      relyingParty(send, await oauth.create({ redirectUris: [redirectUri], scopes }, oauth.anAdministrator()))
    const [configuration, other] = [await aParty(), await aParty()]
    const { tokens } = await tokensFor(send, configuration, owner, scopes[0]!)
    expect(await client.tokenIntrospection(configuration, tokens.access_token)).toMatchObject({
      active: true,
      sub: owner.id,
    })
    expect(await client.tokenIntrospection(other, tokens.access_token)).toEqual({ active: false })
    await client.tokenRevocation(other, tokens.access_token).catch(() => {})
    expect(await oauth.stateOf(tokens.access_token)).not.toBeNull()
    await client.tokenRevocation(configuration, tokens.access_token)
    expect(await oauth.stateOf(tokens.access_token)).toBeNull()
    const refreshed = client.refreshTokenGrant(configuration, tokens.refresh_token!)
    await expect(refreshed).rejects.toMatchObject({ error: 'invalid_grant' })
    const notifications = await fixture.database.admin`select 1 from identity.access_changes where session_id in
      (select id from identity.oauth_consents where user_id = ${owner.id})`
    expect(notifications.length).toBeGreaterThan(0)
  })
})

describe('a change of a client', () => {
  it('renames it in the consents of users', async () => {
    const admin = oauth.anAdministrator()
    const { client } = await oauth.create({}, admin)
    const { consentId } = await oauth.aConsent(client, admin.tenantId!)
    await oauth.change('updateOAuthClient', { clientId: client.id, name: 'Ledger 2' }, admin)
    const own = (await oauth.consentsOf(owner.envelope)).find(({ id }) => id === consentId)
    expect(own).toMatchObject({ client: { clientId: client.clientId, name: 'Ledger 2' } })
  })
})

describe('a deleted client', () => {
  it('leaves no valid token and no consent', async () => {
    const admin = oauth.anAdministrator()
    const { client } = await oauth.create({}, admin)
    const { token, consentId } = await oauth.aConsent(client, admin.tenantId!)
    expect(await oauth.stateOf(token)).not.toBeNull()
    expect(await oauth.change('deleteOAuthClient', { clientId: client.id }, admin)).toEqual({
      __typename: 'Deleted',
      id: client.id,
    })
    expect([await oauth.stateOf(token), await oauth.clientsOf(admin)]).toEqual([null, []])
    expect((await oauth.consentsOf(owner.envelope)).map(({ id }) => id)).not.toContain(consentId)
    const records = await fixture.database.admin`select 1 from identity.oauth_records where client_id = ${client.id}`
    expect(records).toHaveLength(0)
  })
})

describe('a consent', () => {
  it('can be revoked by the user, which ends its tokens', async () => {
    const admin = oauth.anAdministrator()
    const { client } = await oauth.create({}, admin)
    const [first, second] = [
      await oauth.aConsent(client, admin.tenantId!),
      await oauth.aConsent(client, admin.tenantId!),
    ]
    const [shown] = await oauth.clientsOf(admin)
    expect(shown.consents).toEqual({
      nodes: [{ id: second.consentId, user: { id: owner.id }, scopes: ['credit.scores:read'] }],
      pageInfo: { hasNextPage: true },
    })
    const outcome = await revoke(first.consentId, { ...owner.envelope, tenantId: null })
    expect(outcome).toMatchObject({ id: first.consentId, revokedBy: { id: owner.id } })
    expect([await oauth.stateOf(first.token), (await oauth.stateOf(second.token))?.consentId]).toEqual([
      null,
      second.consentId,
    ])
    expect(await revoke(first.consentId, owner.envelope)).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('that is revoked while it is given again leaves no grant, and the new consent is another one', async () => {
    const admin = oauth.anAdministrator()
    const made = await oauth.create({ redirectUris: [redirectUri] }, admin)
    const send = sendTo(fixture)
    const configuration = await relyingParty(send, made)
    const first = await tokensFor(send, configuration, owner, 'openid credit.scores:read')
    const { consentId: before } = (await oauth.stateOf(first.tokens.access_token))!
    const { admin: database } = fixture.database
    // Readers still see the consent, and its row is locked until it is revoked.
    const waiting = async () =>
      (await database`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
        .length
    let again: ReturnType<typeof tokensFor> | undefined
    await database.begin(async (revoking) => {
      await revoking`update identity.oauth_consents set revoked_at = now() where id = ${before}`
      await revoking`delete from identity.oauth_records where grant_id = ${before}`
      again = tokensFor(send, configuration, owner, 'openid credit.scores:read')
      await expect.poll(waiting, { timeout: 10_000 }).toBeGreaterThan(0)
    })
    const { tokens } = await again!
    const { consentId } = (await oauth.stateOf(tokens.access_token))!
    expect(consentId).not.toBe(before)
    expect(await database`select 1 from identity.oauth_records where grant_id = ${before}`).toHaveLength(0)
  })

  it('can be revoked by an administrator of its tenant, but not by strangers', async () => {
    const admin = oauth.anAdministrator()
    const { client } = await oauth.create({}, admin)
    const { consentId } = await oauth.aConsent(client, admin.tenantId!)
    const other = await fixture.aPerson()
    const strangers = [other.envelope, { ...other.envelope, tenantId: randomUUID(), grants: ['*.*:*'] }]
    for (const each of strangers) expect(await revoke(consentId, each)).toMatchObject({ code: 'NOT_FOUND' })
    const administrator = { ...other.envelope, tenantId: admin.tenantId, grants: ['identity.clients:write'] }
    expect(await revoke(consentId, administrator)).toMatchObject({ revokedBy: { id: other.id } })
  })
})

describe('an access token', () => {
  it('is invalid once it expires, without its grant, or while its user is not active', async () => {
    const admin = oauth.anAdministrator()
    const { client } = await oauth.create({}, admin)
    const [a, b] = [await oauth.aConsent(client, admin.tenantId!), await oauth.aConsent(client, admin.tenantId!)]
    await fixture.database.admin`delete from identity.oauth_records where kind = 'Grant' and grant_id = ${a.consentId}`
    expect([await oauth.stateOf(a.token), await oauth.stateOf('x')]).toEqual([null, null])
    await fixture.database.admin`update identity.users set status = 'SUSPENDED' where id = ${owner.id}`
    expect(await oauth.stateOf(b.token)).toBeNull()
    await fixture.database.admin`update identity.users set status = 'ACTIVE' where id = ${owner.id}`
    expect(await oauth.stateOf(b.token)).not.toBeNull()
    fixture.clock.move(3_600_000)
    expect(await oauth.stateOf(b.token)).toBeNull()
  })

  it('is not valid as a bearer token where it is bound to a key of the client', async () => {
    const admin = oauth.anAdministrator()
    const { client } = await oauth.create({}, admin)
    const { token } = await oauth.aConsent(client, admin.tenantId!)
    await fixture.database.admin`update identity.oauth_records set payload = payload || '{"jkt":"x"}'
      where key_hash = ${hashOfToken(token)}`
    expect(await oauth.stateOf(token)).toBeNull()
  })
})
