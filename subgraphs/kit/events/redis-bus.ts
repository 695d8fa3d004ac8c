// Hints over a Redis stream: kept for those who reconnect. While Redis is away, PostgreSQL carries them.
import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from 'ioredis'
import type { Logger } from '../process/log.ts'
import { type Bus, createPostgresBus } from './bus.ts'

/** One stream for all topics: hints are few and small. The braces keep it on one node of a Redis Cluster. */
const stream = '{quintet}:wake'
/** As many as a reader can miss before it reads everything anew. */
const kept = 10_000
const blockMilliseconds = 5_000
const retryMilliseconds = 500

/** The bus of a process: over PostgreSQL and, where there is one, over Redis before it. */
export function openBus(directUrl: string, redisUrl: string | null, log: Logger): Bus {
  const postgres = createPostgresBus(directUrl, log)
  return redisUrl === null ? postgres : createRedisBus(redisUrl, postgres, log)
}

/**
 * A bus over Redis, with another beside it.
 * @param fallback carries what Redis does not: both are heard at all times
 */
export function createRedisBus(url: string, fallback: Bus, log: Logger): Bus {
  const common = { maxRetriesPerRequest: 1, connectTimeout: 500, enableOfflineQueue: false, lazyConnect: false }
  const retryStrategy = () => retryMilliseconds
  // Without socketTimeout a connection that died without a word is kept until the system gives it up.
  const writer = new Redis(url, { ...common, commandTimeout: 300, socketTimeout: 300, retryStrategy })
  const reader = new Redis(url, { ...common, socketTimeout: blockMilliseconds + 1_000, retryStrategy })
  let isAway = false
  for (const client of [writer, reader]) {
    client.on('error', (error: Error) => {
      if (!isAway) log.warn({ error: error.message }, 'Redis is away; PostgreSQL carries the hints')
      isAway = true
    })
  }
  const listeners = new Map<string, Set<() => void>>()
  const tell = (topic: string): void => {
    for (const listener of listeners.get(topic) ?? []) listener()
  }
  let closed = false
  const read = async (): Promise<void> => {
    let last = '$'
    while (!closed) {
      try {
        const found = (await reader.xread('BLOCK', blockMilliseconds, 'STREAMS', stream, last)) as
          | [string, [string, string[]][]][]
          | null
        if (isAway) {
          // Whatever was hinted while Redis was away went another way, or not at all.
          isAway = false
          for (const topic of listeners.keys()) tell(topic)
        }
        for (const [id, [, topics = '']] of found?.[0]?.[1] ?? []) {
          last = id
          for (const topic of topics.split(' ')) tell(topic)
        }
      } catch {
        if (!closed) await pause(retryMilliseconds)
      }
    }
  }
  void read()
  const pending = new Set<string>()
  const flush = (): void => {
    const topics = [...pending]
    pending.clear()
    writer.xadd(stream, 'MAXLEN', '~', kept, '*', 't', topics.join(' ')).catch(() => {
      for (const topic of topics) fallback.wake(topic)
    })
  }
  return {
    wake(topic) {
      tell(topic)
      if (pending.size === 0) setImmediate(flush)
      pending.add(topic)
    },
    onWake(topic, listener) {
      const all = listeners.get(topic) ?? new Set()
      listeners.set(topic, all.add(listener))
      const stopFallback = fallback.onWake(topic, listener)
      return () => {
        stopFallback()
        all.delete(listener)
        if (all.size === 0) listeners.delete(topic)
      }
    },
    async close() {
      closed = true
      writer.disconnect()
      reader.disconnect()
      await fallback.close()
    },
  }
}
