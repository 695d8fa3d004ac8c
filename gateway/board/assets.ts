// The files of /board: its own modules and those that they import from npm packages, as they lie there, compressed once per process.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

interface BoardAsset {
  readonly type: string
  readonly body: Buffer
  readonly compressed: Buffer
}

export interface BoardAssets {
  /** By path. A path changes with the content of all, so that browsers may cache it without limit. */
  readonly files: ReadonlyMap<string, BoardAsset>
  /** The path of a file such as `own/app.js`. */
  pathOf(name: string): string
  /** What bare names in modules stand for, as an import map. */
  readonly importMap: string
}

/** Modules of packages that the board imports by name, and where they lie. Without a bundler `node` builds are passed by. */
const packages = {
  'lit-html': ['lit-html/lit-html.js', new URL('../lit-html.js', import.meta.resolve('lit-html'))],
  'graphql-ws': ['graphql-ws/client.js', new URL('./client.js', import.meta.resolve('graphql-ws'))],
  '@quintet/resumable': ['resumable/resumable.js', new URL(import.meta.resolve('@quintet/resumable'))],
} as const satisfies Record<string, readonly [string, URL]>

const relativeImport = /(?:from|import)\s*["'](\.{1,2}\/[^"']+)["']/g

let made: Promise<BoardAssets> | undefined

export const boardAssets = (): Promise<BoardAssets> => {
  made ??= make()
  return made
}

async function make(): Promise<BoardAssets> {
  const texts = new Map<string, string>()
  /** Reads a file, and what it imports by relative paths. */
  const add = async (name: string, url: URL): Promise<void> => {
    if (texts.has(name)) return
    const text = await readFile(url, 'utf8')
    texts.set(name, text)
    for (const [, path = ''] of name.endsWith('.js') ? text.matchAll(relativeImport) : []) {
      await add(new URL(path, `http://board/${name}`).pathname.slice(1), new URL(path, url))
    }
  }
  await add('own/app.js', new URL('./app.js', import.meta.url))
  await add('own/board.css', new URL('./board.css', import.meta.url))
  for (const [name, url] of Object.values(packages)) await add(name, url)
  const hash = createHash('sha256')
  for (const [name, text] of texts) hash.update(`${name}\n${text}\n`)
  const version = hash.digest('hex').slice(0, 12)
  const pathOf = (name: string): string => `/board/${version}/${name}`
  const files = await Promise.all(
    [...texts].map(async ([name, text]) => {
      const type = `text/${name.endsWith('.css') ? 'css' : 'javascript'}; charset=utf-8`
      const body = Buffer.from(text)
      return [pathOf(name), { type, body, compressed: await promisify(gzip)(body) }] as const
    }),
  )
  const imports = Object.fromEntries(Object.entries(packages).map(([bare, [name]]) => [bare, pathOf(name)]))
  return { files: new Map(files), pathOf, importMap: JSON.stringify({ imports }) }
}
