import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { modules } from '@quintet/drizzle/marketplace/modules.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { asc, gt } from 'drizzle-orm'
import type { Context } from '../context.ts'

/** What everybody may know of a module. */
export const columns = {
  id: modules.id,
  slug: modules.slug,
  name: modules.name,
  description: modules.description,
  version: modules.version,
  trialDays: modules.trialDays,
  dependencies: modules.dependencies,
}
export interface ModuleRow {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly description: string
  readonly version: string
  readonly trialDays: number
  readonly dependencies: { readonly required: readonly string[]; readonly optional: readonly string[] }
}

/** A page of the catalogue, by slug. */
export const modulePage = statement({ after: slot.text, limit: slot.int }, (db, p) =>
  db.select(columns).from(modules).where(gt(modules.slug, p.after)).orderBy(asc(modules.slug)).limit(p.limit),
)

const modulesByIds = statement({ ids: slot.uuids }, (db, p) =>
  db.select(columns).from(modules).where(isAnyOf(modules.id, p.ids)),
)

export const loadModule = loadOne<Context, ModuleRow>(
  (context, ids) => context.scope.read(modulesByIds, { ids }),
  (row) => row.id,
)
