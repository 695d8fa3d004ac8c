// A request's reads and writes, with the identity that row-level security reads. A forgotten identity sees no rows.
import type postgres from 'postgres'
import {
  type Abandonable,
  beginMilliseconds,
  createLimit,
  DeadlineError,
  deadlineMilliseconds,
  withDeadline,
} from './deadline.ts'
import { inFront, readBehind } from './identity-settings.ts'
import type { ReadLanes } from './read-pools.ts'
import type { Identity, Statement } from './statement.ts'

export interface Reader {
  /** Rows of a statement. Statements that are sent without waiting are pipelined. */
  read<P, Row>(statement: Statement<P, Row>, values: P): Promise<Row[]>
}

export interface Writer extends Reader {
  /** Runs an INSERT, UPDATE or DELETE; the rows that it returns. */
  run<P, Row>(statement: Statement<P, Row>, values: P): Promise<Row[]>
  /** Runs after the commit, and only then: waking readers, never work that may not be lost. */
  afterCommit(work: () => void): void
  /** The same transaction under another identity from here on: for the id of a tenant that was just made. */
  as(identity: Partial<Identity>): Writer
}

export interface Scope extends Reader {
  readonly identity: Identity
  /** One snapshot for several statements that must agree. */
  snapshot<T>(work: (reader: Reader) => Promise<T>): Promise<T>
  /** A read-write transaction, committed when the promise resolves; rolled back when `work` throws. */
  write<T>(work: (writer: Writer) => Promise<T>): Promise<T>
  /** The same connections under another identity, for questions of other services; ends with this scope. */
  as(identity: Partial<Identity>): Scope
  /** Reads are refused from then on; ends the read-only transaction, where reads have one. */
  close(): Promise<void>
}

export interface Lanes {
  /** Transactions. */
  readonly fast: postgres.Sql
  /** Slow statements and snapshots, so that nothing else waits behind them. */
  readonly slow: postgres.Sql
  /** Few connections that many reads share; null where reads need a transaction. */
  readonly reads: ReadLanes | null
  /** The role that reads without a transaction take on. */
  readonly reader: string
  readonly prepare: boolean
}
type Transaction = postgres.TransactionSql

const uuidPattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/
/** COPY and cursors leave rows behind that no scope stands in front of; a second statement PostgreSQL refuses itself. */
const ordinary = /^\s*\(?\s*(?:select|insert|update|delete|with|values)\b/i
/** By its first word, which tells a reader of the code as well as PostgreSQL. */
const writes = /^\s*(?:insert|update|delete)\b/i
const allowed = new WeakSet<object>()
function refuseOthers(statement: { readonly text: string }): void {
  if (allowed.has(statement)) return
  if (!ordinary.test(statement.text)) throw new Error(`A scope reads and writes rows, nothing else: ${statement.text}`)
  allowed.add(statement)
}

/** What failed first in a transaction. */
const failures = new WeakMap<Transaction, unknown>()
const isAborted = (error: unknown): boolean => error instanceof Error && Reflect.get(error, 'code') === '25P02'

/** Remembers what failed first: PostgreSQL refuses every later statement with 25P02, which says nothing of the reason. */
function reasonOf(transaction: Transaction, error: unknown): unknown {
  if (!failures.has(transaction)) failures.set(transaction, error)
  return isAborted(error) ? failures.get(transaction) : error
}

/** Not awaited: it travels with the first statement. Its failure fails the transaction itself. */
function enter(transaction: Transaction, { tenantId, userId, realmId }: Identity): void {
  const settings = transaction`select set_config('app.tenant_id', ${tenantId ?? ''}, true),
    set_config('app.user_id', ${userId ?? ''}, true), set_config('app.realm_id', ${realmId ?? ''}, true)`
  withDeadline(settings, deadlineMilliseconds).catch((error: unknown) => void reasonOf(transaction, error))
}

/** A scope over the pools of one subgraph. `observe` hears each statement's text. */
export function createScope(lanes: Lanes, identity: Identity, observe?: (text: string) => void): Scope {
  for (const value of [identity.tenantId, identity.userId, identity.realmId]) {
    if (value !== null && !uuidPattern.test(value)) throw new Error('A scope is made of UUIDs')
  }
  const readerOf = (transaction: Transaction, as = identity): Reader => ({
    async read(statement, values) {
      observe?.(statement.text)
      refuseOthers(statement)
      const parameters = statement.bind({ ...values, ...as }) as never[]
      const query = transaction.unsafe(statement.text, parameters, { prepare: lanes.prepare, simple: false })
      const rows = await withDeadline(query.values(), deadlineMilliseconds).catch((error: unknown) => {
        throw reasonOf(transaction, error)
      })
      return rows.map((row) => statement.row(row))
    },
  })
  const writerOf = (transaction: Transaction, afterCommit: Writer['afterCommit'], as = identity): Writer => {
    const { read } = readerOf(transaction, as)
    return {
      async read(statement, values) {
        if (writes.test(statement.text)) throw new Error(`A write is run, not read: ${statement.text}`)
        return read(statement, values)
      },
      async run(statement, values) {
        if (!writes.test(statement.text)) throw new Error(`A read is read, not run: ${statement.text}`)
        return read(statement, values)
      },
      afterCommit,
      as(other) {
        const next = { ...as, ...other }
        enter(transaction, next)
        return writerOf(transaction, afterCommit, next)
      },
    }
  }
  const inTransaction = async <T>(
    lane: postgres.Sql,
    mode: string,
    work: (transaction: Transaction) => Promise<T>,
  ): Promise<T> => {
    let begun: Abandonable | undefined
    // Of a connection that is silent nothing else can be had: kept in the pool, it would take one caller after another.
    const limit = createLimit(beginMilliseconds, () => begun?.abandon())
    const done = lane.begin(
      mode,
      async (transaction) => {
        // Its caller has been told that nothing was done.
        if (limit.isReached()) throw new DeadlineError()
        limit.clear()
        enter(transaction, identity)
        try {
          return await work(transaction)
        } finally {
          // For the COMMIT, or the ROLLBACK.
          limit.renew(deadlineMilliseconds)
        }
      },
      (begin) => {
        begun = begin
      },
    )
    return Promise.race([done as Promise<T>, limit.reached]).finally(limit.end)
  }

  const before = inFront(lanes.reader, identity)
  let open: ReadTransaction | null = null
  let isClosed = false
  const others: Scope[] = []
  const endReading = async (): Promise<void> => {
    const ending = open
    open = null
    await Promise.all([ending?.end(), ...others.splice(0).map((other) => other.close())])
  }
  const scope: Scope = {
    identity,
    async read(statement, values) {
      if (statement.slow) {
        return inTransaction(lanes.slow, 'read only', (transaction) => readerOf(transaction).read(statement, values))
      }
      if (isClosed) throw new Error('This scope was closed')
      if (lanes.reads !== null) {
        observe?.(statement.text)
        refuseOthers(statement)
        return lanes.reads.send((lane) => readBehind(lane, before, statement, { ...values, ...identity }))
      }
      open ??= beginReading(lanes.fast, inTransaction, readerOf)
      return (await open.reader).read(statement, values)
    },
    snapshot: (work) =>
      // The slow lane, so that a request that already reads never waits for a second connection of the same lane.
      inTransaction(lanes.slow, 'isolation level repeatable read read only', (transaction) =>
        work(readerOf(transaction)),
      ),
    async write(work) {
      // A request must never wait for a second connection while it holds one.
      await endReading()
      const committed: (() => void)[] = []
      const result = await inTransaction(lanes.fast, 'read write', (transaction) =>
        work(writerOf(transaction, (done) => committed.push(done))),
      )
      for (const done of committed) done()
      return result
    },
    as(other) {
      const next = createScope(lanes, { ...identity, ...other }, observe)
      others.push(next)
      return next
    },
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

/** One READ ONLY transaction that stays open until `end`, so that all reads of a fetch share it. */
function beginReading(
  lane: postgres.Sql,
  inTransaction: <T>(lane: postgres.Sql, mode: string, work: (transaction: Transaction) => Promise<T>) => Promise<T>,
  readerOf: (transaction: Transaction) => Reader,
): ReadTransaction {
  const begun = Promise.withResolvers<Reader>()
  const ending = Promise.withResolvers<void>()
  const done = inTransaction(lane, 'read only', (transaction) => {
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
