// Cells: what of a subgraph runs over the databases beside the first one. A process that runs jobs has a cell for each; any other
// opens them for requests, and closes those that none has used for a minute.
import type { Database } from '@quintet/drizzle/client/database.ts'
import { readMilliseconds, withDeadline } from '@quintet/drizzle/client/deadline.ts'
import { reach } from '@quintet/drizzle/client/reach.ts'
import type { PlacedDatabase, Placements } from '../events/placements.ts'
import type { Logger } from '../process/log.ts'
import { refusedForNow } from '../wire/errors.ts'
import type { ConnectionStrings } from '../wire/placements.ts'
import type { Runtime } from './definition.ts'
import { type SilenceWatch, watchSilence } from './silence.ts'
import { createWaves } from './waves.ts'

/** How a process opens other databases. */
export interface CellDatabases {
  /** Opens the pools of a database, small ones. */
  readonly openDatabase: (subgraph: string, strings: ConnectionStrings) => Database
  /** Brings the subgraph's tables in a database up to date. */
  readonly migrate: (subgraph: string, strings: ConnectionStrings) => Promise<unknown>
}

export interface CellSettings extends CellDatabases {
  readonly placements: Placements
}

/** What runs in a cell. */
interface Closable {
  close(): Promise<void>
}

export interface Cells<Running> {
  /** The cell of a database, opened where it is not. Throws UNAVAILABLE. */
  use(databaseId: string): Promise<Cell<Running>>
  /** The cells that are open. */
  open(): readonly Cell<Running>[]
  close(): Promise<void>
}

export interface Cell<Running> {
  readonly databaseId: string
  readonly running: Running
  /** How many connections the database has, of all processes. */
  connections(): Promise<number>
  /** Looks after the database while requests wait for it. */
  readonly silence: SilenceWatch
  /** Requests and streams that use it. */
  users: number
}

interface Opening<Running> {
  readonly connections: string
  readonly cell: Promise<Cell<Running> & Closable>
  /** Whether the attempt before failed: requests do not wait for this one. */
  readonly isRepeated: boolean
  usedAt: number
  /** The cell, once it is open. */
  opened: Cell<Running> | null
}

/** Where jobs run there is a cell for each database: without one its jobs and events would wait for ever. */
const maxCells = 50
const idleMilliseconds = 60_000
const retrySeconds = 5
const reviewMilliseconds = 15_000

/** @param start starts what runs in a database */
export function createCells<Running extends Closable>(
  subgraph: string,
  { log, isWorker = false }: Pick<Runtime, 'log' | 'isWorker'>,
  { placements, openDatabase, migrate }: CellSettings,
  start: (database: Database, databaseId: string) => Promise<Running>,
): Cells<Running> {
  const cells = new Map<string, Opening<Running>>()
  /** Databases that could not be opened the last time. */
  const failed = new Set<string>()
  let isClosed = false

  const inWaves = createWaves<Pick<PlacedDatabase, 'id' | 'name' | 'connections'>>({
    log,
    subgraph,
    databases: placements.others,
    migrate: ({ connections }) => migrate(subgraph, connections),
  })
  const open = async ({ id, name, connections }: PlacedDatabase) => {
    if (isWorker) await inWaves({ id, name, connections })
    const database = openDatabase(subgraph, connections)
    try {
      await database.probe(10_000)
      const running = await start(database, id)
      log.info({ subgraph, database: name }, 'a cell was opened')
      const silence = watchSilence(
        async () => (await reach(connections.url)).fault === null,
        (isSilent) => log.warn({ subgraph, database: name }, isSilent ? 'a database is silent' : 'a database answers'),
      )
      return {
        databaseId: id,
        running,
        silence,
        users: 0,
        async connections() {
          const count = database.jobs<{ count: number }[]>`
            select count(*)::int as count from pg_stat_activity where datname = current_database()`
          return (await withDeadline(count, readMilliseconds))[0]!.count
        },
        async close() {
          silence.close()
          await running.close()
          await database.close()
        },
      }
    } catch (error) {
      database.close().catch(() => {})
      throw error
    }
  }
  const begin = (database: PlacedDatabase): Opening<Running> => {
    const opening: Opening<Running> = {
      connections: JSON.stringify(database.connections),
      cell: open(database),
      isRepeated: failed.has(database.id),
      usedAt: performance.now(),
      opened: null,
    }
    cells.set(database.id, opening)
    opening.cell.then(
      (cell) => {
        opening.opened = cell
        failed.delete(database.id)
      },
      (error: unknown) => {
        log.warn({ subgraph, database: database.name, error: reasonOf(error) }, 'a cell cannot be opened')
        failed.add(database.id)
        if (cells.get(database.id) === opening) cells.delete(database.id)
      },
    )
    return opening
  }
  const end = (id: string, opening: Opening<Running>): Promise<void> => {
    cells.delete(id)
    return opening.cell.then(
      (cell) => cell.close(),
      () => {},
    )
  }
  /** Ends cells that are not needed, and opens those that jobs are to run in. */
  const review = (): void => {
    if (isClosed) return
    const databases = new Map(placements.others().map((each) => [each.id, each]))
    for (const [id, opening] of cells) {
      const database = databases.get(id)
      const isChanged = database === undefined || JSON.stringify(database.connections) !== opening.connections
      const isIdle =
        !isWorker && (opening.opened?.users ?? 1) === 0 && performance.now() - opening.usedAt > idleMilliseconds
      if (isChanged || isIdle) endLogged(id, opening, log)
    }
    if (!isWorker) return
    for (const database of databases.values()) {
      if (!cells.has(database.id)) begin(database)
    }
  }
  const endLogged = (id: string, opening: Opening<Running>, to: Logger): void => {
    end(id, opening).catch((error: unknown) => to.warn({ error: reasonOf(error) }, 'closing a cell failed'))
  }
  /** Makes room by ending the cell that was not used for the longest time. */
  const makeRoom = (): void => {
    if (isWorker || cells.size < maxCells) return
    const free = [...cells].filter(([, { opened }]) => opened?.users === 0)
    const oldest = free.sort(([, a], [, b]) => a.usedAt - b.usedAt)[0]
    if (oldest === undefined) throw unavailable()
    endLogged(...oldest, log)
  }
  const stopListening = placements.onChange(review)
  const timer = setInterval(review, reviewMilliseconds)
  timer.unref()
  review()
  return {
    async use(databaseId) {
      let opening = cells.get(databaseId)
      if (opening === undefined) {
        const database = placements.others().find(({ id }) => id === databaseId)
        if (database === undefined || isClosed) throw unavailable()
        makeRoom()
        opening = begin(database)
      }
      opening.usedAt = performance.now()
      const isAway = opening.opened === null ? opening.isRepeated : opening.opened.silence.isSilent()
      if (isAway) throw unavailable()
      try {
        return await opening.cell
      } catch {
        throw unavailable()
      }
    },
    open: () => [...cells.values()].flatMap(({ opened }) => (opened === null ? [] : [opened])),
    async close() {
      isClosed = true
      clearInterval(timer)
      stopListening()
      await Promise.all([...cells].map(([id, opening]) => end(id, opening)))
    },
  }
}

const unavailable = () =>
  refusedForNow('UNAVAILABLE', 'The database of your tenant does not answer at the moment; try again', retrySeconds)

// Messages of the driver name hosts and logins, never passwords.
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
