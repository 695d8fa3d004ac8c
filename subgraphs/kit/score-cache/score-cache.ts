// Boards in Redis, for others to read: sorted sets, scores as JSON, and a stream of changes. They are derived from PostgreSQL and
// can be thrown away at any moment. One process of all writes those of a database, after what it reads from the outbox.
import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '@quintet/drizzle/client/database.ts'
import type { streamTables } from '@quintet/drizzle/table-parts/events.ts'
import type { Bus } from '../events/bus.ts'
import { hintsOf } from '../events/hints.ts'
import { createOutbox } from '../events/outbox.ts'
import type { Placements } from '../events/placements.ts'
import type { HistogramTable } from '../leaderboard/score-histogram.ts'
import type { LeaderboardTable } from '../leaderboard/statements.ts'
import type { Clock } from '../process/clock.ts'
import type { Figure } from '../process/figures.ts'
import type { Logger } from '../process/log.ts'
import { connectRedis } from '../process/redis.ts'
import { homeDatabaseId } from '../wire/placements.ts'
import { type CacheCounts, type LedBoard, ledBoards } from './boards.ts'
import { boardOfName, boardsKey, nameOfBoard } from './keys.ts'
import { type Leadership, startCampaign } from './leader.ts'
import { boardSource, wholeBoardStatements } from './source.ts'

const retryMilliseconds = 500
const pollMilliseconds = 250
/** Boards whose events are read by one statement, and events of each. */
const boardsAtOnce = 32
const eventsAtOnce = 500
/** How often boards without news are looked at, and how many then. */
const inspectMilliseconds = 1_000
const inspectedAtOnce = 500
/** A look for news that takes longer, since there are very many streams, is followed by a rest. */
const longLookMilliseconds = 200
const maxRestMilliseconds = 5_000

/** The boards, and the tables of their events. */
interface Boards extends ReturnType<typeof streamTables> {
  readonly subgraph: string
  readonly topic: string
  readonly entries: LeaderboardTable
  readonly histogram: HistogramTable
}

interface Process {
  readonly database: Pick<Database, 'scope' | 'jobs' | 'directUrl'>
  readonly bus: Bus
  readonly clock: Clock
  readonly log: Logger
  /** Where tenants' data lie; in one database unless told. */
  readonly placements?: Placements
  /** The database whose boards these are; the first one by default. */
  readonly databaseId?: string
  readonly redisUrl?: string | null
  /** Whether this process runs jobs. */
  readonly isWorker?: boolean
}

interface ScoreCache {
  /** For metrics: those of a process that does not lead are zero, but for what it has done before. */
  figures(): Figure[]
  close(): Promise<void>
}

/** Writes the boards of a database to Redis while this process leads; null where it runs no jobs, or without Redis. */
export function openScoreCache(process: Process, { subgraph, topic, ...tables }: Boards): ScoreCache | null {
  const { redisUrl = null, isWorker = false, database, bus, log, placements, databaseId = homeDatabaseId } = process
  if (redisUrl === null || !isWorker) return null
  const redis = connectRedis(redisUrl, {
    maxRetriesPerRequest: 1,
    connectTimeout: 1_000,
    commandTimeout: 10_000,
    socketTimeout: 10_000,
    retryMilliseconds,
  })
  // What fails is said by the round that needed it.
  redis.on('error', () => {})
  const source = boardSource({ subgraph, topic, jobs: database.jobs })
  const statements = wholeBoardStatements(tables.entries, tables.histogram)
  const outbox = createOutbox(tables)
  const registry = boardsKey(databaseId)
  const boards = new Map<string, LedBoard>()
  const counts: CacheCounts = { rebuilds: 0, fenced: 0 }
  let isLeading = false

  const isOwn = (tenantId: string): boolean | null => {
    if (placements === undefined || placements.isSingle() === true) return true
    try {
      return placements.databaseOf(tenantId) === databaseId
    } catch {
      // It is known in a moment.
      return null
    }
  }
  const lead = async ({ signal, confirm }: Leadership): Promise<void> => {
    const led = ledBoards({ ...process, redis, source, statements, outbox, topic, counts })
    const hints = hintsOf(bus, subgraph)
    const stopWaiting = () => hints.stop()
    signal.addEventListener('abort', stopWaiting)
    let rebuilding: Promise<void> | null = null
    let inspectedAt = Number.NEGATIVE_INFINITY
    let inspected = 0
    /** How long the last look for news took, in milliseconds. */
    let looked = 0
    const registered = new Set<string>()

    const follow = async (): Promise<void> => {
      const began = performance.now()
      const heads = await source.heads()
      looked = performance.now() - began
      const present = new Set<string>()
      for (const { tenantId, board, sequence } of heads) {
        const name = nameOfBoard({ tenantId, board })
        if (isOwn(tenantId) !== true) continue
        present.add(name)
        const known = boards.get(name)
        if (known !== undefined) known.head = sequence
        else
          boards.set(name, {
            tenantId,
            board,
            head: sequence,
            status: 'unclaimed',
            fence: '',
            epoch: '',
            checkpoint: 0,
          })
      }
      const fresh = [...present].filter((name) => !registered.has(name))
      // Before their first key is written: what was registered can be removed.
      for (let from = 0; from < fresh.length; from += inspectedAtOnce) {
        const some = fresh.slice(from, from + inspectedAtOnce)
        await redis.sadd(registry, ...some)
        for (const name of some) registered.add(name)
      }
      for (const name of registered) if (!present.has(name)) await leave(name)
    }
    /** A board that is not here any more: its keys go, unless its tenant has moved and another process writes them. */
    const leave = async (name: string): Promise<void> => {
      const id = boardOfName(name)
      const isHere = isOwn(id.tenantId)
      if (isHere === null || boards.get(name)?.status === 'rebuilding') return
      boards.delete(name)
      if (isHere) await led.remove({ ...id, head: 0, status: 'stale', fence: '', epoch: '', checkpoint: 0 }, signal)
      await redis.srem(registry, name)
      registered.delete(name)
    }
    const applyNews = async (): Promise<void> => {
      const due = () =>
        [...boards.values()].filter(({ status, head, checkpoint }) => status === 'live' && head > checkpoint)
      for (let some = due(); some.length > 0 && !signal.aborted; some = due()) {
        for (let from = 0; from < some.length && !signal.aborted; from += boardsAtOnce) {
          const group = some.slice(from, from + boardsAtOnce)
          const events = await source.after(
            group.map((board) => ({ ...board, sequence: board.checkpoint })),
            eventsAtOnce,
          )
          await Promise.all(group.map((board, i) => led.apply(board, events[i]!)))
        }
      }
    }
    const inspectSome = async (): Promise<void> => {
      if (performance.now() - inspectedAt < inspectMilliseconds) return
      inspectedAt = performance.now()
      const live = [...boards.values()].filter(({ status }) => status === 'live')
      if (inspected >= live.length) {
        inspected = 0
        // The registry may have been lost with all else.
        registered.clear()
        for (const name of await redis.smembers(registry)) registered.add(name)
      }
      await led.inspect(live.slice(inspected, inspected + inspectedAtOnce))
      inspected += inspectedAtOnce
    }
    const rebuildStale = async (): Promise<void> => {
      for (;;) {
        const stale = [...boards.values()].find(({ status }) => status === 'stale')
        if (stale === undefined || signal.aborted) return
        await led.rebuild(stale, signal).catch((error: unknown) => {
          if (!signal.aborted)
            log.warn({ board: nameOfBoard(stale), error: String(error) }, 'a board was not made anew')
        })
      }
    }
    const round = async (): Promise<void> => {
      await inspectSome()
      await follow()
      const unclaimed = [...boards.values()].filter(({ status }) => status === 'unclaimed')
      // Who was paused may have been replaced, and must not take the boards back.
      if (unclaimed.length > 0 && (await confirm())) await led.claim(unclaimed)
      // Beside the others, whose news go on.
      rebuilding ??= rebuildStale().finally(() => {
        rebuilding = null
      })
      await applyNews()
    }
    let failures = 0
    isLeading = true
    try {
      while (!signal.aborted) {
        hints.clear()
        try {
          await round()
          failures = 0
        } catch (error) {
          failures++
          if (failures === 3)
            log.warn({ error: String(error) }, 'boards in Redis wait; reads are answered by PostgreSQL')
        }
        await hints.wait(pollMilliseconds)
        // Hints do not shorten the pause after a failure, nor that after a long look: looking takes a fifth of the time at most.
        const rest = failures > 0 ? retryMilliseconds : looked < longLookMilliseconds ? 0 : looked * 4
        if (rest > 0) await pause(Math.min(rest, maxRestMilliseconds), undefined, { signal }).catch(() => {})
      }
    } finally {
      isLeading = false
      hints.stop()
      signal.removeEventListener('abort', stopWaiting)
      await rebuilding
      boards.clear()
    }
  }
  const stop = startCampaign({ url: database.directUrl, name: `scores ${subgraph}`, log, lead })
  return {
    figures: () => figuresOf([...boards.values()], counts, isLeading),
    async close() {
      await stop()
      redis.disconnect()
    },
  }
}

function figuresOf(boards: readonly LedBoard[], { rebuilds, fenced }: CacheCounts, isLeading: boolean): Figure[] {
  const lag = boards.reduce((sum, { head, checkpoint }) => sum + Math.max(0, head - checkpoint), 0)
  const incomplete = boards.filter(({ status }) => status !== 'live').length
  const figure = (kind: Figure['kind'], name: string, value: number, help: string): Figure => {
    return { name: `quintet_score_cache_${name}`, kind, help, value }
  }
  return [
    figure('gauge', 'leading', isLeading ? 1 : 0, 'Databases whose boards this process writes to Redis.'),
    figure('gauge', 'lag_events', lag, 'Events that are committed and not yet in Redis.'),
    figure('gauge', 'incomplete_boards', incomplete, 'Boards whose keys in Redis are not complete.'),
    figure('counter', 'rebuilds_total', rebuilds, 'Boards whose keys were made anew from PostgreSQL.'),
    figure('counter', 'fenced_total', fenced, 'Steps that Redis refused, since another process writes the board.'),
  ]
}
