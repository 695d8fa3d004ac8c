// Where the bytes of files lie: one interface, two stores (S3, or a directory). Clients reach a store by signed links only.
import type { Readable } from 'node:stream'

/** What a client may do once, and until when. */
export interface Link {
  readonly url: string
  readonly method: 'GET' | 'PUT'
  /** The client must send these headers with these values. */
  readonly headers: Readonly<Record<string, string>>
  readonly expiresAt: Date
}

/** An upload as it was declared. The store refuses another size, type or content. */
export interface DeclaredFile {
  /** Bytes. */
  readonly size: number
  /** Media type. */
  readonly type: string
  /** SHA-256 of the content, in hexadecimal. */
  readonly sha256: string
}

interface Download {
  readonly type: string
  /** The name that browsers save it under. */
  readonly fileName: string
}

export interface StoredFile {
  readonly key: string
  readonly size: number
  readonly modifiedAt: Date
}

export interface FileStore {
  /** A link to upload the declared content under a key. */
  uploadLink(key: string, file: DeclaredFile): Promise<Link>
  downloadLink(key: string, download: Download): Promise<Link>
  /** Stores content that we made ourselves; what was under the key is replaced. */
  write(key: string, content: Uint8Array, type: string): Promise<void>
  /** The content from its first byte, null where there is none. */
  read(key: string): Promise<Readable | null>
  /** Moves content to another key. Repeating it after success changes nothing. */
  move(from: string, to: string): Promise<void>
  /** Removes content; of a key without content nothing. */
  remove(key: string): Promise<void>
  /** All keys that begin with a prefix, in no order. */
  list(prefix: string): AsyncIterable<StoredFile>
  /** Removes what a process that died in the middle of writing left behind before a time. */
  removePartial(before: Date): Promise<void>
}

/** Links are good for so long. */
export const linkSeconds = 15 * 60

/** Keys are made by us: lower-case segments, so that no key can leave a directory. */
const keyPattern = /^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9-]*)+$/

/** Throws for what is no key of ours. */
export function checkKey(key: string): void {
  if (!keyPattern.test(key) || key.length > 500) throw new Error('This is no key of a file')
}

/** The value of Content-Disposition that has browsers save a file under a name (RFC 6266, RFC 8187). */
export function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const extended = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${extended}`
}

/** The headers of a file that is answered: browsers save it, run nothing of it, and keep no copy. */
export const fileHeaders = (type: string, fileName: string) => ({
  'content-type': type,
  'content-disposition': attachment(fileName),
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
  'cache-control': 'private, no-store',
})
