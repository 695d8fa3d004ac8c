// Addresses that subgraphs answer at beside GraphQL: what is refused here, and what is passed on.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { forwarded, forwardedWhole, writeRoute } from '@quintet/kit/wire/routes.ts'
import { type DeclaredRoute, declaredRoutes, findRoute, type RouteMethod } from '@quintet/schema/routes.ts'
import type { RequestFacts } from '../auth/viewers.ts'
import type { Gateway } from '../gateway.ts'
import type { Cors } from './cors.ts'
import { HttpRefusal, readBody, tooLarge } from './http.ts'

/** The header that no page of another origin can send without a preflight. */
const proofHeader = 'quintet-csrf'

/** Answers requests for declared routes. False where the path is none; rejects with HttpRefusal. */
export function createSubgraphRoutes(
  gateway: Pick<Gateway, 'admission' | 'answer'>,
  cors: Cors,
  routes: readonly DeclaredRoute[] = declaredRoutes,
) {
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    facts: RequestFacts,
  ): Promise<boolean> => {
    const found = findRoute(routes, path)
    if (found === null) return false
    const { route } = found
    const methods = route.methods.join(', ')
    if (cors.answer(request, response, methods, route.usesCookies)) return true
    // As Express does: what answers GET answers HEAD. Node leaves out the body.
    const method = request.method === 'HEAD' ? 'GET' : request.method
    if (!isMethodOf(route, method)) throw new HttpRefusal(405, `Send ${methods}`, { allow: methods })
    const wait = gateway.admission.checkRouteLimit(route, facts.clientIp)
    if (wait > 0) throw new HttpRefusal(429, `Too many requests from this address: try again in ${wait} s`, {}, wait)
    if (route.usesCookies) refuseOtherPages(request, cors)
    const { url = '/', headers } = request
    const body = await bodyOf(request, route)
    const passed = route.passesHeaders ? forwardedWhole(headers) : forwarded(headers)
    if (passed === null) throw new HttpRefusal(431, 'The headers are too large')
    const answer = await gateway.answer(route, { method, path: url, headers: passed, body }, facts)
    if (answer === null) return false
    // What the subgraph makes of a body that breaks off does not matter.
    if (body instanceof Readable && body.errored instanceof HttpRefusal) throw body.errored
    await writeRoute(response, answer)
    return true
  }
}

const isMethodOf = (route: DeclaredRoute, method: string | undefined): method is RouteMethod =>
  route.methods.includes(method as RouteMethod)

/** The name of a path in metrics: its declaration, so that parameters make no names. Null where it is no route. */
export const routeName = (path: string): string | null => findRoute(declaredRoutes, path)?.route.path ?? null

/** A browser sends cookies with every request, also with those that a page of another site makes. */
function refuseOtherPages({ headers }: IncomingMessage, cors: Cors): void {
  if (headers[proofHeader] !== '1') throw new HttpRefusal(403, `Send the header ${proofHeader}: 1`)
  if (!cors.allowsCookies(headers.origin)) {
    throw new HttpRefusal(403, 'The origin of the page must be that of PUBLIC_URL or one of CORS_ORIGINS')
  }
}

async function bodyOf(
  request: IncomingMessage,
  { maxBodyBytes, streamsBody }: DeclaredRoute,
): Promise<Buffer | Readable> {
  const { 'content-encoding': encoding = 'identity' } = request.headers
  if (encoding !== 'identity') throw new HttpRefusal(415, 'Send the body without Content-Encoding')
  if (streamsBody !== true) return readBody(request, maxBodyBytes)
  if (Number(request.headers['content-length'] ?? 0) > maxBodyBytes) throw tooLarge(maxBodyBytes)
  return Readable.from(limited(request, maxBodyBytes), { objectMode: false })
}

/** The bytes of a body until there are too many: then it ends with an error. */
async function* limited(body: IncomingMessage, maxBytes: number): AsyncGenerator<Buffer> {
  let size = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) throw tooLarge(maxBytes)
    yield chunk
  }
}
