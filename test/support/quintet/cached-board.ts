// A board of live scores beside a naive model of it: what PostgreSQL, memory, Redis and subscribers must agree on.
import { randomUUID } from 'node:crypto'
import type { Context } from '@quintet/credit/context.ts'
import { createRanks } from '@quintet/kit/leaderboard/fenwick.ts'
import type { RedisClient } from '@quintet/kit/process/redis.ts'
import { keysOf } from '@quintet/kit/score-cache/keys.ts'
import type postgres from 'postgres'
import { expect } from 'vitest'

/** What a test needs of its tenant's credit. */
interface Fixture {
  readonly context: () => Context
  /** The superuser of the database that the tenant's rows lie in. */
  readonly admin: () => postgres.Sql
  readonly redis: RedisClient
  readonly random: () => number
}

export interface CachedBoard {
  readonly tenantId: string
  readonly board: string
  readonly keys: ReturnType<typeof keysOf>
  /** The number of the newest event. */
  head(): number
  /** Makes random changes in one transaction: scores among few values, so that many are equal, and some who leave. */
  change(count: number): Promise<void>
  /** Another process has made a change that the model is to know. */
  note(subjectId: string, valueHundredths: number): void
  /** The model as it is, to come back to by `restore`. */
  save(): () => void
  /** Waits until Redis has the newest event. */
  untilApplied(): Promise<void>
  /** Compares rows, sorted set, scores as JSON, ranks of all kinds and the stream of changes with the model. */
  check(): Promise<void>
  state(): Promise<Record<string, string>>
}

interface Score {
  readonly value: number
  readonly updatedAt: string
  readonly rank: number | null
}

export function cachedBoard(fixture: Fixture, tenantId: string, board: string): CachedBoard {
  const { admin, redis, random } = fixture
  const keys = keysOf({ tenantId, board })
  let model = new Map<string, Score>()
  let head = 0
  const pool = Array.from({ length: 60 }, () => randomUUID())
  const rankOf = (value: number): number => 1 + [...model.values()].filter((other) => other.value > value).length
  const state = () => redis.hgetall(keys.state)
  const change = async (count: number): Promise<void> => {
    const subjects = [...pool].sort(() => random() - 0.5).slice(0, count)
    const leaving = subjects.filter((id) => model.has(id) && random() < 0.15)
    const put = subjects
      .filter((id) => !leaving.includes(id))
      .map((subjectId) => ({
        subjectId,
        valueHundredths: Math.floor(random() * 40) * 250,
        tieBreak: 0,
        sourceId: subjectId,
      }))
    const { scope, leaderboard } = fixture.context()
    const at = new Date()
    const made = await scope.write((writer) => leaderboard.apply(writer, board, { put, remove: leaving }, at))
    await scope.close()
    for (const { subjectId, valueHundredths } of put) {
      model.set(subjectId, { value: valueHundredths, updatedAt: at.toISOString(), rank: null })
      model.set(subjectId, { ...model.get(subjectId)!, rank: rankOf(valueHundredths) })
    }
    for (const id of leaving) model.delete(id)
    head += made.length
  }
  return {
    tenantId,
    board,
    keys,
    head: () => head,
    change,
    note(subjectId, value) {
      model.set(subjectId, { value, updatedAt: '', rank: null })
      head++
    },
    save() {
      const [saved, savedHead] = [new Map(model), head]
      return () => {
        model = saved
        head = savedHead
      }
    },
    state,
    untilApplied: () =>
      expect
        .poll(
          async () => {
            const { epoch, checkpoint } = await state().catch(() => ({}) as Record<string, string>)
            return epoch === undefined ? 'not complete' : checkpoint
          },
          { timeout: 30_000, interval: 20 },
        )
        .toBe(String(head)),
    async check() {
      const expected = [...model].map(([id, { value }]) => [id, value] as const).sort()
      const rows = await admin()<{ id: string; value: number }[]>`select subject_id as id, value_hundredths as value
        from credit.scores where tenant_id = ${tenantId} and board = ${board}`
      expect(rows.map(({ id, value }) => [id, value]).sort()).toEqual(expected)
      const members = await redis.zrange(keys.leaderboard, '0', '-1')
      expect([...members].map(String).sort()).toEqual(expected.map(([id]) => id))
      const { scope, leaderboard } = fixture.context()
      const ids = expected.map(([id]) => id)
      const entries = await leaderboard.entries(
        scope,
        ids.map(() => board),
        ids,
      )
      await scope.close()
      const inSql = new Map(entries.map(({ subjectId, rank }) => [subjectId, rank]))
      const counts = new Map<number, number>()
      for (const [, value] of expected) counts.set(value, (counts.get(value) ?? 0) + 1)
      const inMemory = createRanks([...counts].map(([valueHundredths, count]) => ({ valueHundredths, count })))
      const found = await Promise.all(
        expected.map(async ([id, value]) => {
          const [score, above, text] = await Promise.all([
            redis.zscore(keys.leaderboard, id),
            redis.zcount(keys.leaderboard, `(${value}`, '+inf'),
            redis.get(keys.score(id)),
          ])
          return { id, score: Number(score), inRedis: Number(above) + 1, json: JSON.parse(text ?? 'null') }
        }),
      )
      for (const { id, score, inRedis, json } of found) {
        const { value, updatedAt, rank } = model.get(id)!
        const right = rankOf(value)
        expect({ score, inRedis, sql: inSql.get(id), memory: inMemory.rankOf(value) }).toEqual({
          score: value,
          inRedis: right,
          sql: right,
          memory: right,
        })
        expect(json).toMatchObject({ applicant_id: id, score: value / 100 })
        // The rank is that of its time: of the change itself, or of a rebuild.
        if (json.last_updated === updatedAt) expect(json.ranking).toBe(rank)
      }
      // A subject that has left has no score.
      const gone = pool.filter((id) => !model.has(id))
      expect(await Promise.all(gone.map((id) => redis.exists(keys.score(id))))).toEqual(gone.map(() => 0))
      const stream = await redis.xrange(keys.changes, '-', '+')
      const sequences = stream.map(([id]) => Number(id.split('-')[0]))
      expect(sequences).toEqual(sequences.map((_, i) => head - sequences.length + 1 + i))
    },
  }
}
