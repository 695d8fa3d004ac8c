// Live scores from the commit to Redis and to clients: `pnpm bench scores`.
import { hasRedis } from '../../support/quintet/redis.ts'
import { openFixture } from './fixture.ts'
import { benchIngest } from './ingest.ts'
import { benchLatency } from './latency.ts'
import { benchMillion } from './million.ts'

/**
 * Writes each result as soon as it is there: all take several minutes.
 * @param seconds of each round @param sustained seconds at 2,000 changes a second @param rows of the large board
 */
export async function benchScores(seconds: number, sustained: number, rows: number): Promise<string> {
  if (!hasRedis) throw new Error('It needs redis-server on PATH')
  const report = (text: string): void => void process.stdout.write(`${text}\n`)
  const fixture = await openFixture()
  try {
    report(await benchIngest(fixture, seconds))
    report(await benchMillion(fixture, rows))
  } finally {
    await fixture.stop()
  }
  report(`2,000 changes a second for ${sustained} s, from the commit in another process to a client`)
  await benchLatency(sustained, report)
  return ''
}
