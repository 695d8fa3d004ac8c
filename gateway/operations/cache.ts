// What is known of texts, bounded in bytes. Texts that came once stand apart from those that came again, and refused
// ones apart from both: neither a scanner nor a client that writes values into its texts pushes out what others use.
import { GraphQLError } from 'graphql'
import { LRUCache } from 'lru-cache'

export interface OperationCache<Known extends object> {
  /** What is known of a text, made when it is new. Throws the GraphQLError that refuses it. */
  of(text: string): Known
  /** Says that one more plan hangs on a text. */
  grew(text: string): void
  /** Keeps a text as if it had come before. */
  keep(text: string): void
  size(): { readonly texts: number; readonly bytes: number; readonly refused: number }
}

/** What a look found: hit, miss, or refused once again. */
export type Look = 'hit' | 'miss' | 'refused'

// Measured on the heap, with texts from 35 to 5,400 characters: within a factor of two of these.
const parsed = { base: 8 * 1024, character: 64 }
const planned = { base: 8 * 1024, character: 96 }
/** An error with its text, without anything parsed. */
const refusedBytes = (text: string): number => 1024 + 2 * text.length
const mostRefused = 1000
const mostRefusedBytes = 4 * 1024 * 1024
/** Longer ones are refused anew each time: that they cannot be parsed shows early. */
const longestRefused = 64 * 1024
/** The share of texts that came once. */
const freshShare = 0.25
/** A text that would take more than this share of those that came again stays among the others: few of its kind would push out all. */
const largestShare = 1 / 64
/** What an ordinary text takes with its plans, however little may be kept in all. */
const ordinaryBytes = 512 * 1024

/** Bytes that a text and its plans take, as far as one can tell. */
const weigh = (text: string, plans: number): number =>
  parsed.base + parsed.character * text.length + plans * (planned.base + planned.character * text.length)

interface Entry<Known> {
  readonly known: Known
  readonly plans: number
}

/**
 * A cache of texts.
 * @param bytes how much may be kept, plans included
 * @param make reads a text, or throws the GraphQLError that refuses it
 * @param told hears of every look
 */
export function createOperationCache<Known extends object>(
  bytes: number,
  make: (text: string) => Known,
  told: (look: Look) => void = () => {},
): OperationCache<Known> {
  const sized = (share: number): LRUCache<string, Entry<Known>> =>
    new LRUCache({ maxSize: Math.floor(bytes * share), sizeCalculation: ({ plans }, text) => weigh(text, plans) })
  const largest = Math.max(ordinaryBytes, bytes * (1 - freshShare) * largestShare)
  const kept = sized(1 - freshShare)
  const fresh = sized(freshShare)
  const refused = new LRUCache<string, GraphQLError>({
    max: mostRefused,
    maxSize: mostRefusedBytes,
    sizeCalculation: (_, text) => refusedBytes(text),
  })
  const keep = (text: string, entry: Entry<Known>): void => {
    fresh.delete(text)
    kept.set(text, entry)
  }
  const add = (text: string): Known => {
    try {
      const known = make(text)
      fresh.set(text, { known, plans: 0 })
      return known
    } catch (error) {
      if (error instanceof GraphQLError && text.length <= longestRefused) refused.set(text, error)
      throw error
    }
  }
  return {
    of(text) {
      const found = kept.get(text)
      if (found !== undefined) {
        told('hit')
        return found.known
      }
      const once = fresh.get(text)
      if (once !== undefined) {
        told('hit')
        if (weigh(text, once.plans) <= largest) keep(text, once)
        return once.known
      }
      const error = refused.get(text)
      if (error !== undefined) {
        told('refused')
        throw error
      }
      told('miss')
      return add(text)
    },
    grew(text) {
      for (const cache of [kept, fresh]) {
        const entry = cache.peek(text)
        // Another object: the same one would not be weighed again.
        if (entry !== undefined) cache.set(text, { known: entry.known, plans: entry.plans + 1 })
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
