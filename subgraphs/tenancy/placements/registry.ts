// What other processes need to know of databases and placements.
import type { Database } from '@quintet/drizzle/client/database.ts'
import { homeDatabaseId, sealConnections } from '@quintet/kit/wire/placements.ts'
import type { TenantDatabases } from '../databases/connections.ts'
import type { TenantDatabaseRow } from '../databases/store.ts'
import { readPlaced, readStamp, type TenantPlacementRow } from './store.ts'

export interface DatabaseRegistry {
  readonly stamp: string
  readonly homeRegion: string | null
  readonly databases: (Pick<TenantDatabaseRow, 'id' | 'name' | 'region'> & { readonly connections: string })[]
  readonly placed: TenantPlacementRow[]
}

/** Migrations begin with databases meant for the lowest plan; those for any plan come after them, the oldest first. */
const tiers: readonly (string | null)[] = ['FREE', 'BASIC', null, 'PRO', 'ENTERPRISE']
const rankOf = ({ tier }: Pick<TenantDatabaseRow, 'tier'>): number => tiers.indexOf(tier)

/**
 * The registry, in the order in which its databases are migrated; null while it is as the caller knows it.
 * @param secret the root secret, under which connection strings travel
 */
export async function readRegistry(
  jobs: Database['jobs'],
  databases: TenantDatabases,
  secret: Uint8Array,
  known: string | null,
): Promise<DatabaseRegistry | null> {
  // First: a change that comes meanwhile makes the next stamp another.
  const stamp = await readStamp(jobs)
  if (stamp === known) return null
  const rows = (await databases.list()).toSorted((left, right) => rankOf(left) - rankOf(right))
  const isInUse = ({ id, status }: TenantDatabaseRow) =>
    id !== homeDatabaseId && (status === 'ACTIVE' || status === 'DECOMMISSIONING')
  const inUse = await Promise.all(
    rows.filter(isInUse).map(async ({ id, name, region }) => {
      const strings = await databases.open(id)
      return strings === null ? [] : [{ id, name, region, connections: sealConnections(secret, id, strings) }]
    }),
  )
  const homeRegion = rows.find(({ id }) => id === homeDatabaseId)?.region ?? null
  return { stamp, homeRegion, databases: inUse.flat(), placed: await readPlaced(jobs) }
}
