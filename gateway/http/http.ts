// The parts of GraphQL over HTTP that do not depend on GraphQL: bodies, answers and client addresses.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type BlockList, isIP } from 'node:net'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'

/** Refuses a request before it is read as GraphQL. */
export class HttpRefusal extends Error {
  override name = 'HttpRefusal'
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** After how many seconds the request may be repeated. */
  readonly retryAfter: number | undefined
  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}, retryAfter?: number) {
    super(message)
    this.status = status
    this.retryAfter = retryAfter
    this.headers = retryAfter === undefined ? headers : { ...headers, 'retry-after': `${retryAfter}` }
  }
}

/** @param maxBytes the limit that a body exceeds */
export const tooLarge = (maxBytes: number): HttpRefusal =>
  new HttpRefusal(413, `The body is larger than ${maxBytes} bytes`)

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** A body, and its text. */
interface Json {
  readonly text: string
  readonly value: unknown
}

/** The body as JSON. Rejects with HttpRefusal: 413 when it is too large, 415 for another type, 400 for invalid UTF-8 or JSON. */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<Json> {
  if (!isJson(request.headers['content-type'])) throw new HttpRefusal(415, 'Send the request as application/json')
  const body = decoded(await readBody(request, maxBytes), request.headers['content-encoding'], maxBytes)
  try {
    const text = utf8.decode(body)
    return { text, value: JSON.parse(text) }
  } catch (error) {
    const isEncoding = error instanceof TypeError
    throw new HttpRefusal(400, isEncoding ? 'The body is not valid UTF-8' : 'The body is not valid JSON')
  }
}

const decoders: Readonly<Record<string, typeof gunzipSync>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
}

/** A body without its content encoding. The limit holds for the decoded bytes. */
function decoded(body: Buffer, encoding: string | undefined, maxBytes: number): Buffer {
  const name = encoding?.trim().toLowerCase() ?? ''
  if (name === '' || name === 'identity') return body
  const decode = Object.hasOwn(decoders, name) ? decoders[name] : undefined
  if (decode === undefined) {
    const accepted = Object.keys(decoders).join(', ')
    const headers = { 'accept-encoding': accepted }
    throw new HttpRefusal(415, `Send the body without Content-Encoding, or as ${accepted}`, headers)
  }
  try {
    return decode(body, { maxOutputLength: maxBytes })
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    if (isTooLarge) throw tooLarge(maxBytes)
    throw new HttpRefusal(400, `The body is not valid ${name}`)
  }
}

/** JSON is always UTF-8. A charset is not required but accepted. */
function isJson(header: string | undefined): boolean {
  if (header === 'application/json') return true
  const [type = '', ...parameters] = (header ?? '').toLowerCase().split(';')
  const charset = parameters.map((part) => part.trim()).find((part) => part.startsWith('charset='))
  return type.trim() === 'application/json' && /^(charset="?utf-?8"?)?$/.test(charset ?? '')
}

/** The body of a request. Rejects with HttpRefusal 413 when it is too large, 400 when it breaks off.
 * Uses events, because iterating over a request costs more than answering many a query.
 */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= maxBytes) chunks.push(chunk)
      else reject(tooLarge(maxBytes))
    })
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)))
    // The client has disconnected: this is not an internal error, and is not sent.
    request.on('error', () => reject(new HttpRefusal(400, 'The body was cut off')))
  })
}

/** How long a client may stop reading an answer. */
const unreadMilliseconds = 60_000

/** Sends a whole answer. After 413 the connection is closed, because the rest of the body is not read. */
export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  const closing = status === 413 ? { connection: 'close' } : {}
  response.writeHead(status, { 'content-type': type, 'content-length': bytes.length, ...closing, ...headers })
  response.end(bytes)
  // A client that does not read would keep its connection.
  if (response.writableLength > 0) response.setTimeout(unreadMilliseconds, () => response.destroy())
}

/** The first address from the right of X-Forwarded-For that is no trusted proxy; the socket's own without one. */
export function clientAddress(request: IncomingMessage, trusted: BlockList): string | null {
  const peer = request.socket.remoteAddress ?? null
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
  let address = peer
  while (address !== null && isTrusted(address, trusted)) {
    const next = forwarded.pop()
    if (next === undefined || isIP(next) === 0) break
    address = next
  }
  return address?.replace(/^::ffff:(?=\d+\.)/, '') ?? null
}

const isTrusted = (address: string, trusted: BlockList): boolean =>
  isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
