// The part of a subgraph that lies where its tenants are placed, while the subgraph itself works in the first database.
import type { Database } from '@quintet/drizzle/client/database.ts'
import type { Scope } from '@quintet/drizzle/client/scope.ts'
import type { Identity } from '@quintet/drizzle/client/statement.ts'
import type postgres from 'postgres'
import { checkRegion, settlePlacements } from '../events/placements.ts'
import { refusal } from '../wire/errors.ts'
import { homeDatabaseId } from '../wire/placements.ts'
import { createCells } from './cells.ts'
import type { Runtime } from './definition.ts'

export interface PlacedPart {
  /** Whether there is no database but the first one. */
  isSingle(): boolean
  /** The database that a tenant is placed in; null for the first one. Throws UNAVAILABLE. */
  databaseOf(tenantId: string): Promise<string | null>
  /** Does work in another database. Throws UNAVAILABLE. */
  within<T>(databaseId: string, identity: Identity, work: (scope: Scope) => Promise<T>): Promise<T>
  /** The pool of another database under the job role. Throws UNAVAILABLE. */
  jobsOf(databaseId: string): Promise<postgres.Sql>
  /** The pools under the job role of the other databases that are open. */
  openJobs(): readonly postgres.Sql[]
  /** Asks tenancy anew where tenants are. */
  refresh(): Promise<void>
  /** The administrator's connection string of another database. Throws UNAVAILABLE. */
  adminUrlOf(databaseId: string): string
  close(): Promise<void>
}

const unknown = () => refusal('UNAVAILABLE', 'The database of the tenant is not connected')

/** Opens it. Without placements every tenant is in the first database. */
export function openPlacedPart(
  subgraph: string,
  runtime: Pick<Runtime, 'placements' | 'cells' | 'region' | 'log' | 'isWorker'>,
): PlacedPart {
  const { placements, cells: databases, region = null } = runtime
  if (placements === undefined || databases === undefined) return withoutOthers
  const cells = createCells(subgraph, runtime, { placements, ...databases }, async (database: Database) => ({
    database,
    close: async () => {},
  }))
  return {
    isSingle: () => placements.isSingle() === true,
    async databaseOf(tenantId) {
      await settlePlacements(placements)
      if (placements.isSingle() === true) return null
      const databaseId = placements.databaseOf(tenantId)
      checkRegion(placements, region, databaseId)
      return databaseId === homeDatabaseId ? null : databaseId
    },
    async within(databaseId, identity, work) {
      const cell = await cells.use(databaseId)
      const scope = cell.running.database.scope(identity)
      cell.users++
      try {
        return await cell.silence.during(work(scope))
      } finally {
        cell.users--
        await scope.close()
      }
    },
    jobsOf: async (databaseId) => (await cells.use(databaseId)).running.database.jobs,
    openJobs: () => cells.open().map(({ running }) => running.database.jobs),
    refresh: placements.refresh,
    adminUrlOf(databaseId) {
      const database = placements.others().find(({ id }) => id === databaseId)
      if (database === undefined) throw unknown()
      return database.connections.migrationUrl
    },
    close: cells.close,
  }
}

const refuse = (): never => {
  throw unknown()
}

const withoutOthers: PlacedPart = {
  isSingle: () => true,
  databaseOf: async () => null,
  within: async () => refuse(),
  jobsOf: async () => refuse(),
  openJobs: () => [],
  refresh: async () => {},
  adminUrlOf: refuse,
  close: async () => {},
}
