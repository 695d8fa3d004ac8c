// Parsed documents by text, bounded in bytes. Texts that came once are kept apart from texts that came again, and refused
// texts apart from both. So neither a scanner nor a client that writes values into its texts evicts what others use.
import { GraphQLError } from 'graphql'
import { LRUCache } from 'lru-cache'

export interface OperationCache<Parsed extends object> {
  /** What a text was parsed to; it is parsed when it is new. Throws the GraphQLError that refuses it. */
  of(text: string): Parsed
  /** Reports that one more plan is kept with a text. */
  grew(text: string): void
  /** Keeps a text as if it had come before. */
  keep(text: string): void
  size(): { readonly texts: number; readonly bytes: number; readonly refused: number }
}

export type CacheLookup = 'hit' | 'miss' | 'refused'

// Measured on the heap, with texts from 35 to 5,400 characters: within a factor of two of these.
const parsedSize = { base: 8 * 1024, character: 64 }
const plannedSize = { base: 8 * 1024, character: 96 }
/** An error with its text; nothing parsed is kept with it. */
const refusedBytes = (text: string): number => 1024 + 2 * text.length
const maxRefused = 1000
const maxRefusedBytes = 4 * 1024 * 1024
/** Errors of longer texts are not cached: parsing finds them early. */
const maxRefusedLength = 64 * 1024
/** The share of the cache for texts that came once. */
const freshShare = 0.25
/** A text that needs more than this share stays among the fresh ones: a few of its kind would evict all others. */
const maxTextShare = 1 / 64
/** What a common text needs with its plans. Always kept, however small the cache is. */
const commonBytes = 512 * 1024

/** Bytes that a text and its plans need, as far as they can be estimated. */
const weigh = (text: string, plans: number): number =>
  parsedSize.base +
  parsedSize.character * text.length +
  plans * (plannedSize.base + plannedSize.character * text.length)

interface Entry<Parsed> {
  readonly parsed: Parsed
  readonly plans: number
}

/**
 * @param bytes how much may be kept, plans included
 * @param parse reads a text, or throws the GraphQLError that refuses it
 * @param onLookup called with the result of every lookup
 */
export function createOperationCache<Parsed extends object>(
  bytes: number,
  parse: (text: string) => Parsed,
  onLookup: (result: CacheLookup) => void = () => {},
): OperationCache<Parsed> {
  const sized = (share: number): LRUCache<string, Entry<Parsed>> =>
    new LRUCache({ maxSize: Math.floor(bytes * share), sizeCalculation: ({ plans }, text) => weigh(text, plans) })
  const maxTextBytes = Math.max(commonBytes, bytes * (1 - freshShare) * maxTextShare)
  const kept = sized(1 - freshShare)
  const fresh = sized(freshShare)
  const refused = new LRUCache<string, GraphQLError>({
    max: maxRefused,
    maxSize: maxRefusedBytes,
    sizeCalculation: (_, text) => refusedBytes(text),
  })
  const keep = (text: string, entry: Entry<Parsed>): void => {
    fresh.delete(text)
    kept.set(text, entry)
  }
  const add = (text: string): Parsed => {
    try {
      const parsed = parse(text)
      fresh.set(text, { parsed, plans: 0 })
      return parsed
    } catch (error) {
      if (error instanceof GraphQLError && text.length <= maxRefusedLength) refused.set(text, error)
      throw error
    }
  }
  return {
    of(text) {
      const found = kept.get(text)
      if (found !== undefined) {
        onLookup('hit')
        return found.parsed
      }
      const once = fresh.get(text)
      if (once !== undefined) {
        onLookup('hit')
        if (weigh(text, once.plans) <= maxTextBytes) keep(text, once)
        return once.parsed
      }
      const error = refused.get(text)
      if (error !== undefined) {
        onLookup('refused')
        throw error
      }
      onLookup('miss')
      return add(text)
    },
    grew(text) {
      for (const cache of [kept, fresh]) {
        const entry = cache.peek(text)
        // A new object: the cache does not weigh the same one again.
        if (entry !== undefined) cache.set(text, { parsed: entry.parsed, plans: entry.plans + 1 })
      }
    },
    keep(text) {
      const entry = fresh.peek(text)
      if (entry !== undefined) keep(text, entry)
    },
    size: () => ({
      texts: kept.size + fresh.size,
      bytes: kept.calculatedSize + fresh.calculatedSize,
      refused: refused.size,
    }),
  }
}
