// How a session begins, once it is known who the user is.
import { randomBytes } from 'node:crypto'
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { tellOfNewDevice } from './new-device.ts'
import { refreshTokenOf } from './refresh-tokens.ts'
import { sessionDays } from './rules.ts'
import { insertSession, type SessionRow, type SignedInRow } from './store.ts'

/**
 * The tenant that sign-in enters: the named one; or the last one, if the user still is a member; or none.
 * Undefined when the user is not a member of the named one.
 */
export async function tenantToEnter(
  { peers }: Context,
  user: { id: string; lastTenantId: string | null },
  tenantSlug: string | null | undefined,
): Promise<string | null | undefined> {
  if (tenantSlug === null || tenantSlug === undefined) {
    if (user.lastTenantId === null) return null
    const [fact] = await peers.memberships({ userIds: [user.id], tenantId: user.lastTenantId })
    return fact?.isActive ? fact.tenantId : null
  }
  const [fact] = await peers.memberships({ userIds: [user.id], tenantSlug })
  return fact?.isActive ? fact.tenantId : undefined
}

/** How a user proved who they are. */
export interface Proof {
  /** aal1 is one factor, aal2 two of them or a passkey. */
  readonly acr: string
  /** Such as PASSWORD and TOTP. */
  readonly methods: readonly string[]
  readonly authenticatedAt: Date
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

/** Begins a session in a tenant, or in none; in a special way where that is told. */
export async function beginSession(
  context: Context,
  writer: Writer,
  userId: string,
  tenantId: string | null,
  proof: Proof,
  special: Special | null = null,
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
    isRestricted: false,
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
  const { accessToken, expiresAt } = await context.tokens.mint(session)
  return { accessToken, refreshToken: refreshTokenOf(session, session.counter), expiresAt, session, deviceToken: null }
}
