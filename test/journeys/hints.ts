// The way that hints of new events take. Events are read from the outbox, so the journeys pass without hints too.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { acme } from '@quintet/kit/demo/people.ts'
import { Redis } from 'ioredis'
import { expect, it } from 'vitest'
import { follow } from '../support/clients/socket.ts'
import { commandsOf } from '../support/documents/blocks.ts'
import type { Journey } from './journey.ts'

const category = 'personal-loan'
const channel = 'quintet'
const stream = '{quintet}:wake'
/** The topic of every board of credit. */
const topic = 'credit'
const patiently = { timeout: 10_000 }

/** With Redis, hints go over Redis and not over PostgreSQL. */
export function hintsOverRedis(journey: Journey, redisUrl: () => string): void {
  it('hints of new scores go over Redis, and none over PostgreSQL', async () => {
    const redis = new Redis(redisUrl())
    try {
      const before = await redis.xlen(stream)
      expect(before).toBeGreaterThan(0)
      const notified = await topicsNotified(journey, async () => {
        await expect.poll(() => redis.xlen(stream), patiently).toBeGreaterThan(before)
      })
      const entries = await redis.xrevrange(stream, '+', '-', 'COUNT', (await redis.xlen(stream)) - before)
      // A turn's hints travel as one.
      expect(entries.flatMap(([, [, topics = '']]) => topics.split(' '))).toContain(topic)
      expect(notified).toEqual([])
      // Subgraphs wait for the next hint of the stream.
      expect(await redis.client('LIST')).toMatch(/cmd=xread/)
    } finally {
      redis.disconnect()
    }
  })
}

/** Other systems read a category's leaderboard and scores from Redis: the keys are the contract's. */
export function scoresInRedis({ ask, signIn }: Journey, redisUrl: () => string): void {
  it('scores come to Redis, under the keys and in the form that other systems read', async () => {
    const redis = new Redis(redisUrl())
    try {
      const grace = await signIn(acme.agent.email)
      const applicantId = acme.applicants[1]!.id
      const { recordCreditScore } = await ask(
        'RecordCreditScore',
        { input: { category, applicantId, value: 87.5 } },
        grace,
      )
      const prefix = `q:{${acme.id}/${category}}`
      const read = async () => JSON.parse((await redis.get(`${prefix}:score:${applicantId}`)) ?? 'null')
      const { rank } = recordCreditScore.score
      await expect.poll(read, patiently).toEqual({
        applicant_id: applicantId,
        score: 87.5,
        ranking: rank,
        last_updated: expect.stringMatching(/T.*Z$/),
      })
      const { creditLeaderboard } = await ask('CreditLeaderboard', { category, first: 100 }, grace)
      const best = await redis.zrevrange(`${prefix}:leaderboard:${category}`, 0, -1, 'WITHSCORES')
      const expected = creditLeaderboard.nodes.flatMap((node: { applicant: { id: string }; value: number }) => [
        node.applicant.id,
        String(Math.round(node.value * 100)),
      ])
      expect(best.map(String)).toEqual(expected)
      // The same by the commands of docs/live-scores.md.
      const [ranking, ahead, changes] = commandsOf('docs/live-scores.md').map((line) => {
        expect(line).toMatch(/^redis-cli /)
        return line.replace('redis-cli', `redis-cli -u ${redisUrl()}`).replaceAll('<Tenant.id>', acme.id)
      })
      const shell = async (line: string) => (await promisify(execFile)('sh', ['-c', line])).stdout.trim().split('\n')
      expect(await shell(ranking!)).toEqual(expected.slice(0, 20))
      expect(1 + Number(await shell(ahead!))).toBe(rank)
      const change = shell(changes!)
      await expect
        .poll(() => redis.client('LIST'), patiently)
        .toMatch(/cmd=xread.* lib-name=(?!ioredis)|cmd=xread(?!.*lib-name)/)
      await ask('RecordCreditScore', { input: { category, applicantId, value: 88 } }, grace)
      expect(await change).toEqual(expect.arrayContaining([`${prefix}:changes`, expect.stringContaining(applicantId)]))
    } finally {
      redis.disconnect()
    }
  })
}

/** Without Redis, hints go over PostgreSQL. */
export function hintsOverPostgres(journey: Journey): void {
  it('hints of new scores go over PostgreSQL', async () => {
    const notified = await topicsNotified(journey, () => Promise.resolve())
    expect(notified).toContain(topic)
  })
}

/** The notifications of PostgreSQL while a score is recorded and received. */
async function topicsNotified({ form, ask, signIn, client }: Journey, then: () => Promise<void>): Promise<string[]> {
  const notified: string[] = []
  const probe = 'probe'
  const { unlisten } = await form().admin.listen(channel, (topics) => notified.push(...topics.split(' ')))
  const grace = await signIn(acme.agent.email)
  const { creditLeaderboard } = await ask('CreditLeaderboard', { category }, grace)
  const after = creditLeaderboard.changesCursor
  const following = await follow(client(grace), 'CreditScoreChanged', { category, after })
  const input = { category, applicantId: acme.applicants[0]!.id, value: 50 }
  await ask('RecordCreditScore', { input }, grace)
  await following.take(1)
  await then()
  // Everything sent before the probe arrives before it.
  await form().admin.notify(channel, probe)
  await expect.poll(() => notified, patiently).toContain(probe)
  await unlisten()
  return notified.filter((each) => each !== probe)
}
