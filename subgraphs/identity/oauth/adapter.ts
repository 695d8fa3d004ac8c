// Where the OpenID provider keeps what it remembers. Tokens are looked up by their hash; they are never stored.
import { newId } from '@quintet/kit/slice/ids.ts'
import { hashOfToken } from '@quintet/kit/slice/one-time-tokens.ts'
import { type Adapter, type AdapterPayload, errors } from 'oidc-provider'
import { audit } from '../audit.ts'
import { revokeGrant, tellGateways } from './actions.ts'
import { clientKeyOf } from './client-ids.ts'
import { clientMetadata } from './client-metadata.ts'
import { consumeRecord, deleteOfGrant, deleteRecord, recordByKey, recordByUid, upsertRecord } from './records-store.ts'
import { nowServing } from './request.ts'
import { clientWithSecret, holdConsent, noteClientUse, noteConsentUse } from './store.ts'

/** The payload as it is stored: what would name a token, or the cookie of a browser, is left out. */
function withoutSecrets({ jti: _, session, ...payload }: AdapterPayload): object {
  if (session === undefined) return payload
  const { cookie: __, ...rest } = session as { cookie?: string; uid: string }
  return { ...payload, session: rest }
}

type Found = { payload: Record<string, unknown>; consumedAt: Date | null; expiresAt: Date }

/** The payload as the provider wrote it; undefined once it is over. Used codes are still found: that is how a replay is told. */
function asWritten(found: Found | undefined, now: Date, jti?: string): AdapterPayload | undefined {
  if (found === undefined || found.expiresAt <= now) return undefined
  const consumed = found.consumedAt === null ? {} : { consumed: Math.floor(found.consumedAt.getTime() / 1000) }
  return { ...found.payload, ...consumed, ...(jti === undefined ? {} : { jti }) }
}

/** Thrown when a grant is to come of a consent that was taken back meanwhile. */
export class ConsentEnded extends Error {
  override name = 'ConsentEnded'
}

const tokenKinds = new Set(['AccessToken', 'ClientCredentials'])

export class RecordAdapter implements Adapter {
  readonly #kind: string
  constructor(kind: string) {
    this.#kind = kind
  }

  async upsert(key: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const { context } = nowServing()
    const now = context.clock.now()
    const client = typeof payload.clientId === 'string' ? clientKeyOf(payload.clientId) : null
    await context.scope.write(async (writer) => {
      // Taking a consent back deletes what came of it: nothing may come of it afterwards.
      if (this.#kind === 'Grant' && (await writer.read(holdConsent, { id: key })).length === 0) throw new ConsentEnded()
      await writer.run(upsertRecord, {
        id: newId(),
        kind: this.#kind,
        keyHash: hashOfToken(key),
        uid: this.#kind === 'Session' ? (payload.uid ?? null) : null,
        grantId: this.#kind === 'Grant' ? key : (payload.grantId ?? null),
        person: payload.accountId ?? null,
        inTenant: client?.tenantId ?? null,
        clientRowId: client?.id ?? null,
        payload: withoutSecrets(payload),
        expiresAt: new Date(now.getTime() + expiresIn * 1000),
        at: now,
      })
      if (client === null || !tokenKinds.has(this.#kind)) return
      if (payload.grantId !== undefined) await writer.run(noteConsentUse, { id: payload.grantId, at: now })
      await writer.as({ tenantId: client.tenantId }).run(noteClientUse, { id: client.id, at: now })
    })
  }

  async find(key: string): Promise<AdapterPayload | undefined> {
    const { context, isBasic } = nowServing()
    if (this.#kind === 'Client') {
      const named = clientKeyOf(key)
      if (named === null) return undefined
      const [client] = await context.scope.as({ tenantId: named.tenantId }).read(clientWithSecret, { id: named.id })
      return client === undefined ? undefined : clientMetadata(client, isBasic)
    }
    const [found] = await context.scope.read(recordByKey, { kind: this.#kind, keyHash: hashOfToken(key) })
    return asWritten(found, context.clock.now(), key)
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    const { context } = nowServing()
    const [found] = await context.scope.read(recordByUid, { kind: this.#kind, uid })
    return asWritten(found, context.clock.now())
  }

  /** Not offered: there are no devices that show codes. */
  async findByUserCode(): Promise<undefined> {
    return undefined
  }

  /** Uses what works once. Of two at once the second is a replay, which ends the grant. */
  async consume(key: string): Promise<void> {
    const { context } = nowServing()
    const values = { kind: this.#kind, keyHash: hashOfToken(key) }
    const [used] = await context.scope.write((writer) =>
      writer.run(consumeRecord, { ...values, at: context.clock.now() }),
    )
    if (used !== undefined) return
    const [found] = await context.scope.read(recordByKey, values)
    if (found?.grantId != null) await endGrant(found.grantId)
    throw new errors.InvalidGrant('already used')
  }

  async destroy(key: string): Promise<void> {
    const { context } = nowServing()
    if (this.#kind === 'Grant') return endGrant(key)
    const values = { kind: this.#kind, keyHash: hashOfToken(key) }
    await context.scope.write(async (writer) => {
      const [gone] = await writer.run(deleteRecord, values)
      // What gateways know of the token is under its consent, or under the client where there is none.
      const topic = gone?.grantId ?? gone?.clientId
      if (tokenKinds.has(this.#kind) && topic != null) await tellGateways(context, writer, topic)
    })
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    const values = { kind: this.#kind, grantId }
    await nowServing().context.scope.write((writer) => writer.run(deleteOfGrant, values))
  }
}

/** Ends a grant with its tokens, and the consent that it came from. At the token endpoint that is a replay. */
async function endGrant(grantId: string): Promise<void> {
  const { context, path } = nowServing()
  await context.scope.write(async (writer) => {
    const consent = await revokeGrant(context, writer, grantId)
    if (consent === undefined || path !== '/oauth/token') return
    const { userId, tenantId, clientId } = consent
    const target = { type: 'OAuthClient', id: clientId }
    await audit(context, writer, 'identity.consent.reused', { userId, actorId: null, tenantId, target })
  })
}
