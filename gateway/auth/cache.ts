// A cache of what subgraphs answer about users, by key. Changes invalidate by topic: a user, a session or a tenant.
import { LRUCache } from 'lru-cache'
import pLimit from 'p-limit'

export interface Cached<T> {
  readonly answer: Promise<T>
  /** The answer once it has come. */
  value: T | undefined
  /** Whether no change was reported since it was requested. */
  isValid: boolean
}

export interface Cache<T> {
  /** The cached answer if it is valid, else the one that `ask` brings. Each of the topics invalidates it. */
  get(key: string, topics: readonly string[], ask: () => Promise<T>): Cached<T>
  /** Invalidates all answers about a topic. An answer under way still goes to those that wait for it, and is not cached. */
  invalidate(topic: string): void
  invalidateAll(): void
}

interface Entry<T> extends Cached<T> {
  readonly topics: readonly string[]
  readonly begun: number
}

const maxCached = 20_000
const maxConcurrent = 64
/** A request under way is shared for so long. A later caller may have seen a change that an older answer lacks. */
const sharedMilliseconds = 1_000

/** @param isAlive whether changes are being reported: if not, no cached answer is used */
export function createCache<T extends object | boolean>(isAlive: () => boolean): Cache<T> {
  const byTopic = new Map<string, Set<Entry<T>>>()
  const drop = (entry: Entry<T>): void => {
    entry.isValid = false
    for (const topic of entry.topics) {
      const about = byTopic.get(topic)
      about?.delete(entry)
      if (about?.size === 0) byTopic.delete(topic)
    }
  }
  const answered = new LRUCache<string, Entry<T>>({ max: maxCached, dispose: drop })
  const underWay = new Map<string, Entry<T>>()
  /** After a change the rights of every connected user are read: once for each, and a limited number at a time. */
  const inTurn = pLimit(maxConcurrent)
  const request = (key: string, topics: readonly string[], ask: () => Promise<T>): Entry<T> => {
    const keep = (value: T): T => {
      entry.value = value
      // After a change during the request the answer may be older than the change.
      if (entry.isValid) answered.set(key, entry)
      else drop(entry)
      return value
    }
    const answer = inTurn(ask)
      .then(keep, (error) => {
        drop(entry)
        throw error
      })
      .finally(() => {
        if (underWay.get(key) === entry) underWay.delete(key)
      })
    const entry: Entry<T> = { answer, value: undefined, isValid: true, topics, begun: performance.now() }
    underWay.set(key, entry)
    for (const topic of topics) {
      const about = byTopic.get(topic)
      if (about === undefined) byTopic.set(topic, new Set([entry]))
      else about.add(entry)
    }
    return entry
  }
  const invalidate = (about: Iterable<Entry<T>>): void => {
    for (const entry of about) entry.isValid = false
  }
  return {
    get(key, topics, ask) {
      const cached = answered.get(key)
      if (cached?.isValid && isAlive()) return cached
      const asked = underWay.get(key)
      if (asked?.isValid && performance.now() - asked.begun < sharedMilliseconds) return asked
      return request(key, topics, ask)
    },
    invalidate: (topic) => invalidate(byTopic.get(topic) ?? []),
    invalidateAll() {
      for (const about of byTopic.values()) invalidate(about)
    },
  }
}
