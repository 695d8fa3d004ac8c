// A request's reads and writes, with the identity that row-level security checks. Without an identity no row is visible.
import type postgres from 'postgres'
import { deadlineMilliseconds, withDeadline } from './deadline.ts'
import { identitySettings, readWithSettings, settingsOf } from './identity-settings.ts'
import type { ReadPools } from './read-pools.ts'
import type { StandbyReader } from './standby.ts'
import type { Identity, Statement } from './statement.ts'
import { inTransaction } from './transaction.ts'

export interface Reader {
  /** Rows of a statement. Statements that are not awaited one by one are pipelined. */
  read<P, Row>(statement: Statement<P, Row>, values: P): Promise<Row[]>
}

/** Writes without reading what it has written. */
export interface Appender {
  /** Runs an INSERT, UPDATE or DELETE. */
  run<P>(statement: Statement<P, unknown>, values: P): Promise<unknown>
  /** Runs after the commit, and only then. For hints to readers, never for work that must not be lost. */
  afterCommit(work: () => void): void
}

/**
 * Takes statements that are sent together with the COMMIT, in their order and behind all others: what they lock is held for
 * no round trip, once their connection knows them. Where one fails, all is rolled back, and its error is that of the transaction.
 */
export interface Closing extends Appender {
  /** A read that is there to fail. @param refusal the error of the transaction, of PostgreSQL's */
  check<P>(statement: Statement<P, unknown>, values: P, refusal: (error: unknown) => unknown): void
}

export interface Writer extends Reader, Appender {
  /** As that of Appender; the rows that it returns. */
  run<P, Row>(statement: Statement<P, Row>, values: P): Promise<Row[]>
  readonly closing: Closing
  /** The same transaction with another identity from here on: for a tenant that was just created. */
  as(identity: Partial<Identity>): Writer
}

export interface Scope extends Reader {
  readonly identity: Identity
  /** One snapshot for several statements that must agree. */
  snapshot<T>(work: (reader: Reader) => Promise<T>): Promise<T>
  /** A snapshot that is read for long, such as a whole board: on a connection of its own, for which no request waits. */
  longSnapshot<T>(work: (reader: Reader) => Promise<T>): Promise<T>
  /** A read-write transaction: committed when the promise resolves, rolled back when `work` throws. */
  write<T>(work: (writer: Writer) => Promise<T>): Promise<T>
  /** The same connections with another identity, for queries of other services. It closes with this scope. */
  as(identity: Partial<Identity>): Scope
  /** The same for the part of the subgraph that moves with its tenants: writes are refused while it is being moved. */
  part(): Scope
  /** Whether a transaction that writes was begun. */
  hasWritten(): boolean
  /** Refuses reads from then on, and ends the read-only transaction, where reads have one. */
  close(): Promise<void>
}

export interface Pools {
  /** Transactions. */
  readonly fast: postgres.Sql
  /** Slow statements and snapshots, so that nothing else waits behind them. */
  readonly slow: postgres.Sql
  /** Snapshots that are read for long. */
  readonly long: postgres.Sql
  /** Few connections that many reads share; null where reads need a transaction. */
  readonly reads: ReadPools | null
  /** The role of reads without a transaction. */
  readonly reader: string
  /** The function that refuses writes for a tenant who is being moved; null where tenants never move. */
  readonly tenantEntry: string | null
  /** The same for the part of the subgraph that moves; null where nothing of it does. */
  readonly partEntry: string | null
  readonly prepare: boolean
}
type Transaction = postgres.TransactionSql

const uuidPattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/
/** COPY and cursors would leave rows behind for others on the connection. PostgreSQL itself refuses a second statement. */
const ordinary = /^\s*\(?\s*(?:select|insert|update|delete|with|values)\b/i
/** A write is known by its first word, or by that of a common table expression before it. */
const writes = /^\s*(?:with\s+"\w+"\s+as\s+\(\s*)?(?:insert|update|delete)\b/i
const allowed = new WeakSet<object>()
function refuseOthers(statement: { readonly text: string }): void {
  if (allowed.has(statement)) return
  if (!ordinary.test(statement.text)) throw new Error(`A scope reads and writes rows, nothing else: ${statement.text}`)
  allowed.add(statement)
}

function refuseWrite({ text }: { readonly text: string }): void {
  if (writes.test(text)) throw new Error(`A write is run, not read: ${text}`)
}
function refuseRead({ text }: { readonly text: string }): void {
  if (!writes.test(text)) throw new Error(`A read is read, not run: ${text}`)
}

/** What a transaction does at its end. */
interface Ending extends Pick<Writer, 'afterCommit'> {
  /** Sends a statement together with the COMMIT. */
  withCommit(send: () => Promise<unknown>): void
}

/** The first failure of a transaction. */
const failures = new WeakMap<Transaction, unknown>()
const isAborted = (error: unknown): boolean => error instanceof Error && Reflect.get(error, 'code') === '25P02'

/** Remembers the first failure: PostgreSQL refuses every later statement with 25P02, which does not name the reason. */
function reasonOf(transaction: Transaction, error: unknown): unknown {
  if (!failures.has(transaction)) failures.set(transaction, error)
  return isAborted(error) ? failures.get(transaction) : error
}

/** The settings of a transaction that writes: it does not begin for a tenant who is being moved. */
const writeSettings = (tenantEntry: string | null): string =>
  tenantEntry === null ? identitySettings : `${identitySettings}, ${tenantEntry}(nullif($1, '')::uuid)`

/** Not awaited: the settings are sent with the first statement. If they fail, the transaction fails. */
function enter(
  transaction: Transaction,
  settings: string,
  { tenantId, userId, realmId }: Identity,
  prepare: boolean,
): void {
  const query = transaction.unsafe(settings, [tenantId ?? '', userId ?? '', realmId ?? ''], { prepare })
  withDeadline(query, deadlineMilliseconds).catch((error: unknown) => void reasonOf(transaction, error))
}

const snapshotMode = 'isolation level repeatable read read only'

/**
 * A scope over the pools of one subgraph. `observe` is called with each statement's text.
 * @param standby reads statements as long as it can and nothing was written; snapshots and transactions are the primary's
 */
export function createScope(
  pools: Pools,
  identity: Identity,
  observe?: (text: string) => void,
  standby: StandbyReader | null = null,
): Scope {
  for (const value of [identity.tenantId, identity.userId, identity.realmId]) {
    if (value !== null && !uuidPattern.test(value)) throw new Error('An identity consists of UUIDs')
  }
  const writing = writeSettings(pools.tenantEntry)
  /** What sends a statement. All that can fail here fails before it is sent. */
  const senderOf = <P>(transaction: Transaction, statement: Statement<P, unknown>, values: P, as: Identity) => {
    refuseOthers(statement)
    const parameters = statement.bind({ ...values, ...as }) as never[]
    return (): Promise<readonly unknown[][]> => {
      observe?.(statement.text)
      const query = transaction.unsafe(statement.text, parameters, { prepare: pools.prepare, simple: false })
      return withDeadline(query.values(), deadlineMilliseconds).catch((error: unknown) => {
        throw reasonOf(transaction, error)
      })
    }
  }
  const readerOf = (transaction: Transaction, as = identity): Reader => ({
    async read(statement, values) {
      return (await senderOf(transaction, statement, values, as)()).map((row) => statement.row(row))
    },
  })
  const writerOf = (transaction: Transaction, ending: Ending, as = identity): Writer => {
    const { read } = readerOf(transaction, as)
    const { afterCommit } = ending
    return {
      async read(statement, values) {
        refuseWrite(statement)
        return read(statement, values)
      },
      async run(statement, values) {
        refuseRead(statement)
        return read(statement, values)
      },
      afterCommit,
      closing: {
        async run(statement, values) {
          refuseRead(statement)
          ending.withCommit(senderOf(transaction, statement, values, as))
        },
        check(statement, values, refusal) {
          refuseWrite(statement)
          const send = senderOf(transaction, statement, values, as)
          ending.withCommit(() =>
            send().catch((error: unknown) => {
              throw refusal(error)
            }),
          )
        },
        afterCommit,
      },
      as(other) {
        const next = { ...as, ...other }
        enter(transaction, writing, next, pools.prepare)
        return writerOf(transaction, ending, next)
      },
    }
  }
  const transact = <T>(pool: postgres.Sql, mode: string, work: (transaction: Transaction) => Promise<T>): Promise<T> =>
    inTransaction(pool, mode, (transaction) => {
      enter(transaction, mode === 'read write' ? writing : identitySettings, identity, pools.prepare)
      return work(transaction)
    })

  const before = settingsOf(pools.reader, identity)
  let open: ReadTransaction | null = null
  let isClosed = false
  let hasWritten = false
  let fromStandby = standby
  const others: Scope[] = []
  const endReading = async (): Promise<void> => {
    const ending = open
    open = null
    await Promise.all([ending?.end(), ...others.splice(0).map((other) => other.close())])
  }
  const addScope = (...of: [Pools, Identity]): Scope => {
    const next = createScope(...of, observe)
    others.push(next)
    return next
  }
  const readSnapshot = <T>(pool: postgres.Sql, work: (reader: Reader) => Promise<T>): Promise<T> => {
    // What it has shown must not be missing in what is read after it.
    fromStandby = null
    return transact(pool, snapshotMode, (transaction) => work(readerOf(transaction)))
  }
  const scope: Scope = {
    identity,
    async read(statement, values) {
      if (fromStandby !== null) {
        if (isClosed && !statement.slow) throw new Error('This scope was closed')
        refuseOthers(statement)
        const rows = await fromStandby.read(statement, { ...values, ...identity })
        if (rows !== null) {
          observe?.(statement.text)
          return rows
        }
      }
      if (statement.slow) {
        return transact(pools.slow, 'read only', (transaction) => readerOf(transaction).read(statement, values))
      }
      if (isClosed) throw new Error('This scope was closed')
      if (pools.reads !== null) {
        observe?.(statement.text)
        refuseOthers(statement)
        return pools.reads.send((connection) =>
          readWithSettings(connection, before, statement, { ...values, ...identity }),
        )
      }
      open ??= beginReading(pools.fast, transact, readerOf)
      return (await open.reader).read(statement, values)
    },
    // The slow pool, so that a request that already reads never waits for a second connection of the same pool.
    snapshot: (work) => readSnapshot(pools.slow, work),
    longSnapshot: (work) => readSnapshot(pools.long, work),
    async write(work) {
      fromStandby = null
      hasWritten = true
      // A request must never wait for a second connection while it holds one.
      await endReading()
      const committed: (() => void)[] = []
      const closing: (() => Promise<unknown>)[] = []
      let sent: Promise<unknown>[] | null = null
      const ending: Ending = {
        afterCommit: (done) => void committed.push(done),
        withCommit(send) {
          if (sent !== null) throw new Error('The transaction has ended')
          closing.push(send)
        },
      }
      const done = transact(pools.fast, 'read write', async (transaction) => {
        const result = await work(writerOf(transaction, ending))
        sent = closing.map((send) => send())
        // Not awaited: the COMMIT is sent right behind them, and fails with them.
        for (const each of sent) each.catch(() => {})
        return result
      })
      const result = await done.catch(async (error: unknown) => {
        const failed = (await Promise.allSettled(sent ?? [])).find((each) => each.status === 'rejected')
        throw failed === undefined ? error : failed.reason
      })
      for (const told of committed) told()
      return result
    },
    as: (other) => addScope(pools, { ...identity, ...other }),
    part: () => addScope({ ...pools, tenantEntry: pools.partEntry }, identity),
    hasWritten: () => hasWritten || others.some((other) => other.hasWritten()),
    async close() {
      isClosed = true
      await endReading()
    },
  }
  return scope
}

interface ReadTransaction {
  readonly reader: Promise<Reader>
  end(): Promise<void>
}

/** One READ ONLY transaction that stays open until `end`, shared by all reads of a request. */
function beginReading(
  pool: postgres.Sql,
  transact: <T>(pool: postgres.Sql, mode: string, work: (transaction: Transaction) => Promise<T>) => Promise<T>,
  readerOf: (transaction: Transaction) => Reader,
): ReadTransaction {
  const begun = Promise.withResolvers<Reader>()
  const ending = Promise.withResolvers<void>()
  const done = transact(pool, 'read only', (transaction) => {
    begun.resolve(readerOf(transaction))
    return ending.promise
  }).catch((error: unknown) => begun.reject(error))
  begun.promise.catch(() => {})
  return {
    reader: begun.promise,
    end: () => {
      ending.resolve()
      return done
    },
  }
}
