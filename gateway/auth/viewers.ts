// From a bearer token to the caller: signature, session and rights, cached until a change is reported.
import { hash } from 'node:crypto'
import type { BlockList } from 'node:net'
import type { Clock } from '@quintet/kit/process/clock.ts'
import type { Logger } from '@quintet/kit/process/log.ts'
import { isWithin } from '@quintet/kit/wire/address-ranges.ts'
import { type AddressRules, acceptsAddress } from '@quintet/kit/wire/address-rules.ts'
import { anonymousEnvelope, type Envelope, platformRealmId, type Viewer } from '@quintet/kit/wire/envelope.ts'
import { isPerson, type Proof, proofOf } from '@quintet/kit/wire/powers.ts'
import { errors, jwtVerify } from 'jose'
import { LRUCache } from 'lru-cache'
import { anonymous, type Subject } from '../access/rules.ts'
import { type MaybePromise, whenDone } from '../sources/maybe-promise.ts'
import type { Source } from '../sources/source.ts'
import type { AccessFeed } from './access-feed.ts'
import { type Cached, createCache } from './cache.ts'
import { createProofs, type SentProof } from './dpop.ts'
import { createMachines, type Machine, type Machines } from './machines.ts'
import { type Rights, readRights, type SessionState } from './rights.ts'
import { createSessionReader, isDue, outdatedAt } from './session-reader.ts'
import { signingKeys } from './signing-keys.ts'

/**
 * Why a token is not accepted. expired: the session may still be live, refresh it. refused: sign in again. address: its tenant
 * does not accept the address that it comes from.
 */
export type TokenFault = 'expired' | 'refused' | 'address'

export interface Claims {
  /** Null for service accounts. */
  readonly viewer: Omit<Viewer, 'methods'> | null
  /** Whose people the user belongs to. */
  readonly realmId: string
  readonly tenantId: string | null
  /** When the token expires, in milliseconds since 1970. */
  readonly expiresAt: number
  /** The API key or OAuth client that the token belongs to; none for sessions of people. */
  readonly machine?: Machine
}

/** The caller of an operation: the envelope for subgraphs, and the subject of access rules. */
export interface Caller {
  readonly envelope: Envelope
  readonly subject: Subject
}

/** Where a request comes from. */
export interface RequestFacts {
  readonly requestId: string
  readonly clientIp: string | null
  readonly userAgent: string | null
  /** The span of the request, if it is traced. */
  readonly traceparent?: string | undefined
  /** Whether the caller is only looked at: that is no use of their session. */
  readonly isPassive?: boolean
  /** The connection of the request: its tokens are cached with it. */
  readonly connection?: object
  /** What the request proves of a key; absent where no token that is bound to one is accepted. */
  readonly proof?: SentProof
}

export interface Viewers {
  /**
   * The claims of a token, or why it is not accepted; null where tokens have no meaning.
   * @param proof where the token was sent as one that is bound to a key
   */
  verify(
    token: string,
    connection?: object,
    clientIp?: string | null,
    proof?: SentProof,
  ): MaybePromise<Claims | null | TokenFault>
  /** The caller with current rights; a fault when the session has ended. */
  caller(claims: Claims | null, facts: RequestFacts): MaybePromise<Caller | TokenFault>
  /** Whether the session of a token that has run out is over too, or is within the same second. */
  isOver(claims: Claims, requestId: string): Promise<boolean>
  /** Reads again the caller's session, their rights and those of their tenant, which they may just have changed. */
  forget(envelope: Envelope): void
}

/** What the envelope and the access rules know of a caller, whatever they request. */
interface Known {
  /** Null for service accounts. */
  readonly viewer: Viewer | null
  readonly realmId: string
  readonly tenantId: string | null
  readonly grants: readonly string[]
  readonly policyVersion: number
  readonly actor: string | null
  readonly client: string | null
  readonly scopes: readonly string[] | null
  readonly isRestricted: boolean
  readonly isTenantEnding: boolean
  readonly onBehalfOf: null
}

/** What is cached about a caller. */
interface CallerState {
  readonly session: Cached<SessionState>
  readonly rights: Cached<Rights>
  /** Null when the session has ended. */
  readonly known: Known | null
  /** Where a machine's token is accepted from; null for anywhere, and for people. */
  readonly addresses: BlockList | null
  readonly machine: Machine | null
  /** The addresses that the session may be used from; null where the tenant does not look at them. */
  readonly addressRules: AddressRules | null
  /** A proof of identity goes stale while the state is cached: then the caller is another subject. */
  readonly subjects: Map<Proof, Subject>
}

const maxTokens = 20_000

export interface ViewerSettings {
  readonly identity: Source
  readonly tenancy: Source
  readonly feed: AccessFeed
  /** The clock of tokens. */
  readonly clock: Clock
  /** The clock by which a proof of identity goes stale; the clock of tokens unless told. */
  readonly decisionClock?: Clock
  readonly issuer: string
  readonly log?: Logger
}

export function createViewers(settings: ViewerSettings): Viewers {
  const { identity, tenancy, feed, clock, decisionClock = clock, issuer, log = null } = settings
  const tokens = new LRUCache<string, Claims>({ max: maxTokens })
  /** The last token of each open connection. Hashing a token costs more than everything else that is done with it. */
  const latest = new WeakMap<object, { readonly token: string; readonly claims: Claims }>()
  /** The state by claims, to be found without a lookup in both caches. */
  const states = new WeakMap<Claims, CallerState>()
  const machines = createMachines(identity, clock, log)
  const sessions = createSessionReader(identity, feed.isAlive)
  const rights = createCache<Rights>(feed.isAlive)
  feed.onChange((change) => {
    if (change === 'all') {
      sessions.invalidateAll()
      rights.invalidateAll()
    } else if (change.sessionId !== null) sessions.invalidate(change.sessionId)
    else if (change.userId !== null) {
      rights.invalidate(change.userId)
      // Their roles decide what a tenant demands of their sessions.
      sessions.invalidate(change.userId)
    } else if (change.tenantId !== null) {
      rights.invalidate(change.tenantId)
      sessions.invalidate(change.tenantId)
    }
  })
  const keys = signingKeys(identity, clock)
  const isProof = createProofs(`${issuer}/graphql`, clock)

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
      const { sub = '', sid, rlm, tid, acr, auth_time: authTime, exp = 0 } = payload
      const claims: Claims = {
        viewer: { userId: sub, sessionId: String(sid), acr: String(acr), authTime: Number(authTime) },
        realmId: typeof rlm === 'string' ? rlm : platformRealmId,
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

  const findMachine = async (token: string, key: string, clientIp: string | null): Promise<Claims | TokenFault> => {
    const found = await machines.find(token, key, clientIp)
    if (found === null) return 'refused'
    const { machine, userId, tenantId, expiresAt } = found
    // It proves nothing, however fresh it is.
    const viewer = userId === null ? null : { userId, sessionId: machine.id, acr: 'aal1', authTime: 0 }
    const claims: Claims = { viewer, realmId: machine.realmId, tenantId, expiresAt, machine }
    tokens.set(key, claims)
    return claims
  }

  const verifyToken = (
    token: string,
    connection: object | undefined,
    clientIp: string | null,
  ): MaybePromise<Claims | TokenFault> => {
    const last = connection === undefined ? undefined : latest.get(connection)
    let claims = last?.token === token ? last.claims : undefined
    if (claims === undefined) {
      const key = hash('sha256', token, 'base64url')
      claims = tokens.get(key)
      // Signed tokens have dots, and no token of a machine has.
      if (claims === undefined) return token.includes('.') ? verifyAnew(token, key) : findMachine(token, key, clientIp)
      if (connection !== undefined) latest.set(connection, { token, claims })
    }
    return claims.expiresAt > clock.now().getTime() ? claims : 'expired'
  }

  /** A token that is bound to a key is good with its proof alone, and another one is sent without. */
  const proved = (claims: Claims, proof: SentProof | undefined): MaybePromise<Claims | TokenFault> => {
    const { hash = '', thumbprint = null } = claims.machine ?? {}
    if (thumbprint === null && proof === undefined) return claims
    if (thumbprint === null || proof === undefined) return 'refused'
    return isProof(proof, { thumbprint, hash }).then((isGood) => (isGood ? claims : 'refused'))
  }

  return {
    verify(token, connection, clientIp = null, proof) {
      const found = verifyToken(token, connection, clientIp)
      return whenDone(found, (claims) => (typeof claims === 'string' ? claims : proved(claims, proof)))
    },
    async isOver(claims, requestId) {
      // A machine gets another token; it has no session that could be over.
      if (claims.viewer === null || claims.machine !== undefined) return false
      const { sessionId } = claims.viewer
      // It may have been used by way of another gateway.
      sessions.invalidate(sessionId)
      const toRead = { sessionId, realmId: claims.realmId, topics: [sessionId], requestId, isUse: false }
      const now = decisionClock.now()
      const state = await sessions.get(toRead, now).answer
      return !state.isLive || outdatedAt({ ...state, changesAt: null }) < now.getTime() + 1000
    },
    forget({ viewer, tenantId }) {
      if (viewer === null) return
      sessions.invalidate(viewer.sessionId)
      rights.invalidate(viewer.userId)
      if (tenantId !== null) rights.invalidate(tenantId)
    },
    caller(claims, facts) {
      if (claims === null) return { envelope: anonymousEnvelopeOf(facts), subject: anonymous }
      const state = states.get(claims)
      const now = decisionClock.now()
      const { requestId, isPassive = false } = facts
      const isCurrent = state?.session.isValid && state.rights.isValid && feed.isAlive()
      if (isCurrent && !isDue(state.session.value!, !isPassive, now)) return callerOf(state, facts, now, machines)
      const { realmId, tenantId, machine = null } = claims
      const { ownerId, sessionId } = holderOf(claims)
      const topics = tenantId === null ? [ownerId] : [ownerId, tenantId]
      const session =
        machine === null
          ? sessions.get({ sessionId, realmId, topics: [sessionId, ...topics], requestId, isUse: !isPassive }, now)
          : sessions.ofMachine(machine.hash, [machine.id, ownerId, machine.clientId], () =>
              machines.read(machine, requestId),
            )
      const granted = rights.get(topics.join(' '), topics, () => readRights(tenancy, ownerId, tenantId, requestId))
      const found = (state: SessionState, had: Rights): Caller | TokenFault => {
        if (had.changesAt !== null) {
          const left = new Date(had.changesAt).getTime() - decisionClock.now().getTime()
          feed.expect({ tenantId, userId: ownerId, sessionId: null }, Math.max(0, left))
        }
        // For sockets, which send nothing: one whose token runs out first is closed by then.
        const left = outdatedAt(state) - decisionClock.now().getTime()
        if (state.isLive && left < claims.expiresAt - clock.now().getTime()) {
          feed.expect({ tenantId: null, userId: null, sessionId }, Math.max(0, left))
        }
        const known = knownOf(claims, state, had)
        const addresses = state.machine?.addresses ?? null
        const addressRules = state.isBreakGlass ? null : (had.addressRules ?? null)
        const found = { session, rights: granted, known, addresses, addressRules, machine, subjects: new Map() }
        states.set(claims, found)
        return callerOf(found, facts, decisionClock.now(), machines)
      }
      // Cached answers need no turn of the event loop.
      if (session.value !== undefined && granted.value !== undefined) return found(session.value, granted.value)
      return Promise.all([session.answer, granted.answer]).then((both) => found(...both))
    },
  }
}

/** The user whose session or token it is; the service account where there is none. */
function holderOf({ viewer, machine }: Claims): { ownerId: string; sessionId: string } {
  const { userId: ownerId, sessionId } = viewer ?? { userId: machine!.clientId, sessionId: machine!.id }
  return { ownerId, sessionId }
}

function knownOf({ viewer, realmId, tenantId }: Claims, session: SessionState, rights: Rights): Known | null {
  if (!session.isLive) return null
  const { machine } = session
  // A token of a machine is good for its tenant and for nothing else.
  const isAccepted = viewer === null ? rights.isTenantActive : rights.isMember
  if (machine !== undefined && !isAccepted) return null
  const { actorId: actor, clientId: client, scopes, isRestricted, methods } = session
  const { policyVersion, isEnding: isTenantEnding } = rights
  const isMember = rights.isMember || session.isBreakGlass || machine !== undefined
  // What the user may do on the platform is not lent to those who impersonate them, nor to their API keys.
  const isLent = actor !== null || machine !== undefined
  const held = isLent ? rights.grants.filter((grant) => !grant.startsWith('platform.')) : rights.grants
  const grants =
    machine?.grants ?? (session.isBreakGlass ? [...held.filter((grant) => !grant.startsWith('-')), '*.*:*'] : held)
  const limits = { actor, client, scopes, isRestricted, isTenantEnding, onBehalfOf: null }
  const person = viewer === null ? null : { ...viewer, methods }
  return { viewer: person, realmId, tenantId: isMember ? tenantId : null, grants, policyVersion, ...limits }
}

function callerOf(state: CallerState, facts: RequestFacts, now: Date, machines: Machines): Caller | TokenFault {
  const { known, subjects, addresses, addressRules, machine } = state
  if (known === null) return 'refused'
  if (addressRules !== null && !acceptsAddress(addressRules, facts.clientIp)) return 'address'
  if (machine !== null) {
    if (addresses !== null && !isWithin(addresses, facts.clientIp)) return 'refused'
    machines.reportUse(machine)
  }
  const proof = proofOf(known, now)
  let subject = subjects.get(proof)
  if (subject === undefined) {
    const { grants, scopes, isRestricted, onBehalfOf } = known
    const powers = { grants, scopes, isRestricted, onBehalfOf }
    subject = { isAuthenticated: true, isPerson: isPerson(known), proof, ...powers }
    subjects.set(proof, subject)
  }
  return { envelope: { ...anonymousEnvelopeOf(facts), ...known }, subject }
}

function anonymousEnvelopeOf({ requestId, clientIp, userAgent, traceparent }: RequestFacts): Envelope {
  const envelope = anonymousEnvelope(requestId, clientIp, userAgent)
  return traceparent === undefined ? envelope : { ...envelope, traceparent }
}

/** The viewers of a gateway without users: every caller is anonymous, whatever token they send. */
export const anonymousViewers: Viewers = {
  verify: () => null,
  caller: (_claims, facts) => ({ envelope: anonymousEnvelopeOf(facts), subject: anonymous }),
  isOver: async () => false,
  forget() {},
}
