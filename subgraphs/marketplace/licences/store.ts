import { licences } from '@quintet/drizzle/marketplace/licences.ts'
import { modules } from '@quintet/drizzle/marketplace/modules.ts'
import type { Reader } from '@quintet/drizzle/scope.ts'
import { isAnyOf, slot, statement } from '@quintet/drizzle/statement.ts'
import { loadOne } from '@quintet/kit/loaders.ts'
import { and, asc, eq, gt } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { allModules, type ModuleRow } from '../modules/store.ts'
import type { LicenceFacts } from './rules.ts'

export interface LicenceRow extends LicenceFacts {
  readonly id: string
  readonly moduleId: string
}
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

/** A page of the tenant's licences, oldest first. */
export const licencePage = statement({ after: slot.uuid, limit: slot.int }, (db, p) =>
  db
    .select(columns)
    .from(licences)
    .where(and(eq(licences.tenantId, p.tenantId), gt(licences.id, p.after)))
    .orderBy(asc(licences.id))
    .limit(p.limit),
)

const licencesByIds = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select(columns)
    .from(licences)
    .where(and(eq(licences.tenantId, p.tenantId), isAnyOf(licences.id, p.ids))),
)

export const loadLicence = loadOne<Context, LicenceRow>(
  (context, ids) => context.scope.read(licencesByIds, { ids }),
  (row) => row.id,
)

const licencesBySlug = statement({}, (db, p) =>
  db
    .select({ ...columns, slug: modules.slug })
    .from(licences)
    .innerJoin(modules, eq(modules.id, licences.moduleId))
    .where(eq(licences.tenantId, p.tenantId)),
)

/** What the status of any licence of the tenant depends on. */
export interface Standing {
  readonly licences: ReadonlyMap<string, LicenceFacts>
  readonly modules: ReadonlyMap<string, ModuleRow>
}

/** The tenant's licences and the catalogue, both by slug. */
export async function readStanding(reader: Reader): Promise<Standing> {
  const [held, offered] = await Promise.all([reader.read(licencesBySlug, {}), reader.read(allModules, {})])
  return {
    licences: new Map(held.map((row) => [row.slug, row])),
    modules: new Map(offered.map((row) => [row.slug, row])),
  }
}

const loadStandings = loadOne<Context, Standing & { key: string }>(
  async (context) => [{ ...(await readStanding(context.scope)), key: 'tenant' }],
  (row) => row.key,
)

/** The same, once per request. */
export async function loadStanding(context: Context): Promise<Standing> {
  return (await loadStandings(context, 'tenant'))!
}

const trialSlots = { moduleId: slot.uuid, at: slot.instant, expiresAt: slot.instant }
/** A trial that begins; no row when the tenant has a licence of the module by now. */
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
