// Pages for browsers in development: the explorers, their assets and the schema.
import type { IncomingMessage } from 'node:http'
import { graphiqlAssets, signInScript } from '../explorer/assets.ts'
import { type ExplorerSettings, explorePage, sandboxPage, type Visit } from '../explorer/pages.ts'
import { gzipIfAccepted } from './negotiation.ts'

interface Page {
  readonly type: string
  readonly body: string | Buffer
  readonly headers: Readonly<Record<string, string>>
}

/** The page at a path; null where there is none. */
export async function pageAt(
  path: string,
  request: IncomingMessage,
  apiSdl: () => string,
  visit: () => Promise<Visit>,
): Promise<Page | null> {
  const settings = async (): Promise<ExplorerSettings> => ({ ...(await visit()), operation: operationIn(request) })
  if (path === '/') return html(sandboxPage(await settings(), await signInScript()))
  if (path === '/explore') return html(explorePage(await settings(), await graphiqlAssets()))
  if (path === '/explore/headers') return json((await visit()).headers)
  if (path.startsWith('/explore/')) return assetAt(path, request)
  if (path === '/schema.graphql') return { type: 'text/plain; charset=utf-8', body: apiSdl(), headers: {} }
  return null
}

const html = (body: string): Page => ({
  type: 'text/html; charset=utf-8',
  body,
  headers: { 'cache-control': 'no-store' },
})

const operationIn = ({ url = '/' }: IncomingMessage): string | null =>
  new URL(url, 'http://quintet').searchParams.get('operation') || null

const json = (value: object): Page => ({
  type: 'application/json',
  body: JSON.stringify(value),
  headers: { 'cache-control': 'no-store' },
})

/** An asset of the explorer. Browsers cache it without limit, because its path changes with its content. */
async function assetAt(path: string, request: IncomingMessage): Promise<Page | null> {
  const { script, style } = await graphiqlAssets()
  const asset = [script, style].find((each) => each.path === path)
  if (asset === undefined) return null
  const { type, body, compressed } = asset
  const headers = { 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' }
  return gzipIfAccepted(request.headers['accept-encoding'] as string | undefined) === null
    ? { type, body, headers }
    : { type, body: compressed, headers: { ...headers, 'content-encoding': 'gzip' } }
}
