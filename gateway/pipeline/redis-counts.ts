// Counts that all gateways share, in Redis. While Redis is unavailable each gateway counts for itself.
import { randomUUID } from 'node:crypto'
import type { Logger } from '@quintet/kit/process/log.ts'
import { connectRedis } from '@quintet/kit/process/redis.ts'
import type { SharedCounts } from './budget.ts'

/** Longer than the two minutes of a sliding window. */
const keptSeconds = 130
const retryMilliseconds = 1000

export function openRedisCounts(url: string, log: Logger): SharedCounts {
  const redis = connectRedis(url, {
    maxRetriesPerRequest: 1,
    connectTimeout: 500,
    commandTimeout: 1000,

    retryMilliseconds,
  })
  /** This gateway's field in each count. */
  const gateway = randomUUID()
  let isUnavailable = false
  redis.on('error', (error: Error) => {
    if (!isUnavailable) log.warn({ error: error.message }, 'Redis is unavailable; each gateway counts for itself')
    isUnavailable = true
  })
  redis.on('ready', () => {
    isUnavailable = false
  })
  return {
    async report(taken) {
      const pipeline = redis.pipeline()
      for (const [key, points] of taken) {
        // The braces keep all on one node of a Redis Cluster, as a pipeline demands.
        const counts = `{quintet:counts}:${key}`
        pipeline.hset(counts, gateway, points).expire(counts, keptSeconds).hvals(counts)
      }
      const replies = (await pipeline.exec()) ?? []
      return taken.map((_, i) => {
        const [error, counts] = replies[3 * i + 2] ?? [new Error('no reply')]
        if (error) throw error
        return (counts as string[]).reduce((total, points) => total + Number(points), 0)
      })
    },
    stop: () => redis.disconnect(),
  }
}
