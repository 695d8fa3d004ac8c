// Files in a directory, for a machine without S3. Its links lead to the gateway, which passes them to `serve`.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Clock } from '../process/clock.ts'
import { openLink, type Permission, signLink } from './signed-links.ts'
import { checkKey, type FileStore, fileHeaders, linkSeconds, type StoredFile } from './store.ts'

export interface DirectorySettings {
  readonly directory: string
  /** Signs links. */
  readonly secret: Uint8Array
  /** Where clients find Quintet. */
  readonly publicUrl: string
  readonly clock: Clock
}

/** A request for a link, as the gateway passes it on. */
interface FileRequest {
  readonly method: string
  /** Path and query. */
  readonly path: string
  /** The host that the client named. */
  readonly host: string
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Readable
}

interface FileResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Readable | null
}

export interface DirectoryStore extends FileStore {
  /** Answers a link. 403 for one that does not permit the request, 400 for content that was not declared. */
  serve(request: FileRequest): Promise<FileResponse>
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'
const answer = (status: number, headers: Readonly<Record<string, string>> = {}): FileResponse => ({
  status,
  headers,
  body: null,
})

/** A store in a directory, which is made where it does not exist. */
export function openDirectoryStore({ directory, secret, publicUrl, clock }: DirectorySettings): DirectoryStore {
  const { origin } = new URL(publicUrl)
  let count = 0
  const pathOf = (key: string): string => {
    checkKey(key)
    return join(directory, 'files', key)
  }
  const link = (method: 'GET' | 'PUT', key: string, parameters: Record<string, string>) => {
    checkKey(key)
    const expiresAt = new Date(clock.now().getTime() + linkSeconds * 1000)
    return {
      url: signLink(secret, origin, { method, key, expires: expiresAt.getTime(), parameters }),
      method,
      expiresAt,
    }
  }
  const upload = async ({ key, parameters }: Permission, { headers, body }: FileRequest): Promise<FileResponse> => {
    if (headers['content-type'] !== parameters.type) return answer(403)
    const partial = join(directory, 'partial', `${process.pid}-${++count}`)
    await mkdir(dirname(partial), { recursive: true })
    try {
      const isDeclared = await receive(body, partial, Number(parameters.size), parameters.sha256)
      if (!isDeclared) return answer(400)
      await mkdir(dirname(pathOf(key)), { recursive: true })
      // A crash before this leaves no file, and after it a whole one.
      await rename(partial, pathOf(key))
      return answer(200)
    } finally {
      await rm(partial, { force: true })
    }
  }
  const download = async ({ key, parameters }: Permission, { headers }: FileRequest): Promise<FileResponse> => {
    const size = await stat(pathOf(key)).then(
      (found) => found.size,
      () => null,
    )
    if (size === null) return answer(404)
    const safe = {
      ...fileHeaders(parameters.type ?? 'application/octet-stream', parameters.name ?? 'file'),
      'accept-ranges': 'bytes',
    }
    const range = rangeOf(headers.range, size)
    if (range === 'unsatisfiable') return answer(416, { 'content-range': `bytes */${size}` })
    if (range === null)
      return { status: 200, headers: { ...safe, 'content-length': `${size}` }, body: createReadStream(pathOf(key)) }
    const { start, end } = range
    const partly = { 'content-length': `${end - start + 1}`, 'content-range': `bytes ${start}-${end}/${size}` }
    return { status: 206, headers: { ...safe, ...partly }, body: createReadStream(pathOf(key), { start, end }) }
  }
  return {
    async uploadLink(key, { size, type, sha256 }) {
      return { ...link('PUT', key, { size: String(size), type, sha256 }), headers: { 'content-type': type } }
    },
    downloadLink: async (key, { type, fileName }) => ({ ...link('GET', key, { type, name: fileName }), headers: {} }),
    async write(key, content) {
      const partial = join(directory, 'partial', `${process.pid}-${++count}`)
      await mkdir(dirname(partial), { recursive: true })
      await mkdir(dirname(pathOf(key)), { recursive: true })
      await writeFile(partial, content, { flush: true })
      await rename(partial, pathOf(key))
    },
    async read(key) {
      const file = await open(pathOf(key)).catch((error: unknown) => {
        if (isMissing(error)) return null
        throw error
      })
      return file?.createReadStream() ?? null
    },
    async move(from, to) {
      await mkdir(dirname(pathOf(to)), { recursive: true })
      await rename(pathOf(from), pathOf(to)).catch(async (error: unknown) => {
        if (!isMissing(error)) throw error
        await stat(pathOf(to))
      })
    },
    remove: (key) => rm(pathOf(key), { force: true }),
    async *list(prefix) {
      yield* filesBelow(join(directory, 'files'), '', prefix)
    },
    async removePartial(before) {
      for await (const { key, modifiedAt } of filesBelow(join(directory, 'partial'), '', '')) {
        if (modifiedAt < before) await rm(join(directory, 'partial', key), { force: true })
      }
    },
    async serve(request) {
      const url = URL.parse(request.path, `${new URL(origin).protocol}//${request.host}`)
      const permission = url === null ? null : openLink(secret, url, request.method, clock.now().getTime())
      if (permission === null) return answer(403)
      return permission.method === 'PUT' ? upload(permission, request) : download(permission, request)
    },
  }
}

/** Writes a body to a file, to the disk itself. False, as soon as it is known, when size or hash differ. */
async function receive(body: Readable, path: string, size: number, sha256: string | undefined): Promise<boolean> {
  const hash = createHash('sha256')
  const file = await open(path, 'w')
  try {
    let received = 0
    for await (const chunk of body as AsyncIterable<Buffer>) {
      received += chunk.length
      if (received > size) return false
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
    return received === size && hash.digest('hex') === sha256
  } finally {
    await file.close()
  }
}

/** One range of bytes (RFC 9110, section 14); several are answered whole, as is what is no range. */
function rangeOf(header: string | undefined, size: number): { start: number; end: number } | 'unsatisfiable' | null {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return null
  if (first === '')
    return Number(last) === 0 || size === 0
      ? 'unsatisfiable'
      : { start: Math.max(0, size - Number(last)), end: size - 1 }
  if (last !== '' && Number(last) < Number(first)) return null
  return Number(first) >= size
    ? 'unsatisfiable'
    : { start: Number(first), end: Math.min(Number(last || size - 1), size - 1) }
}

async function* filesBelow(root: string, folder: string, prefix: string): AsyncGenerator<StoredFile> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  for (const entry of entries) {
    const key = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) {
      if (key.startsWith(prefix) || prefix.startsWith(`${key}/`)) yield* filesBelow(root, key, prefix)
    } else if (key.startsWith(prefix)) {
      const found = await stat(join(root, key)).catch(() => null)
      if (found !== null) yield { key, size: found.size, modifiedAt: found.mtime }
    }
  }
}
