// The session of a person who sends their own access token to a route, as gateways check it for GraphQL.
import { createLocalJWKSet, errors, jwtVerify } from 'jose'
import type { Context } from '../context.ts'
import { statesOf } from '../sessions/states.ts'
import { loadSession, type SessionRow } from '../sessions/store.ts'

/** The session; `refused` for one that may not consent: restricted, or of an impersonation. Null without one. */
export async function sessionOf(context: Context, token: string): Promise<SessionRow | 'refused' | null> {
  const { tokens, publicUrl, wallClock } = context
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet(await tokens.jwks()), {
      algorithms: ['ES256'],
      issuer: publicUrl,
      audience: 'quintet',
      typ: 'at+jwt',
      requiredClaims: ['exp', 'sub', 'jti', 'sid'],
      currentDate: wallClock.now(),
    })
    const id = String(payload.sid)
    const [[state], session] = await Promise.all([statesOf(context, [id]), loadSession(context, id)])
    if (state?.isLive !== true || session === null || session.userId !== payload.sub) return null
    return state.isRestricted || session.actorId !== null ? 'refused' : session
  } catch (error) {
    if (error instanceof errors.JOSEError) return null
    throw error
  }
}

/** The token of `Bearer <token>`; null for any other header. */
export const bearerToken = (authorization: string | undefined): string | null =>
  /^Bearer +([\w\-.~+/]+=*)$/i.exec(authorization?.trim() ?? '')?.[1] ?? null
