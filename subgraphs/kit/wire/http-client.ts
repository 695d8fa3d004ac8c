// HTTP to one subgraph: a pool of kept connections, and requests that can be cancelled.
import type { Readable } from 'node:stream'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import type { RouteMethod } from '@quintet/schema/routes.ts'
import { type Dispatcher, Pool } from 'undici'
import { answerHeaders, type RouteResponse } from './routes.ts'

/** Of a request whose caller may stop waiting for the answer. */
export interface Cancellation {
  /** Answered, or no longer waited for. */
  isOver: boolean
  /** The request that was sent, while it has no answer. */
  inFlight: { abort(reason: Error): void } | null
}

/** Aborts what is in flight; a request that still waits for a connection is not sent. */
export function cancel(cancellation: Cancellation): void {
  cancellation.isOver = true
  cancellation.inFlight?.abort(cancelled())
}
const cancelled = () => new Error('the request was cancelled')

export interface HttpClient {
  post(
    path: string,
    headers: Readonly<Record<string, string>>,
    body: string,
    cancellation?: Cancellation,
  ): Promise<{ status: number; text: string }>
  /** Sends a request and gives the answer as soon as its headers are there. */
  stream(
    method: RouteMethod,
    path: string,
    headers: Readonly<Record<string, string>>,
    body: Buffer | Readable,
  ): Promise<RouteResponse>
  close(): Promise<void>
}

const connections = 32
export const connectMilliseconds = 2_000

/** @param silenceMilliseconds how long a subgraph may send nothing, before an answer or in the middle of one */
export function createHttpClient(origin: string, silenceMilliseconds: number): HttpClient {
  const pool = new Pool(origin, {
    connections,
    headersTimeout: silenceMilliseconds,
    bodyTimeout: silenceMilliseconds,
    connect: { timeout: connectMilliseconds },
  })
  return {
    post: (path, headers, body, cancellation) => send(pool, { method: 'POST', path, headers, body }, cancellation),
    async stream(method, path, headers, body) {
      const hasBody = !Buffer.isBuffer(body) || body.length > 0
      const response = await pool.request({ method, path, headers, ...(hasBody ? { body } : {}) })
      return { status: response.statusCode, headers: answerHeaders(response.headers), body: response.body }
    },
    close: () => pool.destroy(),
  }
}

/** Codes of a kept connection that the other side has closed meanwhile, or of an address where nothing listens now. */
const lostCodes = ['UND_ERR_SOCKET', 'ECONNRESET', 'ECONNREFUSED', 'EPIPE']

/** Whether the connection was lost, which says nothing about the subgraph. */
export const isConnectionLost = (error: unknown): boolean =>
  lostCodes.includes(String((error as { code?: unknown }).code))

/** The first byte of a mark that some servers write in front of JSON, which never begins with it itself. */
const byteOrderMark = 0xef

/** A small response must not grow into more than this. */
const maxOutputLength = 256 * 1024 * 1024

/** A body without its content encoding: none is asked for, but some servers and proxies use one all the same. */
function decoded(body: Buffer, encoding: string): Buffer {
  const name = encoding.trim().toLowerCase()
  if (name === 'identity' || name === '') return body
  if (name === 'gzip' || name === 'x-gzip') return gunzipSync(body, { maxOutputLength })
  if (name === 'br') return brotliDecompressSync(body, { maxOutputLength })
  if (name === 'deflate') return inflateSync(body, { maxOutputLength })
  throw new Error(`the answer has the unknown content encoding ${name}`)
}

/** Sends a request and takes the whole answer, without the streams that undici's own `request` makes for each. */
function send(
  pool: Pool,
  request: Dispatcher.DispatchOptions,
  cancellation?: Cancellation,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let status = 0
    let encoding: string | undefined
    pool.dispatch(request, {
      onRequestStart(controller) {
        if (cancellation === undefined) return
        // To abort here would cost the connection, which other requests wait for.
        if (cancellation.isOver) throw cancelled()
        cancellation.inFlight = controller
      },
      onResponseStart(_, statusCode, { 'content-encoding': given }) {
        status = statusCode
        encoding = given === undefined ? undefined : String(given)
      },
      onResponseData(_, chunk) {
        chunks.push(chunk)
      },
      onResponseEnd() {
        const body = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
        let bytes: Buffer
        try {
          bytes = encoding === undefined ? body : decoded(body, encoding)
        } catch (error) {
          return reject(error)
        }
        resolve({ status, text: bytes.toString('utf8', bytes[0] === byteOrderMark ? 3 : 0) })
      },
      onResponseError: (_, error) => reject(error),
    })
  })
}
