// Taking back a move that did not come to its end.
import { ending, type OpenPart, openCopy, withParts } from './ends.ts'
import { hasDeparted, settle, type TenantMove } from './move.ts'
import { positionsBehind, type ResidenceState, readPositions, readResidence, writeResidence } from './residence.ts'
import { dropSchemas } from './schemas.ts'

type Begun = Pick<TenantMove, 'id' | 'tenantId' | 'parts'>

/** Takes back what a move has done so far. Returns false for one that can only go forward: the tenant has departed. */
export const abandonMove = (move: Begun): Promise<boolean> =>
  withParts(move.parts, async (parts) => {
    if (await hasDeparted(parts, move)) return false
    await discardArriving(parts, move)
    return true
  })

/**
 * Brings the tenant back where no write was taken since the departure, and no event was passed. Returns false where the rows
 * have to be moved back: then the tenant lives in the new database, or its way back has begun.
 */
export const takeBack = (move: Begun): Promise<boolean> =>
  withParts(move.parts, async (parts) => {
    const { id: moveId, tenantId } = move
    /** @param unknown of a tenant whom the database has never seen move */
    const read = (end: 'from' | 'to', unknown: ResidenceState) =>
      Promise.all(
        parts.map(async (part) => (await readResidence(part[end], part.subgraph, tenantId))?.state ?? unknown),
      )
    const [old, next] = [await read('from', 'HERE'), await read('to', 'AWAY')]
    if (old.includes('ARRIVING')) return false
    const hasLeft = old.every((state) => state === 'AWAY')
    if (next.includes('HERE') || (hasLeft && (await hasPassedEvents(parts, tenantId)))) {
      for (const [i, part] of parts.entries()) if (next[i] === 'ARRIVING') await settle(part, move)
      return false
    }
    for (const { from, subgraph } of parts) {
      await writeResidence(from, subgraph, { tenantId, moveId, state: 'HERE' })
    }
    await discardArriving(parts, move)
    return true
  })

async function discardArriving(parts: readonly OpenPart[], { id: moveId, tenantId }: Begun): Promise<void> {
  for (const { subgraph, to, toUrl, tables, isWhole } of parts) {
    const residence = await readResidence(to, subgraph, tenantId)
    // Schemas are made before anything has arrived.
    const isLeft = residence?.state === 'ARRIVING' || (!isWhole && residence?.state === 'AWAY')
    if (!isLeft) continue
    if (!isWhole) await dropSchemas(to, toUrl, tenantId)
    const copy = await openCopy(to)
    await ending(copy, async () => {
      for (const { name, rows } of tables) await copy.sql.unsafe(`delete from ${name} where ${rows(tenantId)}`)
      await writeResidence(copy.sql, subgraph, { tenantId, moveId, state: 'AWAY' })
    })
  }
}

/**
 * Whether the old database has passed events since the departure. It left those of the tenant to the new one, where they wait:
 * brought back without them, the tenant would never have them.
 */
async function hasPassedEvents(parts: readonly OpenPart[], tenantId: string): Promise<boolean> {
  for (const { from, to, subgraph, isWhole } of parts) {
    if (!isWhole) continue
    const arriving = await readResidence(to, subgraph, tenantId)
    const passed = positionsBehind(arriving?.positions ?? {}, await readPositions(from, subgraph))
    if (arriving?.state === 'ARRIVING' && passed.length > 0) return true
  }
  return false
}
