// Hints over a Redis stream, which keeps them for listeners that reconnect. While Redis is unavailable PostgreSQL carries them.
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from '../process/log.ts'
import { connectRedis } from '../process/redis.ts'
import { type Bus, createPostgresBus } from './bus.ts'

/** One stream for all topics: hints are few and small. The braces keep it on one node of a Redis Cluster. */
const stream = '{quintet}:wake'
/** How many hints the stream keeps. A listener that missed more reads everything again. */
const maxHints = 10_000
const blockMilliseconds = 5_000
const retryMilliseconds = 500

/** The bus of a process: PostgreSQL, and Redis before it where there is one. */
export function openBus(directUrl: string, redisUrl: string | null, log: Logger): Bus {
  const postgres = createPostgresBus(directUrl, log)
  return redisUrl === null ? postgres : createRedisBus(redisUrl, postgres, log)
}

/**
 * A bus over Redis, with another as its fallback.
 * @param url as for connectRedis
 * @param fallback carries hints that Redis did not take; both are listened to at all times
 */
export function createRedisBus(url: string, fallback: Bus, log: Logger): Bus {
  const common = { maxRetriesPerRequest: 1, connectTimeout: 500, retryMilliseconds }
  const writer = connectRedis(url, { ...common, commandTimeout: 300, socketTimeout: 300 })
  const reader = connectRedis(url, { ...common, socketTimeout: blockMilliseconds + 1_000 })
  let isUnavailable = false
  for (const client of [writer, reader]) {
    client.on('error', (error: Error) => {
      if (!isUnavailable) log.warn({ error: error.message }, 'Redis is unavailable; PostgreSQL carries the hints')
      isUnavailable = true
    })
  }
  const listeners = new Map<string, Set<() => void>>()
  const notify = (topic: string): void => {
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
        if (isUnavailable) {
          // Hints of the meantime went through the fallback, or were lost.
          isUnavailable = false
          for (const topic of listeners.keys()) notify(topic)
        }
        for (const [id, [, topics = '']] of found?.[0]?.[1] ?? []) {
          last = id
          for (const topic of topics.split(' ')) notify(topic)
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
    writer.xadd(stream, 'MAXLEN', '~', maxHints, '*', 't', topics.join(' ')).catch(() => {
      for (const topic of topics) fallback.wake(topic)
    })
  }
  return {
    wake(topic) {
      notify(topic)
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
