// What followers of a board share in a process: its top is read once for all of them, at most every 250 ms while it changes.
import type { Reader } from '@quintet/drizzle/client/scope.ts'
import type { Started } from '../events/map-async.ts'
import type { Outbox, StreamEvent } from '../events/outbox.ts'
import type { Relay } from '../events/relay.ts'
import { badInput } from '../wire/errors.ts'
import type { LeaderboardEntry } from './leaderboard.ts'
import { ranksOf } from './ranks.ts'
import type { leaderboardStatements } from './statements.ts'

/** The longest top that can be followed. */
const maxTop = 100

/** A length of the top that can be followed. Throws BAD_USER_INPUT for others. */
export function checkTop(top: number): number {
  if (top < 1 || top > maxTop) throw badInput(`top must be a whole number from 1 to ${maxTop}`)
  return top
}
const readMilliseconds = 250

/** Reads with a transaction of its own, as a follower may. */
export type Read = <T>(work: (reader: Reader) => Promise<T>) => Promise<T>

/** A board at one moment. */
export interface BoardView {
  /** The number of its newest event then. */
  readonly sequence: number
  /** Its first rows, best first. */
  readonly rows: readonly LeaderboardEntry[]
}

/** A follower's access to the board, until it ends it. */
export interface BoardFollower {
  /** Fixed when the board is being listened to: what is committed from then on is seen. */
  readonly started: Promise<unknown>
  /** The board as it is now. */
  read(): Promise<BoardView>
  /** The next view that is newer than an event, as all followers get it. Throws when the board cannot be followed any more. */
  newer(sequence: number): Promise<BoardView>
  /** Subjects as they stand now, asked for together with those of other followers. */
  entry(subjectId: string): Promise<{ sequence: number; entry: LeaderboardEntry | null }>
  end(): void
}

interface WatchParts {
  readonly topic: string
  readonly statements: ReturnType<typeof leaderboardStatements>
  readonly outbox: Outbox
  readonly relay: Relay
}

interface Asked {
  readonly subjectId: string
  readonly answer: PromiseWithResolvers<{ sequence: number; entry: LeaderboardEntry | null }>
}

interface Watch {
  readonly events: Started<StreamEvent>
  readonly reads: Set<Read>
  view: BoardView | null
  /** The number of the newest event that was heard of. */
  newest: number
  /** Called when there is one. */
  changed: () => void
  /** Set when the board cannot be followed any more. */
  error: unknown
  waiting: Set<() => void>
  asked: Asked[]
}

/** Boards that are followed in this process. */
export function createWatches({ topic, statements, outbox, relay }: WatchParts) {
  const watches = new Map<string, Watch>()

  const viewOf = (read: Read, board: string): Promise<BoardView> =>
    read(async (reader) => {
      const [sequence, rows] = await Promise.all([
        outbox.head(reader, topic, board),
        reader.read(statements.first, { board, limit: maxTop }),
      ])
      return { sequence, rows: ranksOf(rows, null) }
    })
  const anyRead = (watch: Watch): Read => [...watch.reads][0]!
  const wake = (watch: Watch): void => {
    const { waiting } = watch
    watch.waiting = new Set()
    for (const resolve of waiting) resolve()
  }
  const fail = (watch: Watch, error: unknown): void => {
    watch.error = error
    wake(watch)
  }
  const listen = async (watch: Watch): Promise<void> => {
    for (;;) {
      const event = await watch.events.next()
      if (event.done === true) return watch.changed()
      watch.newest = event.value.sequence
      watch.changed()
    }
  }
  /** Reads the board after a change, and not again before a pause: changes meanwhile are read together. */
  const readChanges = async (watch: Watch, board: string): Promise<void> => {
    for (;;) {
      if (watch.newest <= (watch.view?.sequence ?? 0)) {
        await new Promise<void>((resolve) => {
          watch.changed = resolve
        })
      }
      if (watch.reads.size === 0) return
      if (watch.newest <= (watch.view?.sequence ?? 0)) continue
      watch.view = await viewOf(anyRead(watch), board)
      wake(watch)
      await pause(readMilliseconds)
    }
  }
  const join = (
    tenantId: string,
    board: string,
    readAfter: (last: number, limit: number) => Promise<StreamEvent[]>,
  ): Watch => {
    const key = `${tenantId}\n${board}`
    const found = watches.get(key)
    if (found !== undefined && found.error === null) return found
    const events = relay.follow({ tenantId, topic, key: board }, null, readAfter)
    const watch: Watch = {
      events,
      reads: new Set(),
      view: null,
      newest: 0,
      changed() {},
      error: null,
      waiting: new Set(),
      asked: [],
    }
    watches.set(key, watch)
    listen(watch).catch((error: unknown) => fail(watch, error))
    readChanges(watch, board).catch((error: unknown) => fail(watch, error))
    return watch
  }
  const answerAsked = async (watch: Watch, read: Read, board: string): Promise<void> => {
    const { asked } = watch
    watch.asked = []
    try {
      const { sequence, entries } = await read(async (reader) => {
        const subjectIds = [...new Set(asked.map(({ subjectId }) => subjectId))]
        const boards = subjectIds.map(() => board)
        const [head, found] = await Promise.all([
          outbox.head(reader, topic, board),
          reader.read(statements.entries, { boards, subjectIds }),
        ])
        return { sequence: head, entries: new Map(found.map((entry) => [entry.subjectId, entry])) }
      })
      for (const { subjectId, answer } of asked) answer.resolve({ sequence, entry: entries.get(subjectId) ?? null })
    } catch (error) {
      for (const { answer } of asked) answer.reject(error)
    }
  }

  return {
    follow(tenantId: string, board: string, read: Read): BoardFollower {
      const readAfter = (last: number, limit: number) =>
        read((reader) => outbox.after(reader, topic, board, last, limit))
      const watch = join(tenantId, board, readAfter)
      // A function of its own for each follower, since a follower takes its own away.
      const own: Read = (work) => read(work)
      watch.reads.add(own)
      let isOver = false
      return {
        started: Promise.resolve(watch.events.started),
        read: () => viewOf(read, board),
        async newer(sequence) {
          while (!isOver) {
            if (watch.error !== null) throw watch.error
            if (watch.view !== null && watch.view.sequence > sequence) return watch.view
            await new Promise<void>((resolve) => watch.waiting.add(resolve))
          }
          return { sequence, rows: [] }
        },
        entry(subjectId) {
          const answer = Promise.withResolvers<{ sequence: number; entry: LeaderboardEntry | null }>()
          watch.asked.push({ subjectId, answer })
          if (watch.asked.length === 1) setImmediate(() => void answerAsked(watch, read, board))
          return answer.promise
        },
        end() {
          if (isOver) return
          isOver = true
          watch.reads.delete(own)
          wake(watch)
          if (watch.reads.size > 0) return
          const key = `${tenantId}\n${board}`
          if (watches.get(key) === watch) watches.delete(key)
          watch.changed()
          void watch.events.return?.()
        },
      }
    },
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref()
  })
