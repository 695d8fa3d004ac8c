// Refresh tokens: session id, number, HMAC. Nothing that could be replayed is stored, and a successor can be recomputed.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { isUuid } from '@quintet/kit/slice/pages.ts'

/** The refresh token of a session with a number. */
export function refreshTokenOf(session: { id: string; hmacKey: Uint8Array }, counter: number): string {
  const body = `${session.id}.${counter}`
  return `${body}.${createHmac('sha256', session.hmacKey).update(body).digest('base64url')}`
}

/** The session and number that a token claims, not verified; null when it is not one of ours. */
export function parseRefreshToken(token: string): { sessionId: string; counter: number } | null {
  const [sessionId = '', counter = '', mac, ...rest] = token.split('.')
  if (!isUuid(sessionId) || !/^\d{1,9}$/.test(counter) || mac === undefined || rest.length > 0) return null
  return { sessionId, counter: Number(counter) }
}

/** Whether the token is the session's own, in constant time. */
export function isAuthentic(token: string, session: { id: string; hmacKey: Uint8Array }, counter: number): boolean {
  const expected = Buffer.from(refreshTokenOf(session, counter))
  const given = Buffer.from(token)
  return expected.length === given.length && timingSafeEqual(expected, given)
}
