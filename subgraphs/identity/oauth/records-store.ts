import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { oauthRecords } from '@quintet/drizzle/identity/oauth.ts'
import { users } from '@quintet/drizzle/identity/users.ts'
import { and, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'

const { createdAt: _, ...columns } = getTableColumns(oauthRecords)

const upsertSlots = {
  id: slot.uuid,
  kind: slot.text,
  keyHash: slot.bytes,
  uid: slot.nullable(slot.text),
  grantId: slot.nullable(slot.text),
  person: slot.nullable(slot.uuid),
  inTenant: slot.nullable(slot.uuid),
  clientRowId: slot.nullable(slot.uuid),
  payload: slot.json,
  expiresAt: slot.instant,
  at: slot.instant,
}
/** Writes a record of the provider, or writes it anew. */
export const upsertRecord = statement(upsertSlots, (db, p) =>
  db
    .insert(oauthRecords)
    .values({
      realmId: p.realmId,
      id: p.id,
      kind: p.kind,
      keyHash: p.keyHash,
      uid: p.uid as never,
      grantId: p.grantId as never,
      userId: p.person as never,
      tenantId: p.inTenant as never,
      clientId: p.clientRowId as never,
      payload: sql`${p.payload}::jsonb`,
      expiresAt: p.expiresAt as never,
      createdAt: p.at as never,
    })
    .onConflictDoUpdate({
      target: [oauthRecords.realmId, oauthRecords.kind, oauthRecords.keyHash],
      set: {
        uid: sql`excluded.uid`,
        grantId: sql`excluded.grant_id`,
        userId: sql`excluded.user_id`,
        payload: sql`excluded.payload`,
        expiresAt: sql`excluded.expires_at`,
        createdAt: sql`excluded.created_at`,
      },
    }),
)

const keySlots = { kind: slot.text, keyHash: slot.bytes }
export const recordByKey = statement(keySlots, (db, p) =>
  db
    .select(columns)
    .from(oauthRecords)
    .where(
      and(eq(oauthRecords.realmId, p.realmId), eq(oauthRecords.kind, p.kind), eq(oauthRecords.keyHash, p.keyHash)),
    ),
)

export const recordByUid = statement({ kind: slot.text, uid: slot.text }, (db, p) =>
  db
    .select(columns)
    .from(oauthRecords)
    .where(and(eq(oauthRecords.realmId, p.realmId), eq(oauthRecords.kind, p.kind), eq(oauthRecords.uid, p.uid))),
)

/** Uses what works once; no row when it was used before. */
export const consumeRecord = statement({ ...keySlots, at: slot.instant }, (db, p) =>
  db
    .update(oauthRecords)
    .set({ consumedAt: p.at as never })
    .where(
      and(
        eq(oauthRecords.realmId, p.realmId),
        eq(oauthRecords.kind, p.kind),
        eq(oauthRecords.keyHash, p.keyHash),
        isNull(oauthRecords.consumedAt),
      ),
    )
    .returning({ id: oauthRecords.id }),
)

export const deleteRecord = statement(keySlots, (db, p) =>
  db
    .delete(oauthRecords)
    .where(and(eq(oauthRecords.realmId, p.realmId), eq(oauthRecords.kind, p.kind), eq(oauthRecords.keyHash, p.keyHash)))
    .returning({ grantId: oauthRecords.grantId, clientId: oauthRecords.clientId }),
)

/** Ends grants with all that came of them. */
export const deleteGrants = statement({ grantIds: slot.texts }, (db, p) =>
  db.delete(oauthRecords).where(and(eq(oauthRecords.realmId, p.realmId), isAnyOf(oauthRecords.grantId, p.grantIds))),
)

/** Ends what came of a grant, of one kind. */
export const deleteOfGrant = statement({ kind: slot.text, grantId: slot.text }, (db, p) =>
  db
    .delete(oauthRecords)
    .where(
      and(eq(oauthRecords.realmId, p.realmId), eq(oauthRecords.kind, p.kind), eq(oauthRecords.grantId, p.grantId)),
    ),
)

/** Ends all that a client got. */
export const deleteRecordsOfClient = statement({ clientRowId: slot.uuid }, (db, p) =>
  db
    .delete(oauthRecords)
    .where(
      and(
        eq(oauthRecords.realmId, p.realmId),
        eq(oauthRecords.tenantId, p.tenantId),
        eq(oauthRecords.clientId, p.clientRowId),
      ),
    ),
)

const grants = alias(oauthRecords, 'granted')
/**
 * An access token by its hash, for as long as anything of it is kept. It is live until it ends, while its grant stands and its
 * user is active. One that is bound to a key of the client (DPoP) names its thumbprint.
 */
export const accessTokenByHash = statement({ tokenHash: slot.bytes, at: slot.instant }, (db, p) =>
  db
    .select({
      id: oauthRecords.id,
      kind: oauthRecords.kind,
      grantId: oauthRecords.grantId,
      userId: oauthRecords.userId,
      tenantId: oauthRecords.tenantId,
      clientId: oauthRecords.clientId,
      scope: sql<string | null>`${oauthRecords.payload} ->> 'scope'`,
      thumbprint: sql<string | null>`${oauthRecords.payload} ->> 'jkt'`,
      expiresAt: oauthRecords.expiresAt,
      isLive: sql<boolean>`${oauthRecords.expiresAt} > ${p.at}::timestamptz and (${oauthRecords.kind} = 'ClientCredentials'
        or coalesce(${grants.expiresAt} > ${p.at}::timestamptz and ${users.status} = 'ACTIVE', false))`,
    })
    .from(oauthRecords)
    .leftJoin(
      grants,
      and(eq(grants.realmId, oauthRecords.realmId), eq(grants.kind, 'Grant'), eq(grants.grantId, oauthRecords.grantId)),
    )
    .leftJoin(users, and(eq(users.realmId, oauthRecords.realmId), eq(users.id, oauthRecords.userId)))
    .where(
      and(
        eq(oauthRecords.realmId, p.realmId),
        inArray(oauthRecords.kind, ['AccessToken', 'ClientCredentials']),
        eq(oauthRecords.keyHash, p.tokenHash),
      ),
    ),
)
