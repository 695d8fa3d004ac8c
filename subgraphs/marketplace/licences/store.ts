import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { billingClocks, licences } from '@quintet/drizzle/marketplace/licences.ts'
import { modules } from '@quintet/drizzle/marketplace/modules.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, asc, eq, sql } from 'drizzle-orm'
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
  suspendReason: licences.suspendReason,
  endedAt: licences.endedAt,
  trialUsedAt: licences.trialUsedAt,
  settings: licences.settings,
  purchaseId: licences.purchaseId,
  subscriptionId: licences.subscriptionId,
}

const rows = tenantRows(licences, columns)
export type LicenceRow = RowOf<typeof rows>

export const loadLicence = rows.load

/**
 * All modules, each with the tenant's licence of it, and by how much the tenant's billing clock is ahead. Dependencies lead
 * from module to module, and there are few.
 */
const catalogue = statement({}, (db, p) =>
  db
    .select({ module: moduleColumns, licence: columns, offset: billingClocks.offset })
    .from(modules)
    .leftJoin(licences, and(eq(licences.tenantId, p.tenantId), eq(licences.moduleId, modules.id)))
    .leftJoin(billingClocks, eq(billingClocks.tenantId, p.tenantId))
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
  /** The time by which the tenant's licences are judged: that of its billing clock. */
  readonly now: Date
}

/** The tenant's licences and all modules. @param now the context's time */
export async function readLicenceState(reader: Reader, now: Date): Promise<LicenceState> {
  const rows = await reader.read(catalogue, {})
  return {
    licences: new Map(rows.flatMap(({ module, licence }) => (licence === null ? [] : [[module.slug, licence]]))),
    modules: new Map(rows.map(({ module }) => [module.slug, module])),
    modulesById: new Map(rows.map(({ module }) => [module.id, module])),
    now: new Date(now.getTime() + (rows[0]?.offset ?? 0)),
  }
}

const lock = statement({}, (db, p) =>
  db
    .select({ locked: sql`locked::text` })
    .from(sql`pg_advisory_xact_lock(hashtextextended('marketplace.licences ' || ${p.tenantId}::text, 0)) as locked`),
)

/** The same in a transaction that changes licences of the tenant: there is one at a time. */
export async function lockLicenceState(writer: Writer, now: Date): Promise<LicenceState> {
  await writer.read(lock, {})
  return readLicenceState(writer, now)
}

const loadState = loadOne<Context, LicenceState & { key: string }>(
  async (context) => [{ ...(await readLicenceState(context.scope, context.clock.now())), key: 'tenant' }],
  (row) => row.key,
)

/** The same, read once per request. */
export async function loadLicenceState(context: Context): Promise<LicenceState> {
  return (await loadState(context, 'tenant'))!
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

/** Changes a licence that is locked. */
export const updateLicenceRow = rows.update(
  'type',
  'isActive',
  'expiresAt',
  'suspendedAt',
  'suspendReason',
  'endedAt',
  'settings',
  'purchaseId',
  'subscriptionId',
)
export const insertLicence = rows.insert({ defaults: ['createdAt', 'settings', 'isActive'] })
