// Pages of other origins: which may ask, and what their browsers are told. Tokens are sent by scripts, never by
// browsers themselves, so no answer ever allows credentials.
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { HttpRefusal } from './http.ts'

export interface Cors {
  /** Whether pages of an origin may ask. */
  allows(origin: string | undefined): boolean
  /**
   * Whether a WebSocket may be opened from where its handshake says (RFC 6455, section 10.2): by programs, which send no
   * origin, by our own pages, and by those that `allows` names. Browsers ask no preflight for a WebSocket.
   */
  allowsSocket(headers: IncomingHttpHeaders): boolean
  /** Tells the browser, and answers its preflight: true when that was all. */
  answer(request: IncomingMessage, response: ServerResponse): boolean
}

/** How long a browser need not ask again, in seconds; browsers have their own, shorter limits. */
const preflightSeconds = 86_400
const localHost = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/**
 * @param origins such as https://app.example.com; `*` stands for all
 * @param publicUrl where clients find Quintet: its own pages open sockets, also behind a proxy that changes Host
 * @param allowsLocal whether pages of this machine may ask, whatever their port: for development
 */
export function createCors(origins: readonly string[], allowsLocal: boolean, publicUrl: string): Cors {
  const known = new Set(origins)
  const ownOrigin = new URL(publicUrl).origin
  const isOff = known.size === 0 && !allowsLocal
  const allows = (origin: string | undefined): boolean =>
    origin !== undefined && (known.has(origin) || known.has('*') || (allowsLocal && localHost.test(origin)))
  return {
    allows,
    allowsSocket: ({ origin, host }) =>
      origin === undefined || allows(origin) || origin === ownOrigin || URL.parse(origin)?.host === host,
    answer(request, response) {
      const { origin, 'access-control-request-method': asked } = request.headers
      const isPreflight = request.method === 'OPTIONS' && asked !== undefined
      if (isOff) return false
      response.appendHeader('vary', 'Origin')
      if (!allows(origin)) {
        if (isPreflight) throw new HttpRefusal(403, 'CORS_ORIGINS does not name this origin')
        return false
      }
      response.setHeader('access-control-allow-origin', origin!)
      response.setHeader('access-control-expose-headers', 'x-request-id, retry-after')
      if (!isPreflight) return false
      response.appendHeader('vary', 'Access-Control-Request-Headers')
      const headers = request.headers['access-control-request-headers']
      if (headers !== undefined) response.setHeader('access-control-allow-headers', headers)
      response.setHeader('access-control-allow-methods', 'GET, POST')
      response.setHeader('access-control-max-age', preflightSeconds)
      response.writeHead(204).end()
      return true
    },
  }
}
