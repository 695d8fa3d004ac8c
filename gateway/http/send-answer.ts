// Sends an answer over HTTP, with the status of its media type, compressed where that saves bytes and the client accepts it.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, gzip, constants as zlib } from 'node:zlib'
import type { Answer } from '../execution/response/answer.ts'
import { send } from './http.ts'
import { type AnswerType, answerEncoding, type Encoding, modernType } from './negotiation.ts'

/** Below this size, compression costs more than it saves. */
const minCompressed = 1024
/** Another region answers for the tenant (RFC 9110, section 15.5.20). */
const misdirected = 421
const statuses: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
  INTERNAL_SERVER_ERROR: 500,
  UNAVAILABLE: 503,
}

/** The status is always 200 with application/json. With the newer type it tells refused requests, by whomever. */
export function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  type: AnswerType,
  answer: Answer,
  mayCompress: boolean,
): Promise<void> | void {
  const isElsewhere = answer.region !== undefined
  const isRefused = !answer.isExecuted || answer.retryAfter !== undefined || isElsewhere
  const refusedStatus = isElsewhere ? misdirected : (statuses[answer.code ?? ''] ?? 400)
  const status = type === modernType && isRefused ? refusedStatus : 200
  const headers: Record<string, string> = {}
  if (request.method === 'GET') headers['cache-control'] = 'no-store'
  if (answer.retryAfter !== undefined) headers['retry-after'] = `${answer.retryAfter}`
  const contentType = `${type}; charset=utf-8`
  const bytes = Buffer.from(answer.text)
  if (!mayCompress || bytes.length < minCompressed) return send(response, status, contentType, bytes, headers)
  response.appendHeader('vary', 'Accept-Encoding')
  const encoding = answerEncoding(request.headers['accept-encoding'] as string | undefined)
  if (encoding === null) return send(response, status, contentType, bytes, headers)
  return compressors[encoding](bytes).then((body) =>
    send(response, status, contentType, body, { ...headers, 'content-encoding': encoding }),
  )
}

// Levels at which one core keeps up with the network, because answers are not cached. Both run outside the event loop.
const compressors: Readonly<Record<Encoding, (bytes: Buffer) => Promise<Buffer>>> = {
  gzip: (bytes) => promisify(gzip)(bytes, { level: 4 }),
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: { [zlib.BROTLI_PARAM_QUALITY]: 4, [zlib.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
}
