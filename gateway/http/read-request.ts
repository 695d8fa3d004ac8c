// Reads the GraphQL request of a POST body or a GET URL, and protects GET requests from pages of other origins.
import type { IncomingMessage } from 'node:http'
import { parseExactly } from '@quintet/kit/wire/exact-numbers.ts'
import type { GraphQLRequest } from '../pipeline/prepare.ts'
import type { Cors } from './cors.ts'
import { HttpRefusal, readJson } from './http.ts'

/** Rejects with HttpRefusal. */
export async function readRequest(request: IncomingMessage, cors: Cors, maxBytes: number): Promise<GraphQLRequest> {
  if (request.method === 'POST') {
    const { text, value } = await readJson(request, maxBytes)
    return { ...requestOf(value), readExactly: () => (parseExactly(text) as GraphQLRequest).variables }
  }
  if (request.method !== 'GET')
    throw new HttpRefusal(405, 'Send GraphQL requests by POST or GET', { allow: 'GET, POST' })
  refuseForeignPage(request, cors)
  const { searchParams } = new URL(request.url ?? '/', 'http://quintet')
  const variables = searchParams.get('variables')
  const asked = requestOf({
    query: searchParams.get('query') ?? undefined,
    documentId: searchParams.get('documentId') ?? undefined,
    operationName: searchParams.get('operationName') || null,
    variables: inUrl(searchParams, 'variables'),
    extensions: inUrl(searchParams, 'extensions'),
  })
  return { ...asked, readExactly: () => (variables ? parseExactly(variables) : null) }
}

function inUrl(parameters: URLSearchParams, name: string): unknown {
  const text = parameters.get(name)
  if (text === null || text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    throw new HttpRefusal(400, `${name} must be JSON`)
  }
}

/** A page of another origin can make a browser send a GET. It must send a header that needs a preflight. */
function refuseForeignPage({ headers }: IncomingMessage, cors: Cors): void {
  if (cors.allows(headers.origin)) return
  const isForeign = !['same-origin', 'none', undefined].includes(headers['sec-fetch-site'] as string | undefined)
  const hasOrigin = headers.origin !== undefined && URL.parse(headers.origin)?.host !== headers.host
  const proof = headers['apollo-require-preflight'] ?? headers['x-graphql-event-stream-token']
  if ((isForeign || hasOrigin) && proof === undefined) {
    throw new HttpRefusal(403, 'A GET from another origin needs the header apollo-require-preflight')
  }
}

/** Checks the shape of a GraphQL request. Throws HttpRefusal. */
function requestOf(body: unknown): GraphQLRequest {
  if (Array.isArray(body))
    throw new HttpRefusal(400, 'Batching is not supported: send each operation in a request of its own')
  if (!isMap(body)) throw new HttpRefusal(400, 'The body must be an object with a query')
  const query = text(body, 'query')
  const documentId = text(body, 'documentId')
  const operationName = text(body, 'operationName')
  const variables = map(body, 'variables')
  const extensions = map(body, 'extensions')
  if (query === undefined && documentId === undefined && extensions?.persistedQuery === undefined) {
    throw new HttpRefusal(400, 'query must be a string, unless documentId or extensions.persistedQuery names it')
  }
  return { query, documentId, operationName, variables, extensions }
}

function text(body: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = body[name] ?? undefined
  if (value === undefined || typeof value === 'string') return value
  throw new HttpRefusal(400, `${name} must be a string`)
}

function map(body: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>> | undefined {
  const value = body[name] ?? undefined
  if (value === undefined || isMap(value)) return value
  throw new HttpRefusal(400, `${name} must be an object`)
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
