// From a request to the text of its document: sent as text, named by an id, or registered by its hash. Every transport
// gets its texts here.
import { createHash } from 'node:crypto'
import { refusal } from '@quintet/kit/wire/errors.ts'
import { LRUCache } from 'lru-cache'
import { type Manifest, withoutPrefix } from './manifest.ts'

/** The parts of a request that name its document. */
export interface DocumentRequest {
  readonly query?: string | undefined
  readonly documentId?: string | undefined
  readonly extensions?: Readonly<Record<string, unknown>> | undefined
}

export interface Documents {
  /** The text that a request names. Throws refusals. */
  textOf(request: DocumentRequest): string
  /** Keeps the text under the hash that came with it. To be called once the text has been validated. */
  register(request: DocumentRequest, text: string): void
}

export interface DocumentOptions {
  readonly trusted: Manifest
  /** Whether only trusted documents run. */
  readonly only: boolean
  /** Whether clients may register texts by their SHA-256. */
  readonly apq: boolean
  readonly apqBytes?: number
}

const defaultApqBytes = 16 * 1024 * 1024
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The documents of one gateway. */
export function createDocuments({ trusted, only, apq, apqBytes = defaultApqBytes }: DocumentOptions): Documents {
  const trustedTexts = new Set(trusted.values())
  // Apollo's clients send SHA-256 only, whatever hash the manifest uses.
  const byHash = new Map([...trustedTexts].map((text) => [sha256(text), text]))
  const registered = new LRUCache<string, string>({
    maxSize: apqBytes,
    sizeCalculation: (text) => 256 + 2 * text.length,
  })

  const freeText = (text: string): string => {
    // A trusted document may also be sent as its text.
    if (only && !trustedTexts.has(text)) throw notTrusted()
    return text
  }
  const byId = (id: string): string => {
    const text = trusted.get(withoutPrefix(id)) ?? byHash.get(withoutPrefix(id))
    if (text === undefined) throw refusal('PERSISTED_QUERY_NOT_FOUND', 'No document has this id')
    return text
  }
  const byRegistration = (hash: string, text: string | undefined): string => {
    const trustedText = byHash.get(hash)
    if (trustedText !== undefined) return trustedText
    if (!apq || only) {
      // Apollo's clients know this message, and send the text from then on.
      if (text === undefined) throw refusal('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotSupported')
      return freeText(text)
    }
    const kept = registered.get(hash)
    if (text === undefined) {
      if (kept === undefined) throw refusal('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound')
      return kept
    }
    if (kept !== text && sha256(text) !== hash) {
      throw refusal('BAD_USER_INPUT', 'sha256Hash is not the SHA-256 of the query')
    }
    return text
  }
  return {
    textOf({ query, documentId, extensions }) {
      if (typeof documentId === 'string') return byId(documentId)
      const hash = extensions?.persistedQuery === undefined ? undefined : hashIn(extensions.persistedQuery)
      if (hash !== undefined) return byRegistration(hash, query || undefined)
      if (query === undefined) {
        throw refusal('BAD_USER_INPUT', 'query, documentId or extensions.persistedQuery is required')
      }
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

const notTrusted = () => refusal('FORBIDDEN', 'Only trusted documents run here: send a documentId, or the exact text')
