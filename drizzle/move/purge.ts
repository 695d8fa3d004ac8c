// What is left in the old database after a move: jobs that were requested there late, and in the end the rows themselves.
import { ending, type MovePart, type OpenPart, openCopy, withParts } from './ends.ts'
import { copyJobs, removeJobs } from './jobs.ts'
import { readResidence, writeResidence } from './residence.ts'
import { dropSchemas } from './schemas.ts'
import type { Connection, MovedTable } from './tables.ts'

interface DoneMove {
  readonly id: string
  readonly tenantId: string
  readonly parts: readonly MovePart[]
}

/** Requests in the new database what has been requested in the old one since the move: schedules still find the rows there. */
export const carryLateJobs = (move: DoneMove): Promise<void> =>
  withParts(move.parts, async (parts) => {
    for (const part of parts) if (await isLeft(part.from, part, move)) await carry(part, move)
  })

/**
 * Removes the rows that the tenant left in the old database. May be cut off and called again.
 * @returns false, and nothing is done, where the tenant lives there again
 */
export const purgeOldRows = (move: DoneMove, signal?: AbortSignal): Promise<boolean> =>
  withParts(move.parts, async (parts) => {
    const left: OpenPart[] = []
    for (const part of parts) {
      if (await isLeft(part.from, part, move)) left.push(part)
      else if (part.isWhole) return false
    }
    for (const part of left) {
      await carry(part, move)
      await removeAll(part, move.tenantId, (sql) => isLeft(sql, part, move), signal)
      if (!part.isWhole) await dropSchemas(part.from, part.fromUrl, move.tenantId)
    }
    return true
  })

/**
 * Removes what a deleted tenant has left in databases by any of its moves, also where a move did not come to its end. Where the
 * tenant lives, its rows are removed by their own subgraph. May be cut off and called again.
 */
export const purgeLeftRows = (
  tenantId: string,
  databases: readonly { readonly subgraph: string; readonly url: string }[],
  signal?: AbortSignal,
): Promise<void> =>
  withParts(
    databases.map(({ subgraph, url }) => ({ subgraph, fromUrl: url, toUrl: url })),
    async (parts) => {
      for (const part of parts) {
        const { from, subgraph } = part
        const residence = await readResidence(from, subgraph, tenantId)
        if (residence === null || residence.state === 'HERE') continue
        const isElsewhere = async (sql: Connection) => {
          const state = (await readResidence(sql, subgraph, tenantId))?.state
          return state === 'AWAY' || state === 'ARRIVING'
        }
        await removeAll(part, tenantId, isElsewhere, signal)
        if (part.isWhole) await removeJobs(from, subgraph, tenantId)
        else await dropSchemas(from, part.fromUrl, tenantId)
        // Events of all tenants would wait for one who never arrives.
        if (residence.state === 'ARRIVING') {
          await writeResidence(from, subgraph, { tenantId, moveId: residence.moveId, state: 'AWAY' })
        }
      }
    },
  )

/** Whether the tenant has left the old database by this move, and has not come back since. */
async function isLeft(sql: Connection, { subgraph }: OpenPart, { id, tenantId }: DoneMove): Promise<boolean> {
  const residence = await readResidence(sql, subgraph, tenantId)
  return residence?.state === 'AWAY' && residence.moveId === id
}

async function carry({ from, to, subgraph, isWhole }: OpenPart, { tenantId }: DoneMove): Promise<void> {
  if (!isWhole) return
  // Moved on from there: jobs that come so late are made there too.
  const next = await readResidence(to, subgraph, tenantId)
  if (next?.state === 'HERE') await copyJobs(from, to, subgraph, tenantId)
  await removeJobs(from, subgraph, tenantId)
}

/** How many rows are removed in a transaction. */
const batch = 5_000

/** @param isOld looks in each transaction whether the rows are still no longer needed */
async function removeAll(
  part: OpenPart,
  tenantId: string,
  isOld: (sql: Connection) => Promise<boolean>,
  signal?: AbortSignal,
): Promise<void> {
  for (const table of part.tables) {
    let removed = batch
    while (removed === batch) {
      signal?.throwIfAborted()
      removed = await removeSome(part, table, tenantId, isOld)
    }
  }
}

async function removeSome(
  { from }: OpenPart,
  { name, rows }: MovedTable,
  tenantId: string,
  isOld: (sql: Connection) => Promise<boolean>,
): Promise<number> {
  const removing = await openCopy(from)
  let removed = 0
  await ending(removing, async () => {
    if (!(await isOld(removing.sql))) throw new Error('The tenant came back while its rows were removed')
    const { count } = await removing.sql.unsafe(
      `delete from ${name} where ctid = any(array(select ctid from ${name} where ${rows(tenantId)} limit ${batch}))`,
    )
    removed = count
  })
  return removed
}
