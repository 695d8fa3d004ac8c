import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { externalAttempts, externalIdentities } from '@quintet/drizzle/identity/external-identities.ts'
import { users } from '@quintet/drizzle/identity/users.ts'
import { type RowOf, realmRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, gt, isNull } from 'drizzle-orm'

const rows = realmRows(externalIdentities)
export type ExternalIdentityRow = RowOf<typeof rows>

export const readIdentity = rows.read
export const insertIdentity = rows.insert()

/** The index that lets an account belong to one user. */
export const subjectIndex = 'external_identities_subject'

/** A user's accounts at other issuers. */
export const identityPage = rows.page('newest first', {
  slots: { ownerId: slot.uuid },
  where: (p) => eq(externalIdentities.userId, p.ownerId),
})

/** An account, with the user whose it is. */
export const identityBySubject = statement({ issuer: slot.text, subject: slot.text }, (db, p) =>
  db
    .select({
      id: externalIdentities.id,
      userId: externalIdentities.userId,
      userStatus: users.status,
      emailNorm: users.emailNorm,
      emailVerifiedAt: users.emailVerifiedAt,
    })
    .from(externalIdentities)
    .innerJoin(users, and(eq(users.realmId, externalIdentities.realmId), eq(users.id, externalIdentities.userId)))
    .where(
      and(
        eq(externalIdentities.realmId, p.realmId),
        eq(externalIdentities.issuer, p.issuer),
        eq(externalIdentities.subject, p.subject),
      ),
    ),
)

/** Providers of all accounts of a user. */
export const providersOfUser = statement({ ownerId: slot.uuid }, (db, p) =>
  db
    .select({ id: externalIdentities.id, provider: externalIdentities.provider })
    .from(externalIdentities)
    .where(and(eq(externalIdentities.realmId, p.realmId), eq(externalIdentities.userId, p.ownerId))),
)

/** Writes down that an account was signed in with; no row when it was unlinked meanwhile. */
export const touchIdentity = statement({ id: slot.uuid, ownerId: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .update(externalIdentities)
    .set({ lastUsedAt: p.at as never })
    .where(
      and(
        eq(externalIdentities.realmId, p.realmId),
        eq(externalIdentities.id, p.id),
        eq(externalIdentities.userId, p.ownerId),
      ),
    )
    .returning({ id: externalIdentities.id }),
)

/** Keeps the address that the provider tells now. */
export const renewEmail = statement({ id: slot.uuid, email: slot.nullable(slot.text) }, (db, p) =>
  db
    .update(externalIdentities)
    .set({ email: p.email as never })
    .where(and(eq(externalIdentities.realmId, p.realmId), eq(externalIdentities.id, p.id))),
)

export const removeIdentity = statement({ id: slot.uuid, ownerId: slot.uuid }, (db, p) =>
  db
    .delete(externalIdentities)
    .where(
      and(
        eq(externalIdentities.realmId, p.realmId),
        eq(externalIdentities.id, p.id),
        eq(externalIdentities.userId, p.ownerId),
      ),
    )
    .returning({ id: externalIdentities.id, provider: externalIdentities.provider }),
)

/** Unlinks all accounts of a user. */
export const removeIdentities = statement({ ownerId: slot.uuid }, (db, p) =>
  db
    .delete(externalIdentities)
    .where(and(eq(externalIdentities.realmId, p.realmId), eq(externalIdentities.userId, p.ownerId))),
)

const attemptRows = realmRows(externalAttempts)
export type ExternalAttempt = RowOf<typeof attemptRows>
export const insertAttempt = attemptRows.insert({ defaults: ['usedAt'] })

const beginSlots = {
  provider: slot.text,
  ticketHash: slot.bytes,
  stateHash: slot.bytes,
  cookieHash: slot.bytes,
  at: slot.instant,
}
/** Sends a browser on its way with a ticket; no row when the ticket was used, has expired or is another provider's. */
export const beginWithTicket = statement(beginSlots, (db, p) =>
  db
    .update(externalAttempts)
    .set({ stateHash: p.stateHash as never, cookieHash: p.cookieHash as never })
    .where(
      and(
        eq(externalAttempts.realmId, p.realmId),
        eq(externalAttempts.ticketHash, p.ticketHash as never),
        eq(externalAttempts.provider, p.provider),
        isNull(externalAttempts.stateHash),
        gt(externalAttempts.expiresAt, p.at as never),
      ),
    )
    .returning({ id: externalAttempts.id }),
)

const useSlots = { provider: slot.text, stateHash: slot.bytes, cookieHash: slot.bytes, at: slot.instant }
/** Takes a provider's answer, once; no row when it belongs to no visit of this browser to this provider. */
export const useAttempt = statement(useSlots, (db, p) =>
  db
    .update(externalAttempts)
    .set({ usedAt: p.at as never })
    .where(
      and(
        eq(externalAttempts.realmId, p.realmId),
        eq(externalAttempts.stateHash, p.stateHash as never),
        eq(externalAttempts.cookieHash, p.cookieHash as never),
        eq(externalAttempts.provider, p.provider),
        isNull(externalAttempts.usedAt),
        gt(externalAttempts.expiresAt, p.at as never),
      ),
    )
    .returning(),
)

/** The user of an address. */
export const userByAddress = statement({ emailNorm: slot.text }, (db, p) =>
  db
    .select({ id: users.id, email: users.email, status: users.status, emailVerifiedAt: users.emailVerifiedAt })
    .from(users)
    .where(and(eq(users.realmId, p.realmId), eq(users.emailNorm, p.emailNorm)))
    .for('update'),
)

export const lastTenantOf = statement({ id: slot.uuid }, (db, p) =>
  db
    .select({ id: users.id, lastTenantId: users.lastTenantId })
    .from(users)
    .where(and(eq(users.realmId, p.realmId), eq(users.id, p.id))),
)

/** Takes the password of an account away whose address turned out to be another's. */
export const removePassword = statement({ id: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .update(users)
    .set({ passwordHash: null, passwordScheme: null, updatedAt: p.at as never })
    .where(and(eq(users.realmId, p.realmId), eq(users.id, p.id))),
)
