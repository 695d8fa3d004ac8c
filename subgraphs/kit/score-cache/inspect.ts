// What is wrong with boards in Redis, for the doctor: it reads, and writes nothing.
import { connectRedis } from '../process/redis.ts'
import { keysOf, nameOfBoard } from './keys.ts'
import { boardSource } from './source.ts'

/** So many events may be on their way. */
const maxLag = 1_000
const lookMilliseconds = 3_000
const atOnce = 500
/** How many boards are named. */
const maxNamed = 20

/** Boards that Redis lacks, whose keys are not complete, or that are far behind. */
export async function inspectCache(
  redisUrl: string,
  source: Parameters<typeof boardSource>[0],
): Promise<{ object: string; what: string }[]> {
  const redis = connectRedis(redisUrl, { maxRetriesPerRequest: 1, connectTimeout: 2_000, retryMilliseconds: 100 })
  redis.on('error', () => {})
  try {
    for (const end = performance.now() + lookMilliseconds; redis.status !== 'ready'; ) {
      if (performance.now() > end) return [{ object: 'Redis', what: 'does not answer' }]
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    const heads = await boardSource(source).heads()
    const found: { object: string; what: string }[] = []
    for (let from = 0; from < heads.length && found.length < maxNamed; from += atOnce) {
      const some = heads.slice(from, from + atOnce)
      const states = await Promise.all(some.map((board) => redis.hmget(keysOf(board).state, 'epoch', 'checkpoint')))
      for (const [i, board] of some.entries()) {
        const [epoch = null, checkpoint] = states[i]!
        const lag = board.sequence - Number(checkpoint)
        const object = `board ${nameOfBoard(board)}`
        if (epoch === null) found.push({ object, what: 'is not complete in Redis' })
        else if (lag > maxLag || lag < 0)
          found.push({ object, what: `is ${Math.abs(lag)} events ${lag > 0 ? 'behind' : 'ahead'} in Redis` })
      }
    }
    return found.slice(0, maxNamed)
  } finally {
    redis.disconnect()
  }
}
