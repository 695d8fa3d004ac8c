// A board of a million: a rank beside count(*), and filling an empty Redis again beside a plain read and a plain load, answering meanwhile.
import { randomUUID } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { scores } from '@quintet/drizzle/credit/scores.ts'
import { keysOf } from '@quintet/kit/score-cache/keys.ts'
import { and, eq, gt, sql } from 'drizzle-orm'
import { quantile } from '../table.ts'
import { type Fixture, until } from './fixture.ts'

const board = 'million'
const reads = 200
const targets = { rank: 20, rebuild: 3 }
const within = (ratio: number, limit: number): string =>
  `${ratio.toFixed(2)} of at most ${limit} ${ratio <= limit ? 'ok' : 'more'}`

const countHigher = statement({ board: slot.text, value: slot.int }, (db, p) =>
  db
    .select({ count: sql<number>`count(*)`.mapWith(Number) })
    .from(scores)
    .where(and(eq(scores.tenantId, p.tenantId), eq(scores.board, p.board), gt(scores.valueHundredths, p.value))),
)

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

export async function benchMillion(fixture: Fixture, rows: number): Promise<string> {
  const { admin, tenantId, client } = fixture
  const keys = keysOf({ tenantId, board })
  await admin`insert into credit.scores (tenant_id, board, subject_id, value_hundredths, source_id, sequence, updated_at)
    select ${tenantId}, ${board}, uuidv7(), (random() * 10000)::int, ${tenantId}, n, now() from generate_series(1, ${rows}::int) n`
  const payload = {
    board,
    subjectId: randomUUID(),
    valueHundredths: 1,
    rank: null,
    updatedAt: new Date(),
    previous: null,
  }
  await admin`insert into credit.streams (tenant_id, topic, key, last_sequence) values (${tenantId}, 'credit.scores', ${board}, ${rows})`
  await admin`insert into credit.outbox (tenant_id, topic, key, sequence, payload)
    values (${tenantId}, 'credit.scores', ${board}, ${rows}, ${admin.json(payload as never)})`
  await admin`vacuum analyze credit.scores`
  await admin`vacuum analyze credit.scores_tally`
  const checkpoint = async () => {
    const [epoch, done] = await client.hmget(keys.state, 'epoch', 'checkpoint')
    return epoch === null ? 0 : Number(done)
  }
  await until(async () => (await checkpoint()) === rows)

  const some = await admin<
    { id: string; value: number }[]
  >`select subject_id as id, value_hundredths as value from credit.scores
    tablesample system (1) where tenant_id = ${tenantId} and board = ${board} order by random() limit ${reads}`
  const { scope, leaderboard } = fixture.context()
  const counted: number[] = []
  const ranked: number[] = []
  for (const { id, value } of some) {
    let expected = 0
    let found: number | null | undefined
    counted.push(
      await timed(async () => {
        expected = 1 + (await scope.read(countHigher, { board, value }))[0]!.count
      }),
    )
    ranked.push(
      await timed(async () => {
        found = (await leaderboard.entries(scope, [board], [id]))[0]?.rank
      }),
    )
    if (found !== expected) throw new Error(`The rank ${found} is ${expected} by count(*)`)
  }
  const mean = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0) / list.length
  const rankLine = `A rank of one of ${rows}: count(*) ${mean(counted).toFixed(2)} ms, ours ${mean(ranked).toFixed(2)} ms: 1/${(mean(counted) / mean(ranked)).toFixed(0)} of at most 1/${targets.rank} ${mean(counted) / mean(ranked) >= targets.rank ? 'ok' : 'more'}`

  const plain = admin<
    { id: string; value: number }[]
  >`select subject_id as id, value_hundredths as value from credit.scores
    where tenant_id = ${tenantId} and board = ${board}`
  let all: { id: string; value: number }[] = []
  const readMilliseconds = await timed(async () => {
    all = await plain
  })
  // The same keys: a sorted set, and a text for each.
  const load = async (): Promise<void> => {
    const loading: Promise<unknown>[] = []
    for (let from = 0; from < all.length; from += 1_000) {
      const part = all.slice(from, from + 1_000)
      loading.push(client.zadd('plain', ...part.flatMap(({ id, value }) => [value, id])))
      const texts = part.flatMap(({ id, value }) => [
        `plain:${id}`,
        JSON.stringify({ applicant_id: id, score: value / 100, ranking: 1, last_updated: '2026-11-29T00:00:00.000Z' }),
      ])
      loading.push(client.mset(...texts))
      if (loading.length >= 20) await Promise.all(loading.splice(0))
    }
    await Promise.all(loading)
  }
  const loadMilliseconds = await timed(load)
  all = []
  await client.flushall()
  const begun = performance.now()
  const answers: number[] = []
  let isOver = false
  const answering = (async () => {
    while (!isOver) {
      const { id } = some[answers.length % some.length]!
      answers.push(await timed(() => leaderboard.entries(scope, [board], [id])))
      answers.push(await timed(() => leaderboard.page(scope, board, { first: 20 })))
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })()
  await until(async () => (await checkpoint()) === rows)
  const rebuildMilliseconds = performance.now() - begun
  isOver = true
  await answering
  await scope.close()
  if (Number(await client.zcard(keys.leaderboard)) !== rows) throw new Error('The board in Redis is not whole')
  const ratio = rebuildMilliseconds / (readMilliseconds + loadMilliseconds)
  return [
    rankLine,
    `An empty Redis: plain read ${(readMilliseconds / 1000).toFixed(1)} s, plain load ${(loadMilliseconds / 1000).toFixed(1)} s, whole again after ${(rebuildMilliseconds / 1000).toFixed(1)} s: ${within(ratio, targets.rebuild)}`,
    `Meanwhile ${answers.length} ranks and pages from PostgreSQL: p50 ${quantile(answers, 0.5).toFixed(1)} ms, p99 ${quantile(answers, 0.99).toFixed(1)} ms`,
    '',
  ].join('\n')
}
