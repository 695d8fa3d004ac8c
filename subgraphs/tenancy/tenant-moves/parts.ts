// What of a tenant a move takes along, and between which databases.
import { asAdministrator } from '@quintet/drizzle/client/as-administrator.ts'
import type { MovePart } from '@quintet/drizzle/move/ends.ts'
import { hasResidences, type Residence, readResidence } from '@quintet/drizzle/move/residence.ts'
import { tenantSchemas } from '@quintet/drizzle/move/schemas.ts'
import { isPlaced, movedSubgraphs, placedSubgraphs } from '@quintet/drizzle/table-parts/residences.ts'
import { homeDatabaseId } from '@quintet/kit/wire/placements.ts'
import type { Context } from '../context.ts'

type Databases = Pick<Context, 'databases' | 'tenantMoves'>

/** A part with the databases of its ends. */
export interface PlacedMovePart extends MovePart {
  readonly fromId: string
  readonly toId: string
}

interface Moved {
  readonly id: string
  readonly tenantId: string
}

/** The administrator's connection string. Throws for a database whose connection strings cannot be opened. */
async function urlOf({ databases, tenantMoves }: Databases, id: string): Promise<string> {
  if (id === homeDatabaseId) return tenantMoves.homeUrl
  const strings = await databases.open(id)
  if (strings === null) throw new Error('The connection strings of a database cannot be opened')
  return strings.migrationUrl
}

/** Everything that tenants may have left in a database. */
export async function everythingIn(context: Databases, id: string): Promise<{ subgraph: string; url: string }[]> {
  const url = await urlOf(context, id)
  const takesSystems = await asAdministrator(url, (sql) => hasResidences(sql, 'marketplace'))
  return (takesSystems ? movedSubgraphs : placedSubgraphs).map((subgraph) => ({ subgraph, url }))
}

/** Both ends of each part of a move. @param phase whether the move goes forward, or is looked after or taken back */
export async function partsOf(
  context: Databases,
  move: Moved,
  { fromId, toId, phase }: { readonly fromId: string; readonly toId: string; readonly phase: 'forward' | 'after' },
): Promise<PlacedMovePart[]> {
  const [fromUrl, toUrl] = await Promise.all([urlOf(context, fromId), urlOf(context, toId)])
  const whole = placedSubgraphs.map((subgraph) => ({ subgraph, fromUrl, toUrl, fromId, toId }))
  const sourceId = await sourceOfSystems(context, move, { fromId, fromUrl, toId, toUrl, phase })
  if (sourceId === null) return whole
  return [...whole, { subgraph: 'marketplace', fromUrl: await urlOf(context, sourceId), toUrl, fromId: sourceId, toId }]
}

/**
 * The parts of a move in the other direction. Systems that came or were installed in the new database by something else than
 * this move come along: the tenant could not reach them from where it goes.
 */
export async function partsBack(
  context: Databases,
  move: Moved & { readonly fromId: string; readonly toId: string },
  parts: readonly PlacedMovePart[],
): Promise<PlacedMovePart[]> {
  const swapped = parts.map(({ subgraph, fromUrl, toUrl, fromId, toId }) => {
    return { subgraph, fromUrl: toUrl, toUrl: fromUrl, fromId: toId, toId: fromId }
  })
  if (swapped.some(isOfSystems)) return swapped
  const ends = { fromId: move.toId, toId: move.fromId, phase: 'forward' } as const
  return [...swapped, ...(await partsOf(context, move, ends)).filter(isOfSystems)]
}

const isOfSystems = ({ subgraph }: MovePart): boolean => !isPlaced(subgraph)

/**
 * The database that the schemas of the tenant's systems leave; null where the move does not touch them. Of tenants who were moved
 * before schemas moved along they are still in the first one, wherever the tenant is.
 */
async function sourceOfSystems(
  { tenantMoves }: Databases,
  { id: moveId, tenantId }: Moved,
  { fromId, fromUrl, toId, toUrl, phase }: Omit<PlacedMovePart, 'subgraph'> & { readonly phase: 'forward' | 'after' },
): Promise<string | null> {
  const isOfMove = (residence: Residence | null): boolean => residence?.moveId === moveId
  const [home, from, to] = await Promise.all([tenantMoves.homeUrl, fromUrl, toUrl].map((url) => look(url, tenantId)))
  const isLate = (id: string, seen: Seen | undefined): boolean => id !== homeDatabaseId && seen?.takesSystems === false
  if (phase === 'forward' && (isLate(fromId, from) || isLate(toId, to))) {
    throw new Error('A database has no tables of marketplace yet: try again later')
  }
  const isTouched = isOfMove(home!.systems) || isOfMove(from!.systems) || isOfMove(to!.systems)
  // A move that has departed without them goes on without them.
  if (!isTouched && (phase === 'after' || from!.departedBy === moveId)) return null
  if (fromId === homeDatabaseId) return fromId
  const { systems, hasSchemas } = home!
  const areAtHome = systems === null ? hasSchemas : systems.state === 'HERE'
  if (toId === homeDatabaseId) return phase === 'forward' && areAtHome && !isOfMove(systems) ? null : fromId
  return isOfMove(systems) || (phase === 'forward' && areAtHome) ? homeDatabaseId : fromId
}

interface Seen {
  /** Whether schemas of systems can lie there. */
  readonly takesSystems: boolean
  /** Where the schemas of systems are, as the database knows it. */
  readonly systems: Residence | null
  readonly hasSchemas: boolean
  /** The move by which the tenant's other rows have left. */
  readonly departedBy: string | null
}

const look = (url: string, tenantId: string): Promise<Seen> =>
  asAdministrator(url, async (sql) => {
    const takesSystems = await hasResidences(sql, 'marketplace')
    const systems = takesSystems ? await readResidence(sql, 'marketplace', tenantId) : null
    const others = (await hasResidences(sql, first)) ? await readResidence(sql, first, tenantId) : null
    const departedBy = others?.state === 'AWAY' ? others.moveId : null
    return { takesSystems, systems, hasSchemas: (await tenantSchemas(sql, tenantId)).length > 0, departedBy }
  })

/** Of the subgraphs that move whole, the one that is stopped first. */
const [first] = placedSubgraphs
