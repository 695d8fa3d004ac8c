import { modules } from '@quintet/drizzle/marketplace/modules.ts'
import { type RowOf, visibleRows } from '@quintet/kit/slice/rows.ts'

/** What all users may know of a module. */
export const columns = {
  id: modules.id,
  slug: modules.slug,
  name: modules.name,
  description: modules.description,
  version: modules.version,
  trialDays: modules.trialDays,
  dependencies: modules.dependencies,
}
const rows = visibleRows(modules, columns)
export type ModuleRow = RowOf<typeof rows>

export const loadModule = rows.load
export const modulePage = rows.page({ by: 'slug' })
