// Sessions of browsers: the refresh token lies in a cookie that no script can read. The gateway refuses requests without the
// header quintet-csrf, and those of pages of other origins.
import { isProblem } from '@quintet/kit/slice/problems.ts'
import type { ReceivedRoute } from '@quintet/kit/subgraph/definition.ts'
import type { RouteResponse } from '@quintet/kit/wire/routes.ts'
import type { Context } from '../context.ts'
import { refreshSession } from './actions.ts'
import { noSessionCookie, refreshTokenOfCookie, sessionCookie, sessionOfRefreshToken } from './cookie.ts'
import { endSession } from './end.ts'

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
  const cookie = status === 401 ? noSessionCookie() : null
  return answer(status, cookie, { errors: [{ message, extensions: { code } }] })
}
const signInFirst = () => refused(401, 'Sign in first')

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
      const found = await sessionOfRefreshToken(context, refreshToken)
      if (found === null) return signInFirst()
      return answer(204, sessionCookie(refreshToken, found.session, context.clock.now()))
    },
    /** Ends the session of the cookie. */
    async DELETE(request: ReceivedRoute, context: Context): Promise<RouteResponse> {
      const found = await sessionOfRefreshToken(context, refreshTokenOfCookie(request))
      if (found === null) return signInFirst()
      const { inside, session } = found
      await inside.scope.write((writer) => endSession(inside, writer, session.id, 'signed_out'))
      return answer(204, noSessionCookie())
    },
  },
}

export const sessionRefreshRoute = {
  path: '/session/refresh',
  handlers: {
    /** Renews the session of the cookie. Two tabs that do so at once get the same cookie. */
    async POST(request: ReceivedRoute, context: Context): Promise<RouteResponse> {
      const refreshToken = refreshTokenOfCookie(request)
      const renewed = refreshToken === null ? null : await refreshSession(context, { refreshToken })
      if (renewed === null || isProblem(renewed)) return signInFirst()
      const { accessToken, expiresAt, session } = renewed
      const cookie = sessionCookie(renewed.refreshToken, session, context.clock.now())
      return answer(200, cookie, { accessToken, expiresAt: expiresAt.toISOString() })
    },
  },
}
