// Routes find their tenant by themselves, also in a database that the tenant has left, where its old rows are kept for a while.
import type { Scope } from '@quintet/drizzle/client/scope.ts'
import type { BaseContext } from '../slice/context.ts'
import { homeDatabaseId } from '../wire/placements.ts'
import type { Runtime } from './definition.ts'

/** A route has turned to a tenant whose data lie in another database: it is to be answered there. */
export class TenantElsewhere extends Error {
  override name = 'TenantElsewhere'
  readonly databaseId: string
  constructor(databaseId: string) {
    super('The tenant lives in another database')
    this.databaseId = databaseId
  }
}

/** A context that throws TenantElsewhere instead of showing the old rows of a tenant who has left the database. */
export function onlyPlacedHere<Context extends BaseContext>(
  context: Context,
  { placements, databaseId = homeDatabaseId }: Pick<Runtime, 'placements' | 'databaseId'>,
): Context {
  if (placements === undefined || placements.isSingle() === true) return context
  const { scope } = context
  const as: Scope['as'] = (identity) => {
    const { tenantId } = identity
    const placed = tenantId == null ? databaseId : placements.databaseOf(tenantId)
    if (placed !== databaseId) throw new TenantElsewhere(placed)
    return scope.as(identity)
  }
  return { ...context, scope: { ...scope, as } }
}
