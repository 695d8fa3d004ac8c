import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { mailedTokens } from '@quintet/drizzle/identity/mailed-tokens.ts'
import { profiles, users } from '@quintet/drizzle/identity/users.ts'
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { MailedPurpose } from './rules.ts'

const person = {
  id: users.id,
  email: users.email,
  emailNorm: users.emailNorm,
  emailVerifiedAt: users.emailVerifiedAt,
  status: users.status,
  passwordHash: users.passwordHash,
  passwordScheme: users.passwordScheme,
  firstName: profiles.firstName,
  lastName: profiles.lastName,
}

/** How many tokens of a purpose a user got since an instant. */
const lettersSince = (purpose: SQL, since: SQL) => sql<number>`(
  select count(*) from ${mailedTokens} where ${mailedTokens.realmId} = ${users.realmId}
    and ${mailedTokens.userId} = ${users.id} and ${mailedTokens.purpose} = ${purpose}
    and ${mailedTokens.createdAt} > ${since})::int`

/** The user of an address, and how many letters of a purpose they got lately. */
export const userOfAddress = statement({ emailNorm: slot.text, purpose: slot.text, since: slot.instant }, (db, p) =>
  db
    .select({ ...person, letters: lettersSince(sql`${p.purpose}::text`, sql`${p.since}::timestamptz`).mapWith(Number) })
    .from(users)
    .innerJoin(profiles, and(eq(profiles.realmId, users.realmId), eq(profiles.id, users.id)))
    .where(and(eq(users.realmId, p.realmId), eq(users.emailNorm, p.emailNorm))),
)

/** A user by their id. */
export const userOfId = statement({ id: slot.uuid }, (db, p) =>
  db
    .select(person)
    .from(users)
    .innerJoin(profiles, and(eq(profiles.realmId, users.realmId), eq(profiles.id, users.id)))
    .where(and(eq(users.realmId, p.realmId), eq(users.id, p.id))),
)

/** Voids the tokens that a user has for a purpose. */
export const voidTokens = statement({ ofUserId: slot.uuid, purpose: slot.text, at: slot.instant }, (db, p) =>
  db
    .update(mailedTokens)
    .set({ usedAt: sql`${p.at}::timestamptz` })
    .where(
      and(
        eq(mailedTokens.realmId, p.realmId),
        eq(mailedTokens.userId, p.ofUserId),
        eq(mailedTokens.purpose, p.purpose),
        isNull(mailedTokens.usedAt),
      ),
    ),
)

const tokenSlots = {
  ofUserId: slot.uuid,
  purpose: slot.text,
  tokenHash: slot.bytes,
  email: slot.text,
  expiresAt: slot.instant,
  at: slot.instant,
}
/** Stores a token of a user. Nothing is stored for an id that is no user's. */
export const insertToken = statement(tokenSlots, (db, p) =>
  db.insert(mailedTokens).select(
    db
      .select({
        realmId: users.realmId,
        id: sql<string>`uuidv7()`.as('id'),
        userId: users.id,
        purpose: sql<MailedPurpose>`${p.purpose}::text`.as('purpose'),
        tokenHash: sql<Uint8Array>`${p.tokenHash}::bytea`.as('token_hash'),
        email: sql<string>`${p.email}::text`.as('email'),
        tries: sql<number>`0`.as('tries'),
        expiresAt: sql<Date>`${p.expiresAt}::timestamptz`.as('expires_at'),
        usedAt: sql<null>`null::timestamptz`.as('used_at'),
        createdAt: sql<Date>`${p.at}::timestamptz`.as('created_at'),
      })
      .from(users)
      .where(and(eq(users.realmId, p.realmId), eq(users.id, p.ofUserId))),
  ),
)

const isUsable = (p: { realmId: unknown; tokenHash: unknown; purposes: SQL; at: unknown }) =>
  and(
    eq(mailedTokens.realmId, p.realmId as string),
    eq(mailedTokens.tokenHash, p.tokenHash as Uint8Array),
    sql`${mailedTokens.purpose} = any(${p.purposes})`,
    isNull(mailedTokens.usedAt),
    sql`${mailedTokens.expiresAt} > ${p.at}::timestamptz`,
  )

const useSlots = { tokenHash: slot.bytes, purposes: slot.texts, at: slot.instant }
const token = { userId: mailedTokens.userId, purpose: mailedTokens.purpose, email: mailedTokens.email }

/** A token that works still. */
export const usableToken = statement(useSlots, (db, p) => db.select(token).from(mailedTokens).where(isUsable(p)))

/** Uses a token. No row: it is unknown, used, replaced or expired. Of parallel uses one gets the row. */
export const useToken = statement(useSlots, (db, p) =>
  db
    .update(mailedTokens)
    .set({ usedAt: sql`${p.at}::timestamptz` })
    .where(isUsable(p))
    .returning(token),
)
