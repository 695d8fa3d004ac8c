// All journeys through the distributed start with hints over Redis.
import { afterAll, beforeAll, describe } from 'vitest'
import { aRedis, hasRedis, type TestRedis } from '../support/quintet/redis.ts'
import { startDistributedForm } from './forms.ts'
import { hintsOverRedis, scoresInRedis } from './hints.ts'
import { allJourneys } from './journeys.ts'

describe.skipIf(!hasRedis)('distributed with Redis (skipped where there is no redis-server on PATH)', () => {
  let redis: TestRedis
  beforeAll(async () => {
    redis = await aRedis()
    await redis.start()
  })
  afterAll(() => redis?.kill())

  const journey = allJourneys(() => startDistributedForm({ environment: { REDIS_URL: redis.url } }))
  hintsOverRedis(journey, () => redis.url)
  scoresInRedis(journey, () => redis.url)
})
