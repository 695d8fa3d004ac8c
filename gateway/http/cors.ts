// Cross-origin requests: which origins may send them, and what their browsers are told.
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { HttpRefusal } from './http.ts'

export interface Cors {
  /** Whether pages of an origin may send requests. */
  allows(origin: string | undefined): boolean
  /**
   * Whether the origin of a handshake may open a WebSocket (RFC 6455, section 10.2): a program, which sends no origin, a
   * page of this server, or one that `allows` names. Browsers send no preflight for a WebSocket.
   */
  allowsSocket(headers: IncomingHttpHeaders): boolean
  /** Whether a page may use the browser's cookies: one of this server, or of an origin that is named, not by `*`. */
  allowsCookies(origin: string | undefined): boolean
  /**
   * Sets the headers for the browser. True when the request was a preflight, which is then answered.
   * @param usesCookies whether the browser may send cookies; scripts send tokens themselves, which needs no permission
   */
  answer(request: IncomingMessage, response: ServerResponse, methods?: string, usesCookies?: boolean): boolean
}

/** For how many seconds a browser may cache a preflight. Browsers have their own, shorter limits. */
const preflightSeconds = 86_400
const localHost = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/**
 * @param origins such as https://app.example.com; `*` stands for all
 * @param publicUrl where clients reach Quintet: its own pages may open sockets, also behind a proxy that changes Host
 * @param allowsLocal whether pages of this machine may send requests from any port, for development
 */
export function createCors(origins: readonly string[], allowsLocal: boolean, publicUrl: string): Cors {
  const allowed = new Set(origins)
  const ownOrigin = new URL(publicUrl).origin
  const isOff = allowed.size === 0 && !allowsLocal
  const isNamed = (origin: string): boolean => allowed.has(origin) || (allowsLocal && localHost.test(origin))
  const allows = (origin: string | undefined): boolean => origin !== undefined && (allowed.has('*') || isNamed(origin))
  const allowsCookies = (origin: string | undefined): boolean =>
    origin !== undefined && (origin === ownOrigin || isNamed(origin))
  return {
    allows,
    allowsSocket: ({ origin, host }) =>
      origin === undefined || allows(origin) || origin === ownOrigin || URL.parse(origin)?.host === host,
    allowsCookies,
    answer(request, response, methods = 'GET, POST', usesCookies = false) {
      const { origin, 'access-control-request-method': method } = request.headers
      const isPreflight = request.method === 'OPTIONS' && method !== undefined
      if (isOff) return false
      response.appendHeader('vary', 'Origin')
      if (!allows(origin)) {
        if (isPreflight) throw new HttpRefusal(403, 'CORS_ORIGINS does not name this origin')
        return false
      }
      response.setHeader('access-control-allow-origin', origin!)
      response.setHeader('access-control-expose-headers', 'x-request-id, retry-after')
      if (usesCookies && allowsCookies(origin)) response.setHeader('access-control-allow-credentials', 'true')
      if (!isPreflight) return false
      response.appendHeader('vary', 'Access-Control-Request-Headers')
      const headers = request.headers['access-control-request-headers']
      if (headers !== undefined) response.setHeader('access-control-allow-headers', headers)
      response.setHeader('access-control-allow-methods', methods)
      response.setHeader('access-control-max-age', preflightSeconds)
      response.writeHead(204).end()
      return true
    },
  }
}
