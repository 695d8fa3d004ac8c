// The connections that reads share. What is sent in one turn of the event loop goes to one of them, and so in one write:
// on both sides, waking up and system calls cost more than a small statement does.
import type postgres from 'postgres'

export interface ReadLanes {
  /** Sends a read on the connection of this turn. */
  send<Rows>(read: (sql: postgres.Sql) => Promise<Rows>): Promise<Rows>
  readonly all: readonly postgres.Sql[]
}

interface Lane {
  readonly sql: postgres.Sql
  /** Reads without an answer yet. */
  waiting: number
}

/** So many of one turn wait behind each other at most; those beyond take another connection. */
const maxPerTurn = 16

/** @param open makes a pool of one connection */
export function createReadLanes(open: () => postgres.Sql, count: number): ReadLanes {
  const lanes = Array.from({ length: count }, (): Lane => ({ sql: open(), waiting: 0 }))
  const leastLoaded = () => lanes.reduce((best, lane) => (lane.waiting < best.waiting ? lane : best))
  let current: Lane | null = null
  let sent = 0
  const endTurn = (): void => {
    current = null
  }
  const ofThisTurn = (): Lane => {
    // The driver writes what it has gathered in the next setImmediate too.
    if (current === null) setImmediate(endTurn)
    if (current === null || sent === maxPerTurn) {
      current = leastLoaded()
      sent = 0
    }
    sent++
    return current
  }
  return {
    all: lanes.map(({ sql }) => sql),
    async send(read) {
      const lane = ofThisTurn()
      lane.waiting++
      try {
        return await read(lane.sql)
      } finally {
        lane.waiting--
      }
    },
  }
}
