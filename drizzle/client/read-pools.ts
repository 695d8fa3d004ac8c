// The connections that reads share. All reads of one turn of the event loop go to one connection, and so in one write: on
// both sides, waking up and system calls cost more than a small statement.
import type postgres from 'postgres'

export interface ReadPools {
  /** Sends a read on the connection of this turn. */
  send<Rows>(read: (sql: postgres.Sql) => Promise<Rows>): Promise<Rows>
  readonly all: readonly postgres.Sql[]
}

interface Pool {
  readonly sql: postgres.Sql
  /** Reads without an answer yet. */
  waiting: number
}

/** How many reads of one turn wait behind each other; further ones take another connection. */
const maxPerTurn = 16

/** @param open makes a pool of one connection */
export function createReadPools(open: () => postgres.Sql, count: number): ReadPools {
  const pools = Array.from({ length: count }, (): Pool => ({ sql: open(), waiting: 0 }))
  const leastBusy = () => pools.reduce((best, pool) => (pool.waiting < best.waiting ? pool : best))
  let current: Pool | null = null
  let sent = 0
  const endTurn = (): void => {
    current = null
  }
  const ofThisTurn = (): Pool => {
    // The driver, too, writes what it has collected in the next setImmediate.
    if (current === null) setImmediate(endTurn)
    if (current === null || sent === maxPerTurn) {
      current = leastBusy()
      sent = 0
    }
    sent++
    return current
  }
  return {
    all: pools.map(({ sql }) => sql),
    async send(read) {
      const pool = ofThisTurn()
      pool.waiting++
      try {
        return await read(pool.sql)
      } finally {
        pool.waiting--
      }
    },
  }
}
