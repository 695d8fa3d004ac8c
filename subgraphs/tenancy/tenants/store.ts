import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { roleBindings } from '@quintet/drizzle/tenancy/access.ts'
import { memberships, tenants } from '@quintet/drizzle/tenancy/tenants.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { type RowOf, visibleRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

/** What all who see a tenant may know of it. */
export const columns = {
  id: tenants.id,
  slug: tenants.slug,
  name: tenants.name,
  status: tenants.status,
  logoUrl: tenants.logoUrl,
  colors: tenants.colors,
}
const rows = visibleRows(tenants, columns)
export type TenantRow = RowOf<typeof rows>

export const loadTenant = rows.load

/** What the active tenant is called. */
export const activeTenantNames = statement({}, (db, p) =>
  db
    .select({ slug: tenants.slug, name: tenants.name, hasOwnPeople: tenants.hasOwnPeople })
    .from(tenants)
    .where(eq(tenants.id, p.tenantId)),
)

const details = visibleRows(tenants)
export type TenantDetails = RowOf<typeof details>

/** All that a tenant's own members may know of it. */
export const loadDetails = details.load
export const readDetails = details.read
export const updateDetails = details.update(
  'name',
  'logoUrl',
  'colors',
  'settings',
  'onboardingStatus',
  'activityRetentionDays',
  'updatedAt',
)

export const updatePlan = details.update('tier', 'maxUsers', 'features', 'externalId', 'updatedAt')
export const updateStatus = details.update('status', 'statusReason', 'statusChangedAt', 'updatedAt')

export const updateDeletion = details.update(
  'status',
  'statusReason',
  'statusChangedAt',
  'deletionRequestedAt',
  'deletionRequestedBy',
  'deletionScheduledAt',
  'updatedAt',
)

/** Lets no other transaction of the caller create a tenant until the end of this one. */
export const lockOwner = statement({}, (db, p) =>
  db
    .select({ locked: sql`pg_advisory_xact_lock(hashtextextended('tenancy.tenants ' || ${p.userId}::text, 0))::text` })
    .from(sql`(values (1)) as one`),
)

/** How many tenants the caller owns. */
export const ownedTenants = statement({}, (db, p) =>
  db
    .select({ count: sql<number>`count(*)::int` })
    .from(roleBindings)
    .where(and(eq(roleBindings.userId, p.userId as never), eq(roleBindings.role, 'owner'))),
)

/** The index that keeps external ids unique. */
export const externalIdIndex = 'tenants_external_id'

const membersOfActive = statement({}, (db, p) =>
  db
    .select({ count: sql<number>`count(*)::int` })
    .from(memberships)
    .where(sql`${memberships.tenantId} = ${p.tenantId} and ${memberships.leftAt} is null`),
)
const loadCount = loadOne<Context, { readonly id: string; readonly count: number }>(
  async ({ scope, envelope }) => {
    const [row] = await scope.read(membersOfActive, {})
    return [{ id: envelope.tenantId ?? '', count: row!.count }]
  },
  ({ id }) => id,
)

/** How many present members the active tenant has; counted once for a request. */
export const countMembers = async (context: Context, id: string): Promise<number> =>
  (await loadCount(context, id))?.count ?? 0

/** Inserts the active tenant itself. */
export const insertTenant = statement({ slug: slot.text, name: slot.text }, (db, p) =>
  db.insert(tenants).values({ id: p.tenantId, slug: p.slug, name: p.name }).returning(columns),
)

/** Serialises changes of permissions in the active tenant. */
export const lockTenant = statement({}, (db, p) =>
  db.select({ id: tenants.id }).from(tenants).where(eq(tenants.id, p.tenantId)).for('no key update'),
)

/** Raises the version that gateways compare their grants with. */
export const raisePolicyVersion = statement({}, (db, p) =>
  db
    .update(tenants)
    .set({ policyVersion: sql`${tenants.policyVersion} + 1` })
    .where(eq(tenants.id, p.tenantId)),
)

/** The index that keeps slugs unique. */
export const slugIndex = 'tenants_slug'
