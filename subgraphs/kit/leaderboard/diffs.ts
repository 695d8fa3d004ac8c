// The top of a board, and the standing of one subject, as streams of what has changed.
import type { Started } from '../events/map-async.ts'
import { badInput } from '../wire/errors.ts'
import type { LeaderboardEntry } from './leaderboard.ts'
import type { BoardFollower, BoardView } from './watch.ts'

const topMilliseconds = 250
const standingMilliseconds = 1000

/** A row of a board's top that changed. Its rank is null when it left the top. */
export interface TopChange {
  readonly entry: LeaderboardEntry
  readonly rank: number | null
  readonly previousRank: number | null
}
/** It leads from the board at the event before to that at `sequence`. */
export interface TopDiff {
  readonly sequence: number
  /** Whether all of the top is named. */
  readonly isWhole: boolean
  readonly changes: readonly TopChange[]
}
export interface StandingChange {
  readonly sequence: number
  /** Its rank is null when the subject left the board. */
  readonly entry: LeaderboardEntry
}

/** What leads from some rows to others: those that moved, are new or have another score, best first, then those that left. */
export function changesOf(before: readonly LeaderboardEntry[], after: readonly LeaderboardEntry[]): TopChange[] {
  const former = new Map(before.map((entry) => [entry.subjectId, entry]))
  const moved = after.flatMap((entry): TopChange[] => {
    const old = former.get(entry.subjectId)
    former.delete(entry.subjectId)
    const isSame = old?.rank === entry.rank && old.valueHundredths === entry.valueHundredths
    return isSame ? [] : [{ entry, rank: entry.rank, previousRank: old?.rank ?? null }]
  })
  const left = [...former.values()].map((entry) => ({
    entry: { ...entry, rank: null },
    rank: null,
    previousRank: entry.rank,
  }))
  return [...moved, ...left]
}

/** Where a stream of the top begins: after an event, with all of the top, or from now on. */
export type TopBeginning = number | 'whole' | null

/** Changes of the first `top` rows: at most one each 250 ms. */
export function topDiffs(follower: BoardFollower, top: number, beginning: TopBeginning): Started<TopDiff, number> {
  // Who has seen nothing has seen no event.
  const after = beginning === 'whole' ? 0 : beginning
  let rows: readonly LeaderboardEntry[] | null = null
  let last = 0
  const topOf = (view: BoardView) => view.rows.slice(0, top)
  /** The whole top, for those who come back after it has changed. */
  let missed: TopDiff | null = null
  return pausing(follower, topMilliseconds, {
    async start() {
      await follower.started
      const view = await follower.read()
      checkBeyond(after, view.sequence)
      rows = topOf(view)
      last = view.sequence
      if (after === null || (after === last && beginning !== 'whole')) return last
      missed = { sequence: last, isWhole: true, changes: changesOf([], rows) }
      return after
    },
    async next() {
      if (missed !== null) {
        const whole = missed
        missed = null
        return whole
      }
      const view = await follower.newer(last)
      const changes = changesOf(rows!, topOf(view))
      rows = topOf(view)
      last = view.sequence
      return changes.length === 0 ? null : { sequence: last, isWhole: false, changes }
    },
  })
}

/** A subject's score and rank after an event, or from now on: the newest alone, at most one each second. */
export function standings(
  follower: BoardFollower,
  subjectId: string,
  after: number | null,
): Started<StandingChange, number> {
  let entry: LeaderboardEntry | null = null
  let last = 0
  let isMissed = false
  return pausing(follower, standingMilliseconds, {
    async start() {
      await follower.started
      const now = await follower.entry(subjectId)
      checkBeyond(after, now.sequence)
      entry = now.entry
      last = now.sequence
      isMissed = after !== null && after < last && entry !== null
      return after ?? last
    },
    async next() {
      if (isMissed) {
        isMissed = false
        return { sequence: last, entry: entry! }
      }
      await follower.newer(last)
      const now = await follower.entry(subjectId)
      last = now.sequence
      const [old, found] = [entry, now.entry ?? (entry === null ? null : { ...entry, rank: null })]
      entry = found
      const isSame = old?.rank === found?.rank && old?.valueHundredths === found?.valueHundredths
      return found === null || isSame ? null : { sequence: last, entry: found }
    },
  })
}

function checkBeyond(after: number | null, head: number): void {
  if (after !== null && after > head) throw badInput('after is beyond the end of this stream')
}

/** A stream with a pause after each item; what is null is passed over. */
function pausing<Item>(
  follower: BoardFollower,
  milliseconds: number,
  source: { start(): Promise<number>; next(): Promise<Item | null> },
): Started<Item, number> {
  let isOver = false
  let earliest = 0
  let stopPause = (): void => {}
  const finished = { value: undefined, done: true } as const
  const started = source.start()
  started.catch(() => {})
  const stop = (): void => {
    isOver = true
    stopPause()
    follower.end()
  }
  return {
    started,
    async next() {
      try {
        await started
        while (!isOver) {
          const wait = earliest - performance.now()
          if (wait > 0) {
            await new Promise<void>((resolve) => {
              stopPause = resolve
              setTimeout(resolve, wait).unref()
            })
            continue
          }
          const item = await source.next()
          if (item === null || isOver) continue
          earliest = performance.now() + milliseconds
          return { value: item, done: false }
        }
        return finished
      } catch (error) {
        stop()
        throw error
      }
    },
    async return() {
      stop()
      return finished
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
