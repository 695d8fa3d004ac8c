// From a request to the text of its document: sent as it is, named by its id, or registered by its hash. The one way for
// every door.
import { createHash } from 'node:crypto'
import { refusal } from '@quintet/kit/wire/errors.ts'
import { LRUCache } from 'lru-cache'
import { type Manifest, withoutPrefix } from './manifest.ts'

/** What of a request names its document. */
export interface Asked {
  readonly query?: string | undefined
  readonly documentId?: string | undefined
  readonly extensions?: Readonly<Record<string, unknown>> | undefined
}

export interface Documents {
  /** The text that a request asks for. Throws refusals. */
  textOf(asked: Asked): string
  /** Keeps the text under the hash that came with it; to be called once the text has proved to be good. */
  register(asked: Asked, text: string): void
}

export interface DocumentOptions {
  readonly trusted: Manifest
  /** Whether nothing but trusted documents is run. */
  readonly only: boolean
  /** Whether clients may register texts by their SHA-256. */
  readonly apq: boolean
  readonly apqBytes?: number
}

const usualApqBytes = 16 * 1024 * 1024
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The documents of one gateway. */
export function createDocuments({ trusted, only, apq, apqBytes = usualApqBytes }: DocumentOptions): Documents {
  const trustedTexts = new Set(trusted.values())
  // Apollo's clients know nothing but SHA-256, whatever the list is made with.
  const byHash = new Map([...trustedTexts].map((text) => [sha256(text), text]))
  const registered = new LRUCache<string, string>({
    maxSize: apqBytes,
    sizeCalculation: (text) => 256 + 2 * text.length,
  })

  const freeText = (text: string): string => {
    // The very text of a trusted document is one.
    if (only && !trustedTexts.has(text)) throw notTrusted()
    return text
  }
  const byId = (id: string): string => {
    const text = trusted.get(withoutPrefix(id)) ?? byHash.get(withoutPrefix(id))
    if (text === undefined) throw refusal('PERSISTED_QUERY_NOT_FOUND', 'There is no document of this id')
    return text
  }
  const byRegistration = (hash: string, text: string | undefined): string => {
    const known = byHash.get(hash)
    if (known !== undefined) return known
    if (!apq || only) {
      // Apollo's clients understand this message, and send the text from then on.
      if (text === undefined) throw refusal('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotSupported')
      return freeText(text)
    }
    const kept = registered.get(hash)
    if (text === undefined) {
      if (kept === undefined) throw refusal('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound')
      return kept
    }
    if (kept !== text && sha256(text) !== hash) {
      throw refusal('BAD_USER_INPUT', 'The hash is not the SHA-256 of the query beside it')
    }
    return text
  }
  return {
    textOf(asked) {
      const { query, documentId, extensions } = asked
      if (typeof documentId === 'string') return byId(documentId)
      const hash = extensions?.persistedQuery === undefined ? undefined : hashIn(extensions.persistedQuery)
      if (hash !== undefined) return byRegistration(hash, query || undefined)
      if (query === undefined)
        throw refusal('BAD_USER_INPUT', 'query, documentId or extensions.persistedQuery is needed')
      return only ? freeText(query) : query
    },
    register({ documentId, extensions }, text) {
      if (!apq || only || documentId !== undefined || extensions?.persistedQuery === undefined) return
      const hash = hashIn(extensions.persistedQuery)
      if (!byHash.has(hash) && registered.peek(hash) !== text) registered.set(hash, text)
    },
  }
}

function hashIn(given: unknown): string {
  const { version, sha256Hash } = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>
  if (version !== 1 || typeof sha256Hash !== 'string' || !/^[0-9a-f]{64}$/.test(sha256Hash)) {
    throw refusal('BAD_USER_INPUT', 'extensions.persistedQuery must have version 1 and a sha256Hash in hexadecimal')
  }
  return sha256Hash
}

const notTrusted = () =>
  refusal('FORBIDDEN', 'Only documents that clients were built with are run: send documentId, or their very text')
