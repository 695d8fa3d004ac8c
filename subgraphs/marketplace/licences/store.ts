import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { licences } from '@quintet/drizzle/marketplace/licences.ts'
import { modules } from '@quintet/drizzle/marketplace/modules.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, asc, eq } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { type ModuleRow, columns as moduleColumns } from '../modules/store.ts'

const columns = {
  id: licences.id,
  moduleId: licences.moduleId,
  type: licences.type,
  isActive: licences.isActive,
  startsAt: licences.startsAt,
  expiresAt: licences.expiresAt,
  suspendedAt: licences.suspendedAt,
  trialUsedAt: licences.trialUsedAt,
}

const rows = tenantRows(licences, columns)
export type LicenceRow = RowOf<typeof rows>

export const loadLicence = rows.load

/** All modules, each with the tenant's licence of it. Dependencies lead from module to module, and there are few. */
const catalogue = statement({}, (db, p) =>
  db
    .select({ module: moduleColumns, licence: columns })
    .from(modules)
    .leftJoin(licences, and(eq(licences.tenantId, p.tenantId), eq(licences.moduleId, modules.id)))
    .orderBy(asc(licences.id)),
)

/** What the status of each of the tenant's licences depends on. */
export interface LicenceState {
  /** By slug, oldest first. */
  readonly licences: ReadonlyMap<string, LicenceRow>
  /** By slug. */
  readonly modules: ReadonlyMap<string, ModuleRow>
  /** By id. */
  readonly modulesById: ReadonlyMap<string, ModuleRow>
}

/** The tenant's licences and all modules. */
export async function readLicenceState(reader: Reader): Promise<LicenceState> {
  const rows = await reader.read(catalogue, {})
  return {
    licences: new Map(rows.flatMap(({ module, licence }) => (licence === null ? [] : [[module.slug, licence]]))),
    modules: new Map(rows.map(({ module }) => [module.slug, module])),
    modulesById: new Map(rows.map(({ module }) => [module.id, module])),
  }
}

const loadState = loadOne<Context, LicenceState & { key: string }>(
  async (context) => [{ ...(await readLicenceState(context.scope)), key: 'tenant' }],
  (row) => row.key,
)

/** The same, read once per request. */
export async function loadLicenceState(context: Context): Promise<LicenceState> {
  return (await loadState(context, 'tenant'))!
}

/** A page of the tenant's licences, oldest first. There is one per module at most, and the status needs all of them. */
export async function licencePage(context: Context, after: string, limit: number): Promise<LicenceRow[]> {
  const { licences } = await loadLicenceState(context)
  return [...licences.values()].filter(({ id }) => id > after).slice(0, limit)
}

const trialSlots = { moduleId: slot.uuid, at: slot.instant, expiresAt: slot.instant }
/** Inserts a trial; no row when the tenant has a licence of the module meanwhile. */
export const insertTrial = statement(trialSlots, (db, p) =>
  db
    .insert(licences)
    .values({
      tenantId: p.tenantId,
      moduleId: p.moduleId,
      type: 'TRIAL',
      startsAt: p.at,
      expiresAt: p.expiresAt,
      trialUsedAt: p.at,
    })
    .onConflictDoNothing({ target: [licences.tenantId, licences.moduleId] })
    .returning(columns),
)
