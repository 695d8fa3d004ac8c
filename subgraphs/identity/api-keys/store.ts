import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { apiKeys } from '@quintet/drizzle/identity/api-keys.ts'
import { users } from '@quintet/drizzle/identity/users.ts'
import { type RowOf, realmRows } from '@quintet/kit/slice/rows.ts'
import type { ShownOnce } from '@quintet/kit/slice/shown-once.ts'
import { and, eq, isNull, lte, sql } from 'drizzle-orm'

const columns = {
  id: apiKeys.id,
  tenantId: apiKeys.tenantId,
  createdById: apiKeys.createdById,
  clientId: apiKeys.clientId,
  name: apiKeys.name,
  lastFour: apiKeys.lastFour,
  scopes: apiKeys.scopes,
  addresses: apiKeys.addresses,
  madeAt: apiKeys.madeAt,
  expiresAt: apiKeys.expiresAt,
  lastUsedAt: apiKeys.lastUsedAt,
  revokedAt: apiKeys.revokedAt,
}
const rows = realmRows(apiKeys, columns)
export type ApiKeyRow = RowOf<typeof rows>

/** A key as its creator sees it once. */
export interface ApiKeySecretRow {
  readonly id: string
  readonly apiKey: ApiKeyRow
  readonly secret: ShownOnce | null
}

export const insertApiKey = rows.insert({ defaults: ['lastUsedAt', 'revokedAt', 'revokeReason'] })

/** Keys of a tenant, newest first. The table belongs to realms: the tenant is a condition of each statement. */
export const apiKeyPage = rows.page('newest first', {
  slots: { ofTenantId: slot.uuid },
  where: (p) => eq(apiKeys.tenantId, p.ofTenantId),
})

const isLive = (at: unknown) =>
  sql`${apiKeys.revokedAt} is null and (${apiKeys.expiresAt} is null or ${apiKeys.expiresAt} > ${at}::timestamptz)`

/** Lets no other key of the tenant be made until the end of the transaction, and counts those that are good. */
export const lockApiKeys = statement({}, (db, p) =>
  db
    .select({
      locked: sql`pg_advisory_xact_lock(hashtextextended('identity.api_keys ' || ${p.tenantId}::text, 0))::text`,
    })
    .from(sql`(values (1)) as one`),
)
export const countApiKeys = statement({ at: slot.instant }, (db, p) =>
  db
    .select({ count: sql<number>`count(*)::int` })
    .from(apiKeys)
    .where(and(eq(apiKeys.realmId, p.realmId), eq(apiKeys.tenantId, p.tenantId), isLive(p.at))),
)

const ofActiveTenant = (p: { realmId: unknown; tenantId: unknown; id: unknown }) =>
  and(
    eq(apiKeys.realmId, p.realmId as string),
    eq(apiKeys.tenantId, p.tenantId as string),
    eq(apiKeys.id, p.id as string),
  )

/** A key of the active tenant. */
export const apiKeyOf = statement({ id: slot.uuid }, (db, p) =>
  db.select(columns).from(apiKeys).where(ofActiveTenant(p)),
)

/** Revokes a key of the active tenant; no row when it is none, or was revoked already. */
export const revokeKey = statement({ id: slot.uuid, at: slot.instant, reason: slot.text }, (db, p) =>
  db
    .update(apiKeys)
    .set({ revokedAt: p.at as never, revokeReason: p.reason as never })
    .where(and(ofActiveTenant(p), isNull(apiKeys.revokedAt)))
    .returning(columns),
)

/** Revokes the keys of a user who left a tenant, but for those of service accounts. */
export const revokeKeysOf = statement({ creatorId: slot.uuid, leftTenantId: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .update(apiKeys)
    .set({ revokedAt: p.at as never, revokeReason: 'member_left' })
    .where(
      and(
        eq(apiKeys.realmId, p.realmId),
        eq(apiKeys.createdById, p.creatorId),
        eq(apiKeys.tenantId, p.leftTenantId),
        isNull(apiKeys.clientId),
        isNull(apiKeys.revokedAt),
        // Not those of who has come back meanwhile.
        lte(apiKeys.madeAt, p.at as never),
      ),
    )
    .returning({ id: apiKeys.id }),
)

/** Revokes the keys of a service account of the active tenant. */
export const revokeKeysOfClient = statement({ ofClientId: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .update(apiKeys)
    .set({ revokedAt: p.at as never, revokeReason: 'client_deleted' })
    .where(
      and(
        eq(apiKeys.realmId, p.realmId),
        eq(apiKeys.tenantId, p.tenantId),
        eq(apiKeys.clientId, p.ofClientId as never),
        isNull(apiKeys.revokedAt),
      ),
    ),
)

/** Keys by their hashes, under any of the keys of hashes. */
export const keysByHash = statement({ secretHashes: slot.texts, at: slot.instant }, (db, p) =>
  db
    .select({
      id: apiKeys.id,
      secretHash: apiKeys.secretHash,
      createdById: apiKeys.createdById,
      clientId: apiKeys.clientId,
      tenantId: apiKeys.tenantId,
      scopes: apiKeys.scopes,
      addresses: apiKeys.addresses,
      expiresAt: apiKeys.expiresAt,
      isLive: sql<boolean>`${isLive(p.at)} and (${apiKeys.clientId} is not null or ${users.status} = 'ACTIVE')`,
    })
    .from(apiKeys)
    .innerJoin(users, and(eq(users.realmId, apiKeys.realmId), eq(users.id, apiKeys.createdById)))
    .where(and(eq(apiKeys.realmId, p.realmId), isAnyOf(apiKeys.secretHash, p.secretHashes))),
)

/** Writes down that keys were used; not more often than every minute. */
export const touchApiKeys = statement({ ids: slot.uuids, at: slot.instant }, (db, p) =>
  db
    .update(apiKeys)
    .set({ lastUsedAt: p.at as never })
    .where(
      and(
        eq(apiKeys.realmId, p.realmId),
        isAnyOf(apiKeys.id, p.ids),
        sql`(${apiKeys.lastUsedAt} is null or ${apiKeys.lastUsedAt} <= ${p.at}::timestamptz - interval '1 minute')`,
      ),
    ),
)
