import type { ProofMethod } from '@quintet/kit/wire/envelope.ts'

/** A session expires after this. */
export const sessionDays = 7
/** For this long after a rotation the token before it returns the same successor: parallel refreshes are not theft. */
const parentWindowSeconds = 10

/** Whether a session is live at an instant: not ended, not expired, and its user active. */
export const isLive = (session: { revokedAt: Date | null; expiresAt: Date; userStatus: string }, now: Date): boolean =>
  session.revokedAt === null && session.expiresAt > now && session.userStatus === 'ACTIVE'

/** What a refresh token's number means for its session. */
export type RefreshDecision = 'rotate' | 'repeat' | 'reuse'

/**
 * rotate: the newest token. repeat: its immediate parent, within the window, so the same successor again.
 * reuse: any other, which was used before and may be stolen.
 */
export function decideRefresh(presented: number, newest: number, rotatedAt: Date, now: Date): RefreshDecision {
  if (presented === newest) return 'rotate'
  const isParent = presented === newest - 1
  const isRecent = now.getTime() - rotatedAt.getTime() <= parentWindowSeconds * 1000
  return isParent && isRecent ? 'repeat' : 'reuse'
}

/** How a user can prove who they are. A backup code is worth nothing without the factor that it stands in for. */
export function methodsOf(user: {
  hasPassword: boolean
  hasTotp: boolean
  hasBackupCode: boolean
  hasPasskey: boolean
  hasExternal: boolean
}): ProofMethod[] {
  const methods: [ProofMethod, boolean][] = [
    ['PASSWORD', user.hasPassword],
    ['TOTP', user.hasTotp],
    ['BACKUP_CODE', user.hasTotp && user.hasBackupCode],
    ['PASSKEY', user.hasPasskey],
    ['EXTERNAL', user.hasExternal],
  ]
  return methods.flatMap(([method, isSetUp]) => (isSetUp ? [method] : []))
}

/** The names of RFC 8176 for proofs. It has none for a sign-in at another issuer. */
const amrNames: Readonly<Record<string, string>> = { PASSWORD: 'pwd', TOTP: 'otp', BACKUP_CODE: 'otp', PASSKEY: 'pop' }

/** How a session was proved, as access tokens say it. */
export function amrOf({ methods, acr }: { readonly methods: readonly string[]; readonly acr: string }): string[] {
  const names = methods.flatMap((method) => amrNames[method] ?? [])
  return [...new Set([...names, ...(acr === 'aal2' ? ['mfa'] : [])])]
}
