// What a tenant's security policy means for a session: whether it may begin, when it ends, and whether it is restricted to
// enrolling a second factor.
import type { SessionTerms } from '@quintet/kit/slice/peers.ts'
import { type NotAllowed, notAllowed } from '@quintet/kit/slice/problems.ts'
import { acceptsAddress } from '@quintet/kit/wire/address-rules.ts'

/** A restricted session lasts for this long. */
const restrictedSeconds = 900
/** Use of a session is written at most this often. */
const useSeconds = 60
/** Stands among a session's methods for a remembered device, which is no proof by itself. */
export const deviceMethod = 'DEVICE'

/** Why a user cannot enter a tenant, though they proved who they are; null where they can. */
export function entryRefusal(terms: SessionTerms | null, clientIp: string | null): NotAllowed | null {
  if (terms === null) return null
  if (!terms.isTenantActive) return notAllowed('The tenant is not active', 'TENANT_NOT_ACTIVE')
  if (terms.memberStatus === 'SUSPENDED') return notAllowed('Your membership is suspended', 'MEMBER_SUSPENDED')
  if (acceptsAddress(terms.ipRestrictions, clientIp)) return null
  return notAllowed('Your tenant does not accept sign-ins from your address', 'ADDRESS_REFUSED')
}

/** What decides about a session. */
export interface SessionFacts {
  readonly acr: string
  readonly methods: readonly string[]
  readonly actorId: string | null
  readonly isBreakGlass: boolean
  /** Whether it was restricted when it began, and still is. */
  readonly isRestricted: boolean
  readonly expiresAt: Date
  readonly createdAt: Date
  readonly signedInAt: Date | null
  readonly lastActivityAt: Date | null
  readonly rotatedAt: Date
  /** Whether the user has enrolled a second factor or a passkey. */
  readonly hasFactor: boolean
  /** The how-many-th sign-in it is since the duty began; 0 for one from before. */
  readonly loginNumber: number
}

/** What is left of a user's grace. */
export interface Grace {
  readonly loginsLeft: number
  readonly endsAt: Date
}

const isOnDuty = ({ dutySince }: SessionTerms, now: Date): boolean => dutySince !== null && new Date(dutySince) <= now

/** Whether the tenant demands a second factor of the user at an instant. */
export const demandsFactor = (terms: SessionTerms | null, now: Date): boolean =>
  terms !== null && (terms.requireMFA || isOnDuty(terms, now))

/** Whether a remembered device stands in for the second factor. */
export const allowsDevice = (terms: SessionTerms | null): boolean =>
  terms === null || (terms.allowRememberDevice && !terms.requireMFA)

/** What is left of the grace of a user who has no second factor; null where it is over, or none is demanded. */
export function graceOf(terms: SessionTerms, loginNumber: number, now: Date): Grace | null {
  const { requireMFA, graceLogins, graceEndsAt } = terms
  if (requireMFA || !isOnDuty(terms, now) || graceEndsAt === null) return null
  const endsAt = new Date(graceEndsAt)
  const isOver = now >= endsAt || graceLogins === 0 || loginNumber > graceLogins
  return isOver ? null : { loginsLeft: graceLogins - loginNumber, endsAt }
}

/** Whether a session is good for nothing but enrolling a second factor. */
export function isRestrictedBy(terms: SessionTerms | null, session: SessionFacts, now: Date): boolean {
  if (terms === null) return session.isRestricted
  if (session.isBreakGlass || session.actorId !== null || session.acr === 'aal2') return false
  if (terms.requireMFA) return true
  if (!isOnDuty(terms, now)) return false
  if (session.hasFactor) return !(terms.allowRememberDevice && session.methods.includes(deviceMethod))
  return graceOf(terms, session.loginNumber, now) === null
}

/** A session as a tenant's policy has it. */
export interface Judged {
  readonly isRestricted: boolean
  /** It is over from then on. */
  readonly endsAt: Date
  /** From when on its use is to be written; null where it need not be. */
  readonly useDueAt: Date | null
  /** When it becomes restricted by time alone; null where it does not. */
  readonly changesAt: Date | null
}

/** @param terms null for a session without a tenant */
export function judgeSession(terms: SessionTerms | null, session: SessionFacts, now: Date): Judged {
  const isRestricted = isRestrictedBy(terms, session, now)
  const { expiresAt, createdAt, signedInAt, rotatedAt, isBreakGlass } = session
  if (terms === null || isBreakGlass) return { isRestricted, endsAt: expiresAt, useDueAt: null, changesAt: null }
  const { sessionTimeout, extendOnActivity, dutySince, graceEndsAt } = terms
  const usedAt = session.lastActivityAt ?? rotatedAt
  const ends = [expiresAt, later(extendOnActivity ? usedAt : (signedInAt ?? createdAt), sessionTimeout)]
  // One that was restricted from its beginning is not prolonged by use.
  if (isRestricted) ends.push(later(session.isRestricted ? createdAt : usedAt, restrictedSeconds))
  const changes = [dutySince, graceEndsAt].flatMap((at) => (at !== null && new Date(at) > now ? [new Date(at)] : []))
  return {
    isRestricted,
    endsAt: earliest(ends)!,
    useDueAt: later(usedAt, Math.min(useSeconds, sessionTimeout / 10)),
    changesAt: isRestricted ? null : earliest(changes),
  }
}

const later = (instant: Date, seconds: number): Date => new Date(instant.getTime() + seconds * 1000)

const earliest = (instants: readonly Date[]): Date | null =>
  instants.reduce<Date | null>((first, each) => (first === null || each < first ? each : first), null)
