// Counts that all gateways share, in Redis. While it is away each gateway counts for itself.
import type { Logger } from '@quintet/kit/telemetry.ts'
import { Redis } from 'ioredis'
import type { SharedCounts } from './budget.ts'

/** Longer than anybody asks about them. */
const keptSeconds = 130
const retryMilliseconds = 1000

/** Counts in the Redis at an address. */
export function openRedisCounts(url: string, log: Logger): SharedCounts {
  const redis = new Redis(url, {
    maxRetriesPerRequest: 1,
    connectTimeout: 500,
    commandTimeout: 1000,
    enableOfflineQueue: false,
    retryStrategy: () => retryMilliseconds,
  })
  let isAway = false
  redis.on('error', (error: Error) => {
    if (!isAway) log.warn({ error: error.message }, 'Redis is away; each gateway counts for itself')
    isAway = true
  })
  redis.on('ready', () => {
    isAway = false
  })
  return {
    async add(counts) {
      const pipeline = redis.pipeline()
      for (const [key, points] of counts) {
        pipeline.incrby(`quintet:taken:${key}`, points).expire(`quintet:taken:${key}`, keptSeconds)
      }
      const replies = (await pipeline.exec()) ?? []
      return counts.map((_, i) => {
        const [error, total] = replies[2 * i] ?? [new Error('no reply')]
        if (error) throw error
        return Number(total)
      })
    },
    stop: () => redis.disconnect(),
  }
}
