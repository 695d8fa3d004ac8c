// The OpenID provider answers requests of Node's http; a route's request becomes one, and its response a route's answer.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerHeaders, type RouteRequest, type RouteResponse } from '@quintet/kit/wire/routes.ts'
import inject from 'light-my-request'
import type { Context } from '../context.ts'

/** What the provider's adapter and callbacks work with: there is one provider for all requests. */
interface Serving {
  readonly context: Context
  /** The path, without its query. */
  readonly path: string
  /** How the client sends its secret, where it has one. */
  readonly isBasic: boolean
}

const serving = new AsyncLocalStorage<Serving>()

export function nowServing(): Serving {
  const found = serving.getStore()
  if (found === undefined) throw new Error('The OpenID provider serves requests of routes only')
  return found
}

/** Whom a request is passed on as: host and scheme are those of PUBLIC_URL, whatever the client says. */
function headersFor({ headers }: RouteRequest, publicUrl: string): Record<string, string> {
  const { host, protocol } = new URL(publicUrl)
  const { origin: _, ...rest } = headers
  // CORS is the gateway's.
  return { ...rest, host, 'x-forwarded-proto': protocol.slice(0, -1) }
}

/** Lets a handler of Node's http answer a route. */
export function answerBy(
  context: Context,
  request: RouteRequest,
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<RouteResponse> {
  const [path = ''] = request.path.split('?', 1)
  const isBasic = /^basic /i.test(request.headers.authorization ?? '')
  return serving.run({ context, path, isBasic }, async () => {
    const answer = await inject(handle as never, {
      method: request.method,
      url: request.path,
      headers: headersFor(request, context.publicUrl),
      payload: request.body as Buffer,
      remoteAddress: context.envelope.clientIp ?? '0.0.0.0',
    })
    const { 'content-length': _, ...headers } = answerHeaders(answer.headers as Record<string, string | string[]>)
    return { status: answer.statusCode, headers, body: answer.rawPayload }
  })
}

/** Lets a handler work with the provider, for an answer of its own. */
export function withRequest<T>(
  context: Context,
  request: RouteRequest,
  work: (request: IncomingMessage, response: ServerResponse) => Promise<T>,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const handle = (incoming: IncomingMessage, response: ServerResponse): void => {
      work(incoming, response)
        .then(resolve, reject)
        .finally(() => response.end())
    }
    answerBy(context, request, handle).catch(reject)
  })
}
