// Bearer token to viewer: signature, session, grants. What is remembered is dropped as soon as it changes.
import { hash } from 'node:crypto'
import type { Clock } from '@quintet/kit/process/clock.ts'
import { anonymousEnvelope, type Envelope, serviceEnvelope, type Viewer } from '@quintet/kit/wire/envelope.ts'
import { refusal } from '@quintet/kit/wire/errors.ts'
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { LRUCache } from 'lru-cache'
import { anonymous, type Subject } from '../access/rules.ts'
import type { MaybePromise } from '../sources/maybe-promise.ts'
import type { Source } from '../sources/source.ts'
import type { AccessFeed } from './access-feed.ts'
import { createMemory, type Remembered } from './memory.ts'

/** Why a token is not accepted. expired: its session may go on, refresh it. refused: sign in again. */
export type TokenFault = 'expired' | 'refused'

export interface Claims {
  readonly viewer: Viewer
  readonly tenantId: string | null
  /** When the token runs out, in milliseconds since 1970. */
  readonly expiresAt: number
}

/** Who asks: the envelope for subgraphs and what access depends on. */
export interface Caller {
  readonly envelope: Envelope
  readonly subject: Subject
}

export interface RequestFacts {
  readonly requestId: string
  readonly clientIp: string | null
  readonly userAgent: string | null
  /** The span of the request, where there is one. */
  readonly traceparent?: string | undefined
  /** The connection that it came over. */
  readonly connection?: object
}

export interface Viewers {
  /**
   * The claims of a token, or why it is not accepted; null where tokens say nothing. Who sends the same again over a
   * connection is known by it.
   */
  verify(token: string, connection?: object): MaybePromise<Claims | null | TokenFault>
  /** The caller behind verified claims, as things stand now; a fault when the session has ended since. */
  caller(claims: Claims | null, facts: RequestFacts): MaybePromise<Caller | TokenFault>
  /** Asks anew about the caller's session, his rights and everybody's in his tenant: he may just have changed them. */
  forget(envelope: Envelope): void
}

interface Standing {
  readonly session: Remembered<boolean>
  readonly rights: Remembered<Rights>
}

interface Rights {
  readonly subject: Subject
  readonly policyVersion: number
  readonly isMember: boolean
}

const sessionQuery = 'query SessionState($ids: [ID!]!) { sessionStates(ids: $ids) { id isLive } }'
const grantsQuery = `query Grants($userId: ID!, $tenantId: ID) {
  grants(userId: $userId, tenantId: $tenantId) { permissions policyVersion isMember }
}`
const mostTokens = 20_000

export interface ViewerSettings {
  readonly identity: Source
  readonly tenancy: Source
  readonly feed: AccessFeed
  readonly clock: Clock
  readonly issuer: string
}

/** Viewers of one gateway. */
export function createViewers({ identity, tenancy, feed, clock, issuer }: ViewerSettings): Viewers {
  const tokens = new LRUCache<string, Claims>({ max: mostTokens })
  /** What came last over connections that are open: to hash a token costs more than all else that is done with it. */
  const latest = new WeakMap<object, { readonly token: string; readonly claims: Claims }>()
  /** Who is behind claims, as long as nothing has changed: found without asking each memory. */
  const standings = new WeakMap<Claims, Standing>()
  const sessions = createMemory<boolean>(feed.isAlive)
  const rights = createMemory<Rights>(feed.isAlive)
  feed.onChange((change) => {
    if (change === 'all') {
      sessions.forgetAll()
      rights.forgetAll()
    } else if (change.sessionId !== null) sessions.forget(change.sessionId)
    else if (change.userId !== null) {
      rights.forget(change.userId)
      // Of no tenant: the person himself, and with him his sessions.
      if (change.tenantId === null) sessions.forget(change.userId)
    } else if (change.tenantId !== null) rights.forget(change.tenantId)
  })
  const keys = signingKeys(identity, clock)

  const verifyAnew = async (token: string, key: string): Promise<Claims | TokenFault> => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['ES256'],
        issuer,
        audience: 'quintet',
        typ: 'at+jwt',
        requiredClaims: ['exp', 'sub', 'jti', 'sid', 'acr', 'auth_time'],
        currentDate: clock.now(),
      })
      const { sub = '', sid, tid, acr, auth_time: authTime, exp = 0 } = payload
      const claims: Claims = {
        viewer: { userId: sub, sessionId: String(sid), acr: String(acr), authTime: Number(authTime) },
        tenantId: typeof tid === 'string' ? tid : null,
        expiresAt: exp * 1000,
      }
      tokens.set(key, claims)
      return claims
    } catch (error) {
      if (error instanceof errors.JWTExpired) return 'expired'
      if (error instanceof errors.JOSEError) return 'refused'
      throw error
    }
  }

  return {
    verify(token, connection) {
      const last = connection === undefined ? undefined : latest.get(connection)
      let claims = last?.token === token ? last.claims : undefined
      if (claims === undefined) {
        const key = hash('sha256', token, 'base64')
        claims = tokens.get(key)
        if (claims === undefined) return verifyAnew(token, key)
        if (connection !== undefined) latest.set(connection, { token, claims })
      }
      return claims.expiresAt > clock.now().getTime() ? claims : 'expired'
    },
    forget({ viewer, tenantId }) {
      if (viewer === null) return
      sessions.forget(viewer.sessionId)
      rights.forget(viewer.userId)
      if (tenantId !== null) rights.forget(tenantId)
    },
    caller(claims, facts) {
      if (claims === null) return { envelope: envelopeOfNobody(facts), subject: anonymous }
      const known = standings.get(claims)
      if (known?.session.isGood && known.rights.isGood && feed.isAlive()) {
        return callerOf(claims, known.session.value!, known.rights.value!, facts)
      }
      const { viewer, tenantId } = claims
      const { userId, sessionId } = viewer
      const session = sessions.recall(sessionId, [sessionId, userId], () => askSession(identity, sessionId, facts))
      const where = tenantId === null ? [userId] : [userId, tenantId]
      const itsRights = rights.recall(where.join(' '), where, () => askRights(tenancy, userId, tenantId, facts))
      const found = (isLive: boolean, had: Rights): Caller | TokenFault => {
        standings.set(claims, { session, rights: itsRights })
        return callerOf(claims, isLive, had, facts)
      }
      // What is remembered needs no turn of the event loop.
      if (session.value !== undefined && itsRights.value !== undefined) return found(session.value, itsRights.value)
      return Promise.all([session.answer, itsRights.answer]).then((both) => found(...both))
    },
  }
}

function callerOf(
  { viewer, tenantId }: Claims,
  isLive: boolean,
  { subject, policyVersion, isMember }: Rights,
  facts: RequestFacts,
): Caller | TokenFault {
  if (!isLive) return 'refused'
  const envelope = envelopeOfNobody(facts)
  const tenant = { tenantId: isMember ? tenantId : null, grants: subject.grants, policyVersion }
  return { envelope: { ...envelope, viewer, ...tenant }, subject }
}

function envelopeOfNobody({ requestId, clientIp, userAgent, traceparent }: RequestFacts): Envelope {
  const nobody = anonymousEnvelope(requestId, clientIp, userAgent)
  return traceparent === undefined ? nobody : { ...nobody, traceparent }
}

/** The viewers where nobody can sign in: whatever token comes, nobody is behind it. */
export const anonymousViewers: Viewers = {
  verify: () => null,
  caller: (_claims, facts) => ({ envelope: envelopeOfNobody(facts), subject: anonymous }),
  forget() {},
}

async function askSession(identity: Source, id: string, { requestId }: RequestFacts): Promise<boolean> {
  const [state] = await ask<{ isLive: boolean }[]>(identity, sessionQuery, { ids: [id] }, requestId)
  return state?.isLive ?? false
}

async function askRights(
  tenancy: Source,
  userId: string,
  tenantId: string | null,
  { requestId }: RequestFacts,
): Promise<Rights> {
  type Grants = { permissions: string[]; policyVersion: number; isMember: boolean }
  const { permissions, ...rest } = await ask<Grants>(tenancy, grantsQuery, { userId, tenantId }, requestId)
  return { ...rest, subject: { isAuthenticated: true, grants: permissions } }
}

async function ask<T>(
  source: Source,
  query: string,
  variables: Record<string, unknown>,
  requestId: string,
): Promise<T> {
  const result = await source.execute({ query, variables }, serviceEnvelope('gateway', requestId))
  const value = Object.values(result.data ?? {})[0]
  if (value === null || value === undefined) {
    throw refusal('UNAVAILABLE', 'Your rights cannot be read at the moment; try again')
  }
  return value as T
}

const refetchMilliseconds = 5000

/** Keys from identity's JWK set; asked again, at most every 5 s, when a token names one that is not among them. */
function signingKeys(identity: Source, clock: Clock): JWTVerifyGetKey {
  let set: JWTVerifyGetKey | undefined
  let readAt = 0
  const read = async (): Promise<JWTVerifyGetKey> => {
    const answer = await identity.answer('GET', '/.well-known/jwks.json', serviceEnvelope('gateway', 'keys'))
    if (answer === null || answer.status !== 200) throw refusal('UNAVAILABLE', 'Tokens cannot be checked at the moment')
    readAt = clock.now().getTime()
    return createLocalJWKSet(JSON.parse(answer.body) as JSONWebKeySet)
  }
  return async (header, token) => {
    set ??= await read()
    try {
      return await set(header, token)
    } catch (error) {
      const isUnknown = error instanceof errors.JWKSNoMatchingKey
      if (!isUnknown || clock.now().getTime() - readAt < refetchMilliseconds) throw error
      set = await read()
      return set(header, token)
    }
  }
}
