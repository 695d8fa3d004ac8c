// All journeys through the embedded start with hints over Redis.
import { afterAll, beforeAll, describe } from 'vitest'
import { aRedis, hasRedis, type TestRedis } from '../support/quintet/redis.ts'
import { startEmbedded } from './forms.ts'
import { hintsOverRedis, scoresInRedis } from './hints.ts'
import { allJourneys } from './journeys.ts'

describe.skipIf(!hasRedis)('embedded with Redis (skipped where there is no redis-server on PATH)', () => {
  let redis: TestRedis
  beforeAll(async () => {
    redis = await aRedis()
    await redis.start()
  })
  afterAll(() => redis?.kill())

  const journey = allJourneys(() => startEmbedded({ REDIS_URL: redis.url }))
  hintsOverRedis(journey, () => redis.url)
  scoresInRedis(journey, () => redis.url)
})
