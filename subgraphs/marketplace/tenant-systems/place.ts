// Where the schemas of a tenant's systems lie: in the database where the tenant is placed. Which systems a tenant has is read in
// the first one, under row-level security.
import { asAdministrator } from '@quintet/drizzle/client/as-administrator.ts'
import type { Scope } from '@quintet/drizzle/client/scope.ts'
import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { tenantSystems } from '@quintet/drizzle/marketplace/tenant-systems.ts'
import { MoveLockTaken, withMoveLock } from '@quintet/drizzle/move/lock.ts'
import { readResidence } from '@quintet/drizzle/move/residence.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { openSchemas, type Schemas } from './schemas.ts'

/** Where tables of systems are read and written. */
export interface Place {
  /** Its writes are refused while the tenant is being moved. */
  readonly scope: Scope
  /** Schemas by the systems' ids; null where the systems themselves are in the same database. */
  readonly schemas: ReadonlyMap<string, string> | null
}

const lieHere = statement({}, (db, p) =>
  db.select({ isHere: sql<boolean>`is_here` }).from(sql`marketplace.systems_lie_here(${p.tenantId}::uuid) as is_here`),
)

/** The database that the schemas of the scope's tenant lie in; null for the first one. Throws UNAVAILABLE. */
export async function databaseOfSystems({ part }: Pick<Context, 'part'>, scope: Scope): Promise<string | null> {
  const { tenantId } = scope.identity
  const databaseId = tenantId === null ? null : await part.databaseOf(tenantId)
  if (databaseId === null) return null
  // Not from a standby, which may be late.
  const [row] = await scope.part().read(lieHere, {})
  return row!.isHere ? null : databaseId
}

const named = statement({ ids: slot.uuids, hasAll: slot.boolean }, (db, p) =>
  db
    .select({ id: tenantSystems.id, schema: tenantSystems.schemaName })
    .from(tenantSystems)
    .where(
      and(
        eq(tenantSystems.tenantId, p.tenantId),
        isAnyOf(tenantSystems.id, p.ids),
        sql`${tenantSystems.status} <> 'REMOVED'`,
        sql`(${p.hasAll} or ${tenantSystems.versionId} is not null)`,
      ),
    ),
)

/**
 * Works where the tables of the tenant's systems are. Throws UNAVAILABLE.
 * @param which of the systems are meant: all, or those that are installed
 */
export async function atSystems<T>(
  context: Pick<Context, 'part' | 'scope'>,
  ids: readonly string[],
  which: 'all' | 'installed',
  work: (place: Place) => Promise<T>,
): Promise<T> {
  const { part, scope } = context
  if (part.isSingle()) return work({ scope, schemas: null })
  const databaseId = await databaseOfSystems(context, scope)
  // Not from a standby either: it may still have what the tenant had before a move.
  if (databaseId === null) return work({ scope: scope.part(), schemas: null })
  const rows = await scope.part().read(named, { ids: [...ids], hasAll: which === 'all' })
  const schemas = new Map(rows.map(({ id, schema }) => [id, schema]))
  return part.within(databaseId, scope.identity, (there) => work({ scope: there, schemas }))
}

/** For how long another process that works on the tenant's databases is waited for. */
const lockMilliseconds = 5_000

/**
 * Changes the tenant's schemas where they lie, while no move of the tenant goes on.
 * @param work gets the schemas, and a function that throws where a move may have begun meanwhile: to be called after the change,
 *   before it is written down
 * @returns false, and nothing is done, where a move goes on, or where the tenant's other database does not answer
 */
export async function changeInPlace(
  context: Context,
  work: (schemas: Schemas, check: () => Promise<void>) => Promise<void>,
): Promise<boolean> {
  const { part, homeUrl, scope } = context
  const tenant = tenantId(context)
  const change = async (check: () => Promise<void>): Promise<boolean> => {
    await part.refresh()
    const databaseId = await databaseOfSystems(context, scope)
    const url = databaseId === null ? homeUrl : part.adminUrlOf(databaseId)
    // A move that was cut off may have stopped writes. A database that does not answer is waited for as long.
    const isReady = await isSettled(url, tenant).catch((error: unknown) => {
      if (databaseId === null) throw error
      return false
    })
    if (!isReady) return false
    await work(openSchemas(url), check)
    return true
  }
  return withMoveLock(homeUrl, tenant, change, lockMilliseconds).catch((error: unknown) => {
    if (error instanceof MoveLockTaken) return false
    throw error
  })
}

async function isSettled(url: string, tenant: string): Promise<boolean> {
  const residence = await asAdministrator(url, (admin) => readResidence(admin, 'marketplace', tenant))
  return residence === null || residence.state === 'HERE'
}
