// Makes a board's keys anew from one snapshot of PostgreSQL, beside those that are there, and removes keys of boards that are gone.
import type { Scope } from '@quintet/drizzle/client/scope.ts'
import type { Outbox } from '../events/outbox.ts'
import { createRanks } from '../leaderboard/fenwick.ts'
import type { RedisClient } from '../process/redis.ts'
import { type BoardId, keysOf } from './keys.ts'
import { complete, invalidate, load, remove, removeLeft, run } from './scripts.ts'
import { pagesOf, type wholeBoardStatements } from './source.ts'

const pageRows = 5_000
const loadRows = 1_000
/** A rebuild that is given up leaves its sorted set for so long. */
const loadingSeconds = 600

/** The JSON under which others find one subject's score. @param at since when the score has had this rank, or is known to have it */
export const scoreText = (subjectId: string, valueHundredths: number, ranking: number, at: string): string =>
  JSON.stringify({ applicant_id: subjectId, score: valueHundredths / 100, ranking, last_updated: at })

/** Another process may write the board's keys by now. */
export class FencedError extends Error {
  override name = 'FencedError'
}
const passed = (answer: unknown): void => {
  if (answer !== 'OK') throw new FencedError(`A board's keys are written by another process: ${String(answer)}`)
}

interface RebuildParts {
  readonly redis: RedisClient
  readonly scope: Scope
  readonly outbox: Outbox
  readonly topic: string
  readonly statements: ReturnType<typeof wholeBoardStatements>
  /** When the ranks are read. */
  readonly at: Date
  readonly markOf: (sequence: number) => Promise<string | null>
  readonly signal: AbortSignal
}

/** Fills the keys of a board from a snapshot. @returns the number of its newest event. @throws FencedError */
export async function rebuild(parts: RebuildParts, id: BoardId, fence: string, epoch: string): Promise<number> {
  const { redis, scope, outbox, topic, statements, markOf, signal } = parts
  const keys = keysOf(id)
  const loading = keys.loading(epoch)
  const at = parts.at.toISOString()
  passed(await run(redis, invalidate, [keys.state], [fence]))
  const sequence = await scope.longSnapshot(async (reader) => {
    const [head, counts] = await Promise.all([
      outbox.head(reader, topic, id.board),
      reader.read(statements.counts, { board: id.board }),
    ])
    const ranks = createRanks(counts)
    for await (const rows of pagesOf(reader, statements, id.board, pageRows)) {
      signal.throwIfAborted()
      const loads: Promise<unknown>[] = []
      for (let from = 0; from < rows.length; from += loadRows) {
        const some = rows.slice(from, from + loadRows)
        const args = some.flatMap(({ subjectId, valueHundredths }) => [
          subjectId,
          valueHundredths,
          scoreText(subjectId, valueHundredths, ranks.rankOf(valueHundredths), at),
        ])
        const scores = some.map(({ subjectId }) => keys.score(subjectId))
        loads.push(run(redis, load, [keys.state, loading, ...scores], [fence, loadingSeconds, ...args]))
      }
      for (const answer of await Promise.all(loads)) passed(answer)
    }
    return head
  })
  await removeScores(redis, id, fence, loading, signal)
  const mark = (sequence === 0 ? null : await markOf(sequence)) ?? ''
  passed(
    await run(redis, complete, [keys.state, keys.leaderboard, keys.changes, loading], [fence, epoch, sequence, mark]),
  )
  return sequence
}

/** Removes the scores of those who stood on the board and do not stand in the new sorted set. */
async function removeScores(
  redis: RedisClient,
  id: BoardId,
  fence: string,
  loading: string,
  signal: AbortSignal,
): Promise<void> {
  const keys = keysOf(id)
  let cursor = '0'
  do {
    signal.throwIfAborted()
    const [next, found] = await redis.zscan(keys.leaderboard, cursor, 'COUNT', loadRows)
    cursor = next
    const subjects = found.filter((_, i) => i % 2 === 0)
    const scores = subjects.map((subjectId) => keys.score(subjectId))
    if (subjects.length > 0)
      passed(await run(redis, removeLeft, [keys.state, loading, ...scores], [fence, ...subjects]))
  } while (cursor !== '0')
}

/** Removes all keys of a board that is gone. A run that is cut off is repeated. @throws FencedError */
export async function removeBoard(redis: RedisClient, id: BoardId, fence: string, signal: AbortSignal): Promise<void> {
  const keys = keysOf(id)
  passed(await run(redis, invalidate, [keys.state], [fence]))
  for (;;) {
    signal.throwIfAborted()
    const subjects = await redis.zrange(keys.leaderboard, '0', String(loadRows - 1))
    const scores = subjects.map((subjectId) => keys.score(subjectId))
    passed(await run(redis, remove, [keys.state, keys.leaderboard, keys.changes, ...scores], [fence, ...subjects]))
    if (subjects.length < loadRows) return
  }
}
