// Reads from a streaming standby. Each statement asks the standby itself, in the same implicit transaction and before its
// snapshot, whether it has come to the position that the caller must see: what is known of it here may be old.
import type postgres from 'postgres'
import { deadlineMilliseconds, withDeadline } from './deadline.ts'
import { identitySettings, readerSettings, readWithSettings } from './identity-settings.ts'
import { createReadPools } from './read-pools.ts'
import { createWatch, latestOf, type StandbyState } from './standby-watch.ts'
import type { Identity, Statement } from './statement.ts'
import { inTransaction } from './transaction.ts'

/** What a read must see: the position in the log of each cluster, as 16 hexadecimal digits; empty for no demand. */
export type ReadAfter = Readonly<Record<string, string>>

/** The reads of one caller. */
export interface StandbyReader {
  /** Rows that are as new as demanded; null where the standby cannot give them now, and the primary has to. */
  read<P, Row>(statement: Statement<P, Row>, values: P & Identity): Promise<Row[] | null>
}

export interface Standby {
  readerFor(identity: Identity, after: ReadAfter): StandbyReader
  /** Where the primary's log ends now, as `cluster:position`; `*` where it does not say. */
  position(): Promise<string>
  state(): StandbyState
  close(): Promise<void>
}

export interface StandbyParts {
  /** Makes a pool to the standby. */
  open(name: string, max: number): postgres.Sql
  /** A connection to the primary for itself: asked while all others are busy. */
  readonly primary: postgres.Sql
  /** The role that has SELECT alone. */
  readonly reader: string
  /** Further behind it is not used. */
  readonly maxLagMilliseconds: number
}

const readConnections = 4
const slowConnections = 4
/** The standby allows 2 s. One that has died is waited for no longer: the primary has to answer in time too. */
const readMilliseconds = 2_500

/** Fails with division_by_zero where the server is no standby, or has not replayed the log up to there. */
const guard = (parameter: string): string =>
  `1 / (pg_is_in_recovery() and pg_last_wal_replay_lsn() >= ${parameter}::pg_lsn)::int`
const guardedRead = `${readerSettings}, ${guard('$5')}`
const guardedTransaction = `${identitySettings}, ${guard('$4')}`

/** What a server says of a statement. All else, and a server that ends, is full or lets no one in, says that it is gone. */
const isOfStatement = (error: unknown): boolean =>
  error instanceof Error &&
  error.name === 'PostgresError' &&
  !/^(08|28|3D|53|57P)/.test(String(Reflect.get(error, 'code')))

/** PostgreSQL's text of a position. */
const lsnOf = (position: string): string => `${position.slice(0, 8)}/${position.slice(8)}`

export function openStandby({ open, primary, reader, maxLagMilliseconds }: StandbyParts): Standby {
  const reads = createReadPools(() => open('standby reads', 1), readConnections)
  const slow = open('standby slow', slowConnections)
  const watching = open('standby watch', 1)
  const watch = createWatch(primary, watching, maxLagMilliseconds)
  let asking: Promise<string> | null = null
  let answered = 0
  let passed = 0
  return {
    readerFor({ tenantId, userId, realmId }, after) {
      const cluster = watch.cluster()
      const position = cluster === null ? null : (after[cluster] ?? '0000000000000000')
      const known = [tenantId ?? '', userId ?? '', realmId ?? '']
      const lsn = lsnOf(position ?? '')
      // The driver caches its bytes on this object.
      const before = { string: guardedRead, values: [...known, reader, lsn] }
      const send = <P, Row>(statement: Statement<P, Row>, values: P & Identity): Promise<Row[]> => {
        if (!statement.slow) {
          return reads.send((connection) => readWithSettings(connection, before, statement, values, readMilliseconds))
        }
        return inTransaction(slow, 'read only', async (transaction) => {
          await withDeadline(
            transaction.unsafe(guardedTransaction, [...known, lsn], { prepare: true }),
            readMilliseconds,
          )
          const query = transaction.unsafe(statement.text, statement.bind(values) as never[], { prepare: true })
          return (await withDeadline(query.values(), deadlineMilliseconds)).map((row) => statement.row(row))
        })
      }
      // What the primary has shown must not vanish in the same request.
      let isOnPrimary = position === null
      return {
        async read(statement, values) {
          if (isOnPrimary || !watch.isUsableFor(position ?? '')) {
            isOnPrimary = true
            passed++
            return null
          }
          try {
            const rows = await send(statement, values)
            answered++
            return rows
          } catch (error) {
            // What is wrong with the statement the primary says again.
            if (!isOfStatement(error)) watch.onLost()
            isOnPrimary = true
            passed++
            return null
          }
        },
      }
    },
    position() {
      // What is asked for in one turn of the event loop is asked once, after all who ask have committed.
      asking ??= new Promise((resolve) =>
        setImmediate(() => {
          asking = null
          latestOf(primary).then(
            ({ cluster, position }) => resolve(`${cluster}:${position}`),
            () => resolve('*'),
          )
        }),
      )
      return asking
    },
    state: () => ({ ...watch.state(), answered, passed }),
    async close() {
      watch.stop()
      await Promise.all([...reads.all, slow, watching, primary].map((sql) => sql.end({ timeout: 5 })))
    },
  }
}
