// Taking back a move that did not come to its end.
import { ending, type OpenPart, openCopy, withParts } from './ends.ts'
import { hasDeparted, type TenantMove } from './move.ts'
import { readResidence, writeResidence } from './residence.ts'

type Begun = Pick<TenantMove, 'id' | 'tenantId' | 'parts'>

/** Takes back what a move has done so far. Returns false for one that can only go forward: the tenant has departed. */
export const abandonMove = (move: Begun): Promise<boolean> =>
  withParts(move.parts, async (parts) => {
    if (await hasDeparted(parts, move)) return false
    await discardArriving(parts, move)
    return true
  })

async function discardArriving(parts: readonly OpenPart[], { id: moveId, tenantId }: Begun): Promise<void> {
  for (const { subgraph, to, tables } of parts) {
    const residence = await readResidence(to, subgraph, tenantId)
    if (residence?.state !== 'ARRIVING') continue
    const copy = await openCopy(to)
    await ending(copy, async () => {
      for (const { name } of tables) await copy.sql.unsafe(`delete from ${name} where tenant_id = $1`, [tenantId])
      await writeResidence(copy.sql, subgraph, { tenantId, moveId, state: 'AWAY' })
    })
  }
}
