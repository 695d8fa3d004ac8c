import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { oauthRecords } from '@quintet/drizzle/identity/oauth.ts'
import { users } from '@quintet/drizzle/identity/users.ts'
import { and, eq, inArray, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
/** Ends grants with all that came of them. */
export const deleteGrants = statement({ grantIds: slot.texts }, (db, p) =>
  db.delete(oauthRecords).where(and(eq(oauthRecords.realmId, p.realmId), isAnyOf(oauthRecords.grantId, p.grantIds))),
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
 * An access token by its hash, while its grant stands and its user is active. One that is bound to a key of the client
 * (DPoP) is none for who only bears it.
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
      expiresAt: oauthRecords.expiresAt,
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
        sql`${oauthRecords.expiresAt} > ${p.at}::timestamptz`,
        sql`${oauthRecords.payload} -> 'jkt' is null`,
        or(
          eq(oauthRecords.kind, 'ClientCredentials'),
          and(sql`${grants.expiresAt} > ${p.at}::timestamptz`, eq(users.status, 'ACTIVE')),
        ),
      ),
    ),
)
