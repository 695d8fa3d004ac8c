// Sessions of browsers: the refresh token lies in a cookie that no script can read. The gateway refuses requests without the
// header quintet-csrf, and those of pages of other origins.
import { isProblem } from '@quintet/kit/slice/problems.ts'
import type { ReceivedRoute } from '@quintet/kit/subgraph/definition.ts'
import type { RouteResponse } from '@quintet/kit/wire/routes.ts'
import type { Context } from '../context.ts'
import { openCredential } from '../realms/context.ts'
import { refreshSession } from './actions.ts'
import { endSession } from './end.ts'
import { isAuthentic, parseRefreshToken } from './refresh-tokens.ts'
import { isLive } from './rules.ts'
import { sessionForUpdate } from './store.ts'

/** The prefix makes browsers insist on Secure and this host (RFC 6265bis). */
const cookieName = '__Host-quintet'

function cookieHeader(refreshToken: string, seconds: number): string {
  return `${cookieName}=${refreshToken}; Path=/; Max-Age=${seconds}; HttpOnly; Secure; SameSite=Strict`
}

/** The cookie's value; null without one, and where two are sent, as one of them is forged. */
function cookieOf({ headers }: ReceivedRoute): string | null {
  const values = (headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${cookieName}=`))
  return values.length === 1 ? values[0]!.slice(cookieName.length + 1) : null
}

const answer = (status: number, cookie: string | null, body: object | null = null): RouteResponse => ({
  status,
  headers: {
    'cache-control': 'no-store',
    ...(cookie === null ? {} : { 'set-cookie': cookie }),
    ...(body === null ? {} : { 'content-type': 'application/json; charset=utf-8' }),
  },
  body: body === null ? null : JSON.stringify(body),
})

const refused = (status: 400 | 401, message: string): RouteResponse => {
  const code = status === 400 ? 'BAD_USER_INPUT' : 'UNAUTHENTICATED'
  // A cookie that is good for nothing is taken away.
  const cookie = status === 401 ? cookieHeader('', 0) : null
  return answer(status, cookie, { errors: [{ message, extensions: { code } }] })
}
const signInFirst = () => refused(401, 'Sign in first')

const secondsUntil = (end: Date, now: Date): number => Math.max(0, Math.floor((end.getTime() - now.getTime()) / 1000))

/** The session of a refresh token that is the newest or was a moment ago; null where it is none that lasts. */
async function sessionOf(context: Context, refreshToken: string) {
  const { inside, secret } = openCredential(context, refreshToken)
  const claimed = parseRefreshToken(secret)
  if (claimed === null) return null
  return inside.scope.write(async (writer) => {
    const [session] = await writer.read(sessionForUpdate, { id: claimed.sessionId })
    const isOurs = session !== undefined && isAuthentic(secret, session, claimed.counter)
    return isOurs && isLive(session, context.clock.now()) ? session : null
  })
}

function refreshTokenIn({ headers, body }: ReceivedRoute): string | null {
  if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) return null
  try {
    const { refreshToken } = JSON.parse((body as Buffer).toString('utf8')) as { refreshToken?: unknown }
    return typeof refreshToken === 'string' ? refreshToken : null
  } catch {
    return null
  }
}

export const sessionRoute = {
  path: '/session',
  handlers: {
    /** Puts the refresh token of a session into the cookie. */
    async POST(request: ReceivedRoute, context: Context): Promise<RouteResponse> {
      const refreshToken = refreshTokenIn(request)
      if (refreshToken === null) return refused(400, 'Send {"refreshToken": "..."} as application/json')
      const session = await sessionOf(context, refreshToken)
      if (session === null) return signInFirst()
      return answer(204, cookieHeader(refreshToken, secondsUntil(session.expiresAt, context.clock.now())))
    },
    /** Ends the session of the cookie. */
    async DELETE(request: ReceivedRoute, context: Context): Promise<RouteResponse> {
      const refreshToken = cookieOf(request)
      const session = refreshToken === null ? null : await sessionOf(context, refreshToken)
      if (session === null) return signInFirst()
      const { inside } = openCredential(context, refreshToken!)
      await inside.scope.write((writer) => endSession(inside, writer, session.id, 'signed_out'))
      return answer(204, cookieHeader('', 0))
    },
  },
}

export const sessionRefreshRoute = {
  path: '/session/refresh',
  handlers: {
    /** Renews the session of the cookie. Two tabs that do so at once get the same cookie. */
    async POST(request: ReceivedRoute, context: Context): Promise<RouteResponse> {
      const refreshToken = cookieOf(request)
      const renewed = refreshToken === null ? null : await refreshSession(context, { refreshToken })
      if (renewed === null || isProblem(renewed)) return signInFirst()
      const { accessToken, expiresAt, session } = renewed
      const cookie = cookieHeader(renewed.refreshToken, secondsUntil(session.expiresAt, context.clock.now()))
      return answer(200, cookie, { accessToken, expiresAt: expiresAt.toISOString() })
    },
  },
}
