// The cookie in which browsers keep the refresh token of a session. No script reads it.
import { readCookies } from '@quintet/kit/slice/cookies.ts'
import type { ReceivedRoute } from '@quintet/kit/subgraph/definition.ts'
import type { Context } from '../context.ts'
import { openCredential } from '../realms/context.ts'
import { endStolen } from './end.ts'
import { isAuthentic, parseRefreshToken } from './refresh-tokens.ts'
import { decideRefresh, isLive } from './rules.ts'
import { type SessionRow, sessionForUpdate } from './store.ts'

/** The prefix makes browsers insist on Secure and this host (RFC 6265bis). */
const cookieName = '__Host-quintet'

function cookieHeader(refreshToken: string, seconds: number): string {
  return `${cookieName}=${refreshToken}; Path=/; Max-Age=${seconds}; HttpOnly; Secure; SameSite=Strict`
}

/** The header that keeps a refresh token until its session ends. */
export const sessionCookie = (refreshToken: string, { expiresAt }: Pick<SessionRow, 'expiresAt'>, now: Date): string =>
  cookieHeader(refreshToken, Math.max(0, Math.floor((expiresAt.getTime() - now.getTime()) / 1000)))

/** The header that takes the cookie away. */
export const noSessionCookie = (): string => cookieHeader('', 0)

/** The refresh token in the cookie; null without one, and where two are sent, as one of them is forged. */
export function refreshTokenOfCookie({ headers }: Pick<ReceivedRoute, 'headers'>): string | null {
  const values = readCookies(headers.cookie, cookieName)
  return values.length === 1 ? values[0]! : null
}

/** A session of a cookie, and the context in its realm. */
export interface CookieSession {
  readonly inside: Context
  readonly session: SessionRow
}

/**
 * The session of a refresh token that is the newest or was a moment ago; null where it is none that lasts. An older one may be
 * stolen: it ends the session, as in a refresh.
 */
export async function sessionOfRefreshToken(
  context: Context,
  refreshToken: string | null,
): Promise<CookieSession | null> {
  if (refreshToken === null) return null
  const { inside, secret } = openCredential(context, refreshToken)
  const claimed = parseRefreshToken(secret)
  if (claimed === null) return null
  const found = await inside.scope.write(async (writer) => {
    const [session] = await writer.read(sessionForUpdate, { id: claimed.sessionId })
    const now = context.clock.now()
    if (session === undefined || !isAuthentic(secret, session, claimed.counter) || !isLive(session, now)) return null
    if (decideRefresh(claimed.counter, session.counter, session.rotatedAt, now) !== 'reuse') return session
    await endStolen(inside, writer, session.id)
    return null
  })
  return found === null ? null : { inside, session: found }
}
