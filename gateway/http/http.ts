// Reading requests and writing answers: the parts of GraphQL over HTTP that know nothing of GraphQL.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type BlockList, isIP } from 'node:net'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'

/** A request that is refused before it is a GraphQL request. */
export class HttpRefusal extends Error {
  override name = 'HttpRefusal'
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** In how many seconds the same may come again. */
  readonly retryAfter: number | undefined
  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}, retryAfter?: number) {
    super(message)
    this.status = status
    this.retryAfter = retryAfter
    this.headers = retryAfter === undefined ? headers : { ...headers, 'retry-after': `${retryAfter}` }
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The body as JSON. Rejects with HttpRefusal: 413 when it is too large, 415 for another type, 400 for broken UTF-8 or JSON. */
export async function readJson(request: IncomingMessage, mostBytes: number): Promise<unknown> {
  if (!isJson(request.headers['content-type'])) throw new HttpRefusal(415, 'Send the request as application/json')
  const body = decoded(await readBody(request, mostBytes), request.headers['content-encoding'], mostBytes)
  try {
    return JSON.parse(utf8.decode(body))
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

/** A body without its content encoding; the cap holds for what comes out. */
function decoded(body: Buffer, encoding: string | undefined, maxBytes: number): Buffer {
  const name = encoding?.trim().toLowerCase() ?? ''
  if (name === '' || name === 'identity') return body
  const decode = Object.hasOwn(decoders, name) ? decoders[name] : undefined
  if (decode === undefined) {
    const taken = Object.keys(decoders).join(', ')
    throw new HttpRefusal(415, `Send the body without Content-Encoding, or as ${taken}`, { 'accept-encoding': taken })
  }
  try {
    return decode(body, { maxOutputLength: maxBytes })
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    if (isTooLarge) throw new HttpRefusal(413, `The body is larger than ${maxBytes} bytes`)
    throw new HttpRefusal(400, `The body is not valid ${name}`)
  }
}

/** JSON in UTF-8, which needs no charset but may name it. */
function isJson(header: string | undefined): boolean {
  if (header === 'application/json') return true
  const [type = '', ...parameters] = (header ?? '').toLowerCase().split(';')
  const charset = parameters.map((part) => part.trim()).find((part) => part.startsWith('charset='))
  return type.trim() === 'application/json' && /^(charset="?utf-?8"?)?$/.test(charset ?? '')
}

/** Listens by itself: to iterate over a request costs more than many requests do. */
function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer> {
  const tooLarge = () => new HttpRefusal(413, `The body is larger than ${mostBytes} bytes`)
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) throw tooLarge()
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= mostBytes) chunks.push(chunk)
      else reject(tooLarge())
    })
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)))
    // The client is gone, and nobody hears this; it is no fault of ours.
    request.on('error', () => reject(new HttpRefusal(400, 'The body was cut off')))
  })
}

/** How long an answer waits to be read on. */
const unreadMilliseconds = 60_000

/** Answers with text and ends. After a refusal of an unread body the connection is closed, so that nobody reads it on. */
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
  // Whoever takes nothing of it would keep his connection.
  if (response.writableLength > 0) response.setTimeout(unreadMilliseconds, () => response.destroy())
}

/** The first address from the right of X-Forwarded-For that is no trusted proxy; the socket's own without one. */
export function clientAddress(request: IncomingMessage, trusted: BlockList): string | null {
  const own = request.socket.remoteAddress ?? null
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
  let address = own
  while (address !== null && isTrusted(address, trusted)) {
    const next = forwarded.pop()
    if (next === undefined || isIP(next) === 0) break
    address = next
  }
  return address?.replace(/^::ffff:(?=\d+\.)/, '') ?? null
}

const isTrusted = (address: string, trusted: BlockList): boolean =>
  isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
