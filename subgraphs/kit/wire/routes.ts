// Requests for addresses that are not GraphQL, as they pass from the gateway to a subgraph.
import { hash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import type { RouteMethod } from '@quintet/schema/routes.ts'
import { GraphQLError } from 'graphql'
import type { Logger } from '../process/log.ts'
import { presentable } from './errors.ts'

export interface RouteRequest {
  readonly method: RouteMethod
  /** Path and query, as the client sent them. */
  readonly path: string
  /** Those of `forwardedHeaders` that the client sent, by name in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** A stream only where the route declares `streamsBody`. */
  readonly body: Buffer | Readable
}

export interface RouteResponse {
  readonly status: number
  /** Several values where a header may come more than once, as set-cookie may. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: string | Buffer | Readable | null
}

/** What a client's request tells a subgraph. Its address and its user agent are in the envelope. */
const forwardedHeaders = [
  'accept',
  'authorization',
  'content-length',
  'content-type',
  'cookie',
  'dpop',
  'host',
  'if-none-match',
  'if-range',
  'origin',
  'range',
  'stripe-signature',
]

/** The most that the headers of one request may take where all of them are passed on. */
const maxPassedBytes = 8_192

type ClientHeaders = Readonly<Record<string, string | string[] | undefined>>

/** The forwarded headers of a client's request. */
export const forwarded = (headers: ClientHeaders): Record<string, string> => picked(headers, forwardedHeaders)

function picked(headers: ClientHeaders, names: readonly string[]): Record<string, string> {
  const values = names.map((name) => [name, headers[name]] as const)
  return Object.fromEntries(values.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

/** All headers of a client's request, but cookies and those of the connection; null where they are too large. */
export function forwardedWhole(headers: ClientHeaders): Record<string, string> | null {
  const names = Object.keys(headers).filter((name) => !notPassed.has(name))
  const found = picked(headers, names)
  const size = Object.entries(found).reduce((sum, [name, value]) => sum + name.length + value.length, 0)
  return size > maxPassedBytes ? null : found
}

/** The HTTP header in which a gateway passes a client's headers on, apart from those of its own request. */
export const clientHeadersHeader = 'quintet-client-headers'

/** The HTTP header of a request whose body is passed on while it arrives. The signature covers that it is. */
export const streamedHeader = 'quintet-streamed-body'

export const packHeaders = (headers: RouteRequest['headers']): string =>
  Buffer.from(JSON.stringify(headers)).toString('base64url')

/** Throws for what `packHeaders` did not make. Call it after the signature was checked. */
export const unpackHeaders = (packed: string): Record<string, string> =>
  JSON.parse(Buffer.from(packed, 'base64url').toString('utf8')) as Record<string, string>

/** What is signed of a request. A streamed body is not: its sender must prove it otherwise, as file links do. */
export const routeText = (method: string, path: string, packedHeaders: string, body: Buffer | null): string =>
  JSON.stringify([method, path, packedHeaders, body === null ? null : hash('sha256', body, 'base64url')])

/** Headers of one connection, which are never passed on (RFC 9110, section 7.6.1). */
const connectionHeaders = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'te', 'trailer', 'date'])

/** Headers that are the client's own affair, and those that a gateway writes itself. */
const notPassed = new Set([...connectionHeaders, 'cookie', 'authorization', 'proxy-authorization', 'expect', 'upgrade'])

/** The headers of a subgraph's answer that reach the client. */
export const answerHeaders = (headers: Readonly<Record<string, string | string[] | undefined>>) =>
  Object.fromEntries(
    Object.entries(headers).filter(
      (entry): entry is [string, string | string[]] => entry[1] !== undefined && !connectionHeaders.has(entry[0]),
    ),
  )

/** Writes an answer. Resolves when the client has it; rejects when the answer or the connection breaks off. */
export async function writeRoute(response: ServerResponse, { status, headers, body }: RouteResponse): Promise<void> {
  response.writeHead(status, headers as Record<string, string | string[]>)
  if (body instanceof Readable) await pipeline(body, response)
  else response.end(body ?? undefined)
}

const statuses: Readonly<Record<string, number>> = { UNAVAILABLE: 503, RATE_LIMITED: 429 }
/** When a caller may try again, where the error does not say it. */
const retrySeconds = 5

/** The answer for an error of a route, in the form of GraphQL over HTTP. Says when to come back where that helps. */
export function routeRefusal(error: unknown, requestId: string, log: Logger): RouteResponse {
  const given = error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error })
  const { message, extensions } = presentable(given, requestId, log)
  const status = statuses[String(extensions.code)] ?? 500
  const retry = status === 500 ? {} : { 'retry-after': String(extensions.retryAfter ?? retrySeconds) }
  const headers = { 'content-type': 'application/json; charset=utf-8', ...retry }
  return { status, headers, body: JSON.stringify({ errors: [{ message, extensions }] }) }
}

/** A request that a service makes itself. */
export const getRoute = (path: string): RouteRequest => ({ method: 'GET', path, headers: {}, body: Buffer.alloc(0) })

/** The whole body of an answer. */
export async function bodyText({ body }: RouteResponse): Promise<string> {
  return body instanceof Readable ? text(body) : (body ?? '').toString()
}
