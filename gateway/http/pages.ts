// Pages for browsers in development: the explorers, the board, their assets and the schema.
import type { IncomingMessage } from 'node:http'
import { boardAssets } from '../board/assets.ts'
import { boardPage } from '../board/page.ts'
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
  if (path === '/board') {
    const { body, headers } = boardPage((await visit()).people, await boardAssets())
    return { ...html(body), headers }
  }
  if (path.startsWith('/board/')) return cached((await boardAssets()).files.get(path), request)
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

/** An asset of the explorer. */
async function assetAt(path: string, request: IncomingMessage): Promise<Page | null> {
  const { script, style } = await graphiqlAssets()
  return cached(
    [script, style].find((each) => each.path === path),
    request,
  )
}

/** A file that browsers cache without limit, because its path changes with its content; null where there is none. */
function cached(
  asset: { readonly type: string; readonly body: Buffer; readonly compressed: Buffer } | undefined,
  request: IncomingMessage,
): Page | null {
  if (asset === undefined) return null
  const { type, body, compressed } = asset
  const headers = { 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' }
  return gzipIfAccepted(request.headers['accept-encoding'] as string | undefined) === null
    ? { type, body, headers }
    : { type, body: compressed, headers: { ...headers, 'content-encoding': 'gzip' } }
}
