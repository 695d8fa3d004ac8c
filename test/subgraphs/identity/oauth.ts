// OAuth clients of tenants and what users allow them, as administrators and users see them.
import { randomBytes } from 'node:crypto'
import { accessTokenState } from '@quintet/identity/oauth/access-tokens.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { hashOfToken } from '@quintet/kit/slice/one-time-tokens.ts'
import { type Envelope, platformRealmId } from '@quintet/kit/wire/envelope.ts'
import type { Json } from '../../support/quintet/quintet.ts'
import { anonymous, type Fixture, type Person } from './fixture.ts'

export const whole = {
  name: 'Ledger',
  type: 'CONFIDENTIAL',
  grants: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
  redirectUris: ['https://ledger.example/back'],
  scopes: ['credit.scores:read'],
}
const clientFields = 'id clientId name type grants redirectUris scopes createdAt updatedAt secretCreatedAt lastUsedAt'
const consentFields = 'id client { clientId name } scopes createdAt lastUsedAt revokedAt revokedBy { id }'
const problem = '__typename ... on Problem { message code path } ... on InvalidInput { fields { path message } }'

const payloads = {
  createOAuthClient: ['CreateOAuthClientInput', `... on OAuthClientSecret { secret client { ${clientFields} } }`],
  updateOAuthClient: ['UpdateOAuthClientInput', `... on OAuthClient { ${clientFields} }`],
  rotateOAuthClientSecret: ['OAuthClientIdInput', '... on OAuthClientSecret { secret client { id secretCreatedAt } }'],
  deleteOAuthClient: ['OAuthClientIdInput', '... on Deleted { id }'],
  revokeOAuthConsent: ['RevokeOAuthConsentInput', `... on OAuthConsent { ${consentFields} }`],
} as const

export interface OAuthFixture {
  /** An administrator of a tenant of their own, freshly authenticated; with all permissions unless some are given. */
  anAdministrator(...grants: string[]): Envelope
  change(field: keyof typeof payloads, input: object, envelope: Envelope): Promise<Json>
  /** Makes a client like `whole`, except for the given fields. */
  create(input: object, envelope: Envelope): Promise<Json>
  clientsOf(envelope: Envelope): Promise<Json[]>
  /** Consents of the person, as they see them. */
  consentsOf(envelope: Envelope): Promise<Json[]>
  /** A consent of the person, with an access token of it. */
  aConsent(client: Json, tenantId: string, scopes?: string[]): Promise<{ consentId: string; token: string }>
  /** The state of a token that is valid as a bearer token; null for any other. */
  stateOf(token: string): ReturnType<typeof accessTokenState>
}

/** @param person who administers and consents */
export function oauthOn(fixture: Fixture, person: Person): OAuthFixture {
  const { subgraph, database, clock } = fixture
  const entity = async (type: string, id: string | null, selection: string, envelope: Envelope): Promise<Json> => {
    const text = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
      ... on ${type} { ${selection} } } }`
    const data = await subgraph.ask<Json>(text, { representations: [{ __typename: type, id }] }, envelope)
    return data._entities[0]
  }
  const change: OAuthFixture['change'] = async (field, input, envelope) => {
    const [type, payload] = payloads[field]
    const text = `mutation ($input: ${type}!) { outcome: ${field}(input: $input) { ${problem} ${payload} } }`
    return (await subgraph.ask<{ outcome: Json }>(text, { input }, envelope)).outcome
  }
  return {
    change,
    create: (input, envelope) => change('createOAuthClient', { ...whole, ...input }, envelope),
    anAdministrator(...grants) {
      const tenant = fixture.aTenant(person)
      const authTime = Math.floor(clock.now().getTime() / 1000)
      const viewer = { ...person.envelope.viewer!, authTime }
      return { ...person.envelope, tenantId: tenant.id, grants: grants.length === 0 ? ['*.*:*'] : grants, viewer }
    },
    async clientsOf(envelope) {
      const consents = 'consents(first: 1) { nodes { id user { id } scopes } pageInfo { hasNextPage } }'
      const selection = `oauthClients { nodes { ${clientFields} ${consents} } }`
      return (await entity('Tenant', envelope.tenantId, selection, envelope)).oauthClients.nodes
    },
    async consentsOf(envelope) {
      const selection = `oauthConsents { nodes { ${consentFields} } }`
      return (await entity('Viewer', envelope.viewer!.userId, selection, envelope)).oauthConsents.nodes
    },
    async aConsent({ id: client_id, name: client_name }, tenant_id, scopes = ['credit.scores:read']) {
      const [consentId, token] = [newId(), randomBytes(32).toString('base64url')]
      const { admin } = database
      const of = { realm_id: platformRealmId, user_id: person.id, tenant_id, client_id }
      const insert = (table: string, row: object) =>
        admin`insert into ${admin(table)} ${admin({ ...of, ...row } as never)}`
      await insert('identity.oauth_consents', { id: consentId, client_name, scopes })
      const expires_at = new Date(clock.now().getTime() + 3_600_000)
      const records = [
        { kind: 'Grant', key_hash: hashOfToken(consentId), payload: admin.json({}) },
        {
          kind: 'AccessToken',
          key_hash: hashOfToken(token),
          payload: admin.json({ scope: ['openid', ...scopes].join(' ') }),
        },
      ]
      for (const record of records) {
        await insert('identity.oauth_records', { id: newId(), grant_id: consentId, expires_at, ...record })
      }
      return { consentId, token }
    },
    async stateOf(token) {
      const context = subgraph.running.contextFor(anonymous)
      const state = await accessTokenState(context, hashOfToken(token)).finally(() => context.scope.close())
      return state?.isLive && state.thumbprint === null ? state : null
    },
  }
}
