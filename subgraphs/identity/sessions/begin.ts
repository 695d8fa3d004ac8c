// How a session begins, once it is known who the user is.
import { randomBytes } from 'node:crypto'
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import type { SessionTerms } from '@quintet/kit/slice/peers.ts'
import { writeCredential } from '@quintet/kit/wire/realms.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { ownTenant } from '../realms/context.ts'
import { tellOfNewDevice } from './new-device.ts'
import { refreshTokenOf } from './refresh-tokens.ts'
import { sessionDays } from './rules.ts'
import { insertSession, type SessionRow, type SignedInRow } from './store.ts'
import { loadJudged, termsOf } from './terms.ts'

/** A tenant to enter, and what it demands; both null for none. */
export interface Entry {
  readonly tenantId: string | null
  readonly terms: SessionTerms | null
}
const nowhere: Entry = { tenantId: null, terms: null }

/**
 * The tenant that sign-in enters: the named one; or the last one, if the user still may enter it; or none.
 * Undefined when the user is not a member of the named one.
 */
export async function tenantToEnter(
  context: Context,
  user: { id: string; lastTenantId: string | null },
  tenantSlug: string | null | undefined,
): Promise<Entry | undefined> {
  const isNamed = tenantSlug !== null && tenantSlug !== undefined
  if (!isNamed) {
    const entry = await entryOf(context, user.id, user.lastTenantId)
    return entry?.terms?.isTenantActive && entry.terms.memberStatus === 'ACTIVE' ? entry : nowhere
  }
  const [fact] = await context.peers.memberships({ userIds: [user.id], tenantSlug })
  // People of a tenant alone sign in before they have accepted its invitation.
  if (fact === undefined) return ownTenant(context) === null ? undefined : nowhere
  return entryOf(context, user.id, fact.tenantId)
}

/** The entry to a tenant whose id is known; undefined when the user is no present member. */
export async function entryOf(context: Context, userId: string, tenantId: string | null): Promise<Entry | undefined> {
  if (tenantId === null) return nowhere
  const terms = await termsOf(context, userId, tenantId)
  return terms === null || terms.memberStatus === null ? undefined : { tenantId, terms }
}

/** How a user proved who they are. */
export interface Proof {
  /** aal1 is one factor, aal2 two of them or a passkey. */
  readonly acr: string
  /** Such as PASSWORD and TOTP. */
  readonly methods: readonly string[]
  readonly authenticatedAt: Date
  /** When the user signed in; now unless told. */
  readonly signedInAt?: Date | null
  /** The session whose proof it is; null for a proof that was given just now. */
  readonly id: string | null
}

/** The proof of a password, given at an instant. */
export const passwordProof = (authenticatedAt: Date): Proof => ({
  acr: 'aal1',
  methods: ['PASSWORD'],
  authenticatedAt,
  id: null,
})

/** A session in another's name, or in a tenant that the user is no member of. */
interface Special {
  readonly actorId?: string
  readonly isBreakGlass?: boolean
  readonly endsAt: Date
}

/** Begins a session in a tenant, or in none; in a special way where that is told. Members enter tenants by enterTenant. */
export async function beginSession(
  context: Context,
  writer: Writer,
  userId: string,
  tenantId: string | null,
  proof: Proof,
  special: Special | null = null,
  isRestricted = false,
) {
  const { envelope, clock } = context
  const now = clock.now()
  const { acr, methods, authenticatedAt } = proof
  const id = newId()
  await audit(context, writer, 'identity.session.started', {
    userId,
    actorId: special?.actorId ?? userId,
    tenantId,
    target: { type: 'Session', id },
    details: { from: proof.id },
  })
  if (proof.id === null && special === null) await tellOfNewDevice(context, writer, userId)
  return insertSession(writer, {
    id,
    userId,
    tenantId,
    parentId: proof.id,
    acr,
    methods: [...methods],
    authenticatedAt,
    actorId: special?.actorId ?? null,
    isBreakGlass: special?.isBreakGlass ?? false,
    isRestricted,
    signedInAt: proof.signedInAt ?? now,
    hmacKey: randomBytes(32),
    rotatedAt: now,
    // From the authentication, not from now: switching tenants back and forth must not extend a session for ever.
    expiresAt: special?.endsAt ?? new Date(authenticatedAt.getTime() + sessionDays * 86_400_000),
    clientIp: envelope.clientIp,
    userAgent: envelope.userAgent?.slice(0, 500) ?? null,
    lastActivityAt: now,
    createdAt: now,
  })
}

/** New tokens of a session. */
export async function signedIn(context: Context, session: SessionRow): Promise<SignedInRow> {
  const { realmId } = context.envelope
  const judged = await loadJudged(context, session)
  const { accessToken, expiresAt } = await context.tokens.mint({ ...session, expiresAt: judged.endsAt }, realmId)
  const refreshToken = writeCredential({ realmId, secret: refreshTokenOf(session, session.counter) })
  return { accessToken, refreshToken, expiresAt, session: { ...session, judge: async () => judged }, deviceToken: null }
}
