// What is left in the old database after a move: jobs that were requested there late, and in the end the rows themselves.
import { MoveError, type MovePart, type OpenPart, openCopy, openPart } from './ends.ts'
import { copyJobs, removeJobs } from './jobs.ts'
import { readResidence } from './residence.ts'
import type { MovedTable } from './tables.ts'

interface DoneMove {
  readonly tenantId: string
  readonly parts: readonly MovePart[]
}

/** Requests in the new database what has been requested in the old one since the move: schedules still find the rows there. */
export const carryLateJobs = ({ parts, tenantId }: DoneMove): Promise<void> =>
  eachDeparted(parts, tenantId, (part) => carry(part, tenantId))

/** Removes the tenant's rows from the old database. May be cut off and called again. */
export const purgeOldRows = ({ parts, tenantId }: DoneMove, signal?: AbortSignal): Promise<void> =>
  eachDeparted(parts, tenantId, async (part) => {
    await carry(part, tenantId)
    for (const table of part.tables) {
      let removed = batch
      while (removed === batch) {
        signal?.throwIfAborted()
        removed = await removeSome(part, table, tenantId)
      }
    }
  })

async function carry({ from, to, subgraph }: OpenPart, tenantId: string): Promise<void> {
  await copyJobs(from, to, subgraph, tenantId)
  await removeJobs(from, subgraph, tenantId)
}

/** Throws a MoveError where the tenant does not live in the new database. */
async function eachDeparted(
  parts: readonly MovePart[],
  tenantId: string,
  work: (part: OpenPart) => Promise<void>,
): Promise<void> {
  for (const ends of parts) {
    const part = await openPart(ends)
    try {
      const [old, next] = [
        await readResidence(part.from, part.subgraph, tenantId),
        await readResidence(part.to, part.subgraph, tenantId),
      ]
      if (old?.state !== 'AWAY' || next?.state !== 'HERE') {
        throw new MoveError(`The rows of ${part.subgraph} in the old database are those that count`)
      }
      await work(part)
    } finally {
      await part.close()
    }
  }
}

/** How many rows are removed in a transaction. */
const batch = 5_000

async function removeSome({ from }: OpenPart, { name }: MovedTable, tenantId: string): Promise<number> {
  const removing = await openCopy(from)
  try {
    const { count } = await removing.sql.unsafe(
      `delete from ${name} where ctid = any(array(select ctid from ${name} where tenant_id = $1 limit ${batch}))`,
      [tenantId],
    )
    await removing.commit()
    return count
  } catch (error) {
    await removing.rollback()
    throw error
  }
}
