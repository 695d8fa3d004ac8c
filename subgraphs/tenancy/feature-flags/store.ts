import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { roleBindings } from '@quintet/drizzle/tenancy/access.ts'
import { featureFlags } from '@quintet/drizzle/tenancy/feature-flags.ts'
import { and, asc, eq, sql } from 'drizzle-orm'

const columns = {
  key: featureFlags.key,
  description: featureFlags.description,
  isEnabled: featureFlags.isEnabled,
  roles: featureFlags.roles,
  userIds: featureFlags.userIds,
  percentage: featureFlags.percentage,
  updatedAt: featureFlags.updatedAt,
}
export interface FeatureFlagRow {
  readonly key: string
  readonly description: string | null
  readonly isEnabled: boolean
  readonly roles: string[] | null
  readonly userIds: string[] | null
  readonly percentage: number | null
  readonly updatedAt: Date
}

/** All feature flags of the active tenant, by key: few. */
export const allFlags = statement({}, (db, p) =>
  db.select(columns).from(featureFlags).where(eq(featureFlags.tenantId, p.tenantId)).orderBy(asc(featureFlags.key)),
)

/** Slugs of the caller's roles in the active tenant that are in force. */
export const ownRoles = statement({ at: slot.instant }, (db, p) =>
  db
    .select({ role: roleBindings.role })
    .from(roleBindings)
    .where(
      and(
        eq(roleBindings.tenantId, p.tenantId),
        eq(roleBindings.userId, p.userId),
        sql`(${roleBindings.expiresAt} is null or ${roleBindings.expiresAt} > ${p.at}::timestamptz)`,
      ),
    ),
)

const flagSlots = {
  id: slot.uuid,
  key: slot.text,
  description: slot.nullable(slot.text),
  isEnabled: slot.boolean,
  roles: slot.nullable(slot.texts),
  userIds: slot.nullable(slot.uuids),
  percentage: slot.nullable(slot.int),
  at: slot.instant,
}
/** Makes a feature flag, or replaces the one with this key. */
export const putFlag = statement(flagSlots, (db, p) => {
  const values = {
    description: p.description,
    isEnabled: p.isEnabled,
    roles: p.roles,
    userIds: p.userIds,
    percentage: p.percentage,
    updatedAt: p.at,
  }
  return db
    .insert(featureFlags)
    .values({ tenantId: p.tenantId, id: p.id, key: p.key, ...values } as never)
    .onConflictDoUpdate({ target: [featureFlags.tenantId, featureFlags.key], set: values as never })
    .returning(columns)
})

export const deleteFlag = statement({ key: slot.text }, (db, p) =>
  db
    .delete(featureFlags)
    .where(and(eq(featureFlags.tenantId, p.tenantId), eq(featureFlags.key, p.key)))
    .returning({ key: featureFlags.key }),
)
