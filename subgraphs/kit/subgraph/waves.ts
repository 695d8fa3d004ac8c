// Migrates the databases beside the first one in waves: the first of the registry alone, then a few, then all others. Where a
// migration fails, the databases after it keep the tables that they have until the next start. Each is served in any case:
// code works with the tables of the version before.
import { setTimeout as pause } from 'node:timers/promises'
import { MigrationError } from '@quintet/drizzle/migrate/migrate.ts'
import type { Logger } from '../process/log.ts'

/** The last database of each wave, by its place in the registry; all others are in one more. */
const waveEnds = [1, 5, 20]
/** A table that is in use does not let a migration in for a moment. */
const lockAttempts = 5
const lockPauseMilliseconds = 1_000

interface WaveSettings<Database> {
  readonly log: Logger
  readonly subgraph: string
  /** The databases in the order of the registry. */
  readonly databases: () => readonly Database[]
  readonly migrate: (database: Database) => Promise<unknown>
}

/**
 * A function that migrates a database once it is its turn. It resolves also where the database keeps its tables, and rejects
 * where it does not answer, which stops no other.
 */
export function createWaves<Database extends { readonly id: string; readonly name: string }>({
  log,
  subgraph,
  databases,
  migrate,
}: WaveSettings<Database>): (database: Database) => Promise<void> {
  const begun = new Map<string, Promise<void>>()
  /** The database whose migration failed. */
  let failed: string | null = null

  const before = (id: string): string[] => {
    const order = databases().map((each) => each.id)
    const place = order.indexOf(id)
    const start = waveEnds.findLast((end) => end <= place) ?? 0
    return order.slice(0, start)
  }
  const patiently = async (database: Database): Promise<void> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return void (await migrate(database))
      } catch (error) {
        if (!waitsForLock(error) || attempt === lockAttempts) throw error
        await pause(lockPauseMilliseconds * attempt)
      }
    }
  }
  const run = async (database: Database): Promise<void> => {
    // In this turn of the event loop all others of the registry are begun too.
    await null
    await Promise.allSettled(before(database.id).flatMap((id) => begun.get(id) ?? []))
    const what = { subgraph, database: database.name }
    if (failed !== null) {
      log.error({ ...what, failed }, 'a database is not migrated, as the migration of another one failed')
      return
    }
    try {
      await patiently(database)
    } catch (error) {
      if (!(error instanceof MigrationError)) throw error
      failed = database.name
      log.error(
        { ...what, error: error.message },
        'a migration failed: the database keeps its tables, and no more waves begin',
      )
    }
  }
  return (database) => {
    const running = run(database)
    begun.set(database.id, running)
    return running
  }
}

/** lock_not_available */
const waitsForLock = (error: unknown): boolean =>
  error instanceof MigrationError && Reflect.get(Object(error.cause), 'code') === '55P03'
