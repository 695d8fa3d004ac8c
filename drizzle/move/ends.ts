// Connections of a move: as the administrator, to the old and the new database of each subgraph that moves.
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { isPlaced } from '../table-parts/residences.ts'
import type { MovedSchemas } from './schemas.ts'
import { type MovedTable, movedTables } from './tables.ts'

/** One subgraph of a move. */
export interface MovePart {
  readonly subgraph: string
  /** The administrator's connection string of the database that the rows leave. */
  readonly fromUrl: string
  /** The administrator's connection string of the database that they are copied to. */
  readonly toUrl: string
}

export interface OpenPart extends MovePart {
  readonly from: postgres.Sql
  readonly to: postgres.Sql
  readonly tables: readonly MovedTable[]
  /** Whether all of the subgraph moves: then its events and its jobs do too. */
  readonly isWhole: boolean
  /** Schemas that move along; null where there are none, or before they were made. */
  readonly schemas: MovedSchemas | null
  close(): Promise<void>
}

/** A move cannot be done like this. The message says why, to operators. */
export class MoveError extends Error {
  override name = 'MoveError'
}

/** Text that both servers write alike, whatever their settings are. */
const connection = {
  application_name: 'quintet move',
  TimeZone: 'UTC',
  DateStyle: 'ISO, YMD',
  IntervalStyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: 1,
  // Statements over many tables would be compiled for longer than they run.
  jit: 'off',
  statement_timeout: 0,
  idle_in_transaction_session_timeout: 0,
} as const

const open = (url: string): postgres.Sql =>
  postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {}, fetch_types: false, prepare: false, connection })

/** Opens all parts of a move for the work. */
export async function withParts<T>(
  parts: readonly MovePart[],
  work: (parts: readonly OpenPart[]) => Promise<T>,
): Promise<T> {
  const opened = await Promise.allSettled(parts.map(openPart))
  const open = opened.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  try {
    for (const each of opened) if (each.status === 'rejected') throw each.reason
    return await work(open)
  } finally {
    await Promise.all(open.map((part) => part.close()))
  }
}

/** Opens both ends. Throws a MoveError where the rows cannot be read or written as they are. */
async function openPart(part: MovePart): Promise<OpenPart> {
  const { subgraph, fromUrl, toUrl } = part
  const [from, to] = [open(fromUrl), open(toUrl)]
  const close = async (): Promise<void> => void (await Promise.all([from.end({ timeout: 5 }), to.end({ timeout: 5 })]))
  try {
    const [tables, others] = await Promise.all([movedTables(from, subgraph), movedTables(to, subgraph)])
    if (tables.length === 0)
      throw new MoveError(`The tables of ${subgraph} are in no database that tenants move from or to`)
    if (JSON.stringify(tables) !== JSON.stringify(others)) {
      throw new MoveError(`The databases have different tables of ${subgraph}: migrate both first`)
    }
    await Promise.all([refuseLimited(from), refuseLimited(to)])
    return { ...part, from, to, tables, isWhole: isPlaced(subgraph), schemas: null, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Row-level security would hide rows from another login, and triggers would do their work a second time. */
async function refuseLimited(sql: postgres.Sql): Promise<void> {
  const [row] = await sql<{ mayAll: boolean; mayReplicate: boolean }[]>`
    select rolsuper or rolbypassrls as "mayAll",
      has_parameter_privilege('session_replication_role', 'set') as "mayReplicate"
    from pg_roles where rolname = current_user`
  if (row?.mayAll && row.mayReplicate) return
  throw new MoveError(
    'The login of the migration URL is neither a superuser nor has it BYPASSRLS and SET on session_replication_role',
  )
}

/** How long a rollback is waited for. */
const rollbackMilliseconds = 5_000

/** Ends a transaction without its changes. */
class RolledBack extends Error {}

export interface OpenTransaction {
  readonly sql: postgres.TransactionSql
  /** Rejects when the connection is lost; never resolves. The driver does not tell the stream of a COPY that is ending. */
  readonly lost: Promise<never>
  commit(): Promise<void>
  /** Never throws: the server rolls back what it has lost sight of. */
  rollback(): Promise<void>
}

/** A transaction that stays open until it is told how to end. A lost connection rolls it back. */
export async function openTransaction(pool: postgres.Sql, mode: string): Promise<OpenTransaction> {
  const begun = Promise.withResolvers<postgres.TransactionSql>()
  const end = Promise.withResolvers<void>()
  const done = pool.begin(mode, (transaction) => {
    begun.resolve(transaction)
    return end.promise
  })
  done.catch((error: unknown) => begun.reject(error))
  const lost = done.then(() => new Promise<never>(() => {}))
  lost.catch(() => {})
  const sql = await begun.promise
  return {
    sql,
    lost,
    async commit() {
      end.resolve()
      await done
    },
    async rollback() {
      end.reject(new RolledBack())
      // A connection in the middle of a COPY takes no statement: it is closed with its pool.
      await Promise.race([done.catch(() => {}), pause(rollbackMilliseconds, undefined, { ref: false })])
    },
  }
}

/** Commits after the work, or rolls back. */
export async function ending(transaction: OpenTransaction, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    await transaction.rollback()
    throw error
  }
  await transaction.commit()
}

/** A transaction that writes rows as they are: triggers and foreign keys are not asked. */
export async function openCopy(pool: postgres.Sql): Promise<OpenTransaction> {
  const transaction = await openTransaction(pool, 'read write')
  await transaction.sql.unsafe('set local session_replication_role = replica')
  return transaction
}
