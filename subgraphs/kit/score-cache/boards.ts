// The boards that a leader writes, as it knows them, and its steps for each: claim, apply, make anew, remove.
import { randomUUID } from 'node:crypto'
import type { Database } from '@quintet/drizzle/client/database.ts'
import type { Outbox } from '../events/outbox.ts'
import type { Clock } from '../process/clock.ts'
import type { Logger } from '../process/log.ts'
import type { RedisClient } from '../process/redis.ts'
import { type BoardId, keysOf, nameOfBoard } from './keys.ts'
import { FencedError, rebuild, removeBoard, scoreText } from './rebuild.ts'
import { apply, claim, run } from './scripts.ts'
import type { BoardEvent, BoardSource, wholeBoardStatements } from './source.ts'

/** How many of the newest changes the stream of a board keeps, about. */
const maxChanges = 100_000
/** Boards that are claimed or looked at with one round trip. */
const atOnce = 200

/** A board whose keys this process writes. */
export interface LedBoard extends BoardId {
  /** The number of the board's newest event in PostgreSQL. */
  head: number
  /** Unclaimed: what stands in Redis is not known. Stale: it has to be made anew. */
  status: 'unclaimed' | 'live' | 'stale' | 'rebuilding'
  fence: string
  epoch: string
  /** The number of the newest event in the keys. */
  checkpoint: number
}

export interface BoardParts {
  readonly redis: RedisClient
  readonly source: BoardSource
  readonly database: Pick<Database, 'scope'>
  readonly outbox: Outbox
  readonly topic: string
  readonly statements: ReturnType<typeof wholeBoardStatements>
  readonly clock: Clock
  readonly log: Logger
  /** Counted up. */
  readonly counts: CacheCounts
}

export interface CacheCounts {
  rebuilds: number
  fenced: number
}

export function ledBoards(parts: BoardParts) {
  const { redis, source, database, outbox, topic, statements, clock, log, counts } = parts
  const leader = randomUUID()
  const claimOne = async (board: LedBoard) => {
    const keys = keysOf(board)
    const answer = (await run(redis, claim, [keys.state, keys.leaderboard], [leader])) as string[]
    const [fence = '', epoch = '', version, checkpoint, size, mark, members] = answer
    Object.assign(board, { fence, epoch, checkpoint: Number(checkpoint) })
    const isWhole = epoch !== '' && Number(version) >= Number(checkpoint) && size === members
    return { board, mark: mark ?? '', isWhole }
  }
  const readHeads = async (claimed: readonly { readonly board: LedBoard }[]): Promise<void> => {
    const heads = new Map((await source.heads()).map((each) => [nameOfBoard(each), each.sequence]))
    for (const { board } of claimed) board.head = heads.get(nameOfBoard(board)) ?? board.head
  }
  return {
    /** Becomes the writer of boards and sees whether their keys follow PostgreSQL: what does not is stale. */
    async claim(boards: readonly LedBoard[]): Promise<void> {
      for (let from = 0; from < boards.length; from += atOnce) {
        const claimed = await Promise.all(boards.slice(from, from + atOnce).map(claimOne))
        // The writer before may have gone on since the boards were looked at.
        if (claimed.some(({ board }) => board.checkpoint > board.head)) await readHeads(claimed)
        const marks = await source.marks(claimed.map(({ board }) => ({ ...board, sequence: board.checkpoint })))
        for (const [i, { board, mark, isWhole }] of claimed.entries()) {
          const { checkpoint, head } = board
          // Events that are older than the retention cannot be compared: where nothing followed, they are taken to be the same.
          const isSame = checkpoint === 0 || marks[i] === mark || (marks[i] === null && checkpoint === head)
          board.status = isWhole && checkpoint <= head && isSame ? 'live' : 'stale'
        }
      }
    },
    /** Looks at some boards at once: those whose keys are not as this process left them are to be claimed again. */
    async inspect(boards: readonly LedBoard[]): Promise<void> {
      const found = await Promise.all(
        boards.map((board) => {
          const { state, leaderboard } = keysOf(board)
          return Promise.all([redis.hmget(state, 'fence', 'epoch', 'checkpoint', 'size'), redis.zcard(leaderboard)])
        }),
      )
      for (const [i, board] of boards.entries()) {
        const [[fence, epoch, checkpoint, size], members] = found[i]!
        const isOwn = fence === board.fence && epoch === board.epoch
        const isSame = isOwn && Number(checkpoint) === board.checkpoint && Number(size) === Number(members)
        if (board.status === 'live' && !isSame) board.status = 'unclaimed'
      }
    },
    /** Brings events of a board into its keys, in order. */
    async apply(board: LedBoard, events: readonly BoardEvent[]): Promise<void> {
      const [first] = events
      // Events that were removed before they were applied are in the snapshot of a rebuild.
      if (first === undefined || first.sequence !== board.checkpoint + 1) {
        board.status = 'stale'
        return
      }
      const keys = keysOf(board)
      const last = events.at(-1)!
      const args = events.flatMap(({ sequence, subjectId, valueHundredths, rank, updatedAt }) =>
        rank === null
          ? [sequence, subjectId, '', '']
          : [sequence, subjectId, valueHundredths, scoreText(subjectId, valueHundredths, rank, updatedAt)],
      )
      const scores = events.map(({ subjectId }) => keys.score(subjectId))
      const answer = await run(
        redis,
        apply,
        [keys.state, keys.leaderboard, keys.changes, ...scores],
        [board.fence, board.epoch, maxChanges, last.mark, ...args],
      )
      if (answer === 'OK') {
        board.checkpoint = last.sequence
        return
      }
      if (answer === 'FENCED') counts.fenced++
      log.info({ board: nameOfBoard(board), answer }, 'the keys of a board are looked at again')
      board.status = 'unclaimed'
    },
    /** Makes the keys of a board anew. */
    async rebuild(board: LedBoard, signal: AbortSignal): Promise<void> {
      board.status = 'rebuilding'
      const scope = database.scope({ tenantId: board.tenantId, userId: null, realmId: null })
      try {
        const epoch = randomUUID()
        const markOf = async (sequence: number) => (await source.marks([{ ...board, sequence }]))[0] ?? null
        const work = { redis, scope, outbox, topic, statements, at: clock.now(), markOf, signal }
        board.checkpoint = await rebuild(work, board, board.fence, epoch)
        board.epoch = epoch
        board.status = 'live'
        counts.rebuilds++
      } catch (error) {
        board.status = 'unclaimed'
        if (error instanceof FencedError) counts.fenced++
        throw error
      } finally {
        await scope.close()
      }
    },
    /** Removes the keys of a board that is gone. */
    async remove(board: LedBoard, signal: AbortSignal): Promise<void> {
      await claimOne(board)
      await removeBoard(redis, board, board.fence, signal)
    },
  }
}
