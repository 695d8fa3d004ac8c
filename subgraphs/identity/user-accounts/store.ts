import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { mailedTokens } from '@quintet/drizzle/identity/mailed-tokens.ts'
import { backupCodes, totpSecrets } from '@quintet/drizzle/identity/second-factors.ts'
import { users } from '@quintet/drizzle/identity/users.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { realmRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import type { UserStatus } from '../types.gen.ts'
import { visibleAmong } from '../users/store.ts'

const columns = {
  id: users.id,
  email: users.email,
  emailVerifiedAt: users.emailVerifiedAt,
  username: users.username,
  sealedPhoneNumber: users.sealedPhoneNumber,
  phoneVerifiedAt: users.phoneVerifiedAt,
  sealedAddress: users.sealedAddress,
  status: sql<UserStatus>`${users.status}`,
  statusReason: users.statusReason,
  statusChangedAt: users.statusChangedAt,
  statusChangedById: users.statusChangedBy,
  scrubbedAt: users.scrubbedAt,
  createdAt: users.createdAt,
  updatedAt: users.updatedAt,
  lastLoginAt: users.lastLoginAt,
  lastActivityAt: users.lastActivityAt,
  loginCount: users.loginCount,
  failedAttempts: users.failedAttempts,
  lastFailedAt: users.lastFailedAt,
  lockedUntil: users.lockedUntil,
  hasPassword: sql<boolean>`${users.passwordHash} is not null`,
}

const accountsByIds = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select({
      ...columns,
      totpEnabledAt: totpSecrets.enabledAt,
      totpLastUsedAt: totpSecrets.lastUsedAt,
      backupCodesLeft: sql`(select count(*) from ${backupCodes} where ${backupCodes.realmId} = ${users.realmId}
        and ${backupCodes.userId} = ${users.id} and ${backupCodes.usedAt} is null)`.mapWith(Number),
    })
    .from(users)
    .leftJoin(totpSecrets, and(eq(totpSecrets.realmId, users.realmId), eq(totpSecrets.id, users.id)))
    .where(and(eq(users.realmId, p.realmId), isAnyOf(users.id, p.ids))),
)

const read = (context: Context, ids: string[]) => context.scope.read(accountsByIds, { ids })
export type UserAccountRow = Awaited<ReturnType<typeof read>>[number]

/** The account of a user whom the caller may see. */
export const loadAccount = loadOne<Context, UserAccountRow>(
  async (context, ids) => read(context, await visibleAmong(context, ids)),
  (row) => row.id,
)

/** An account, locked against another change of it. */
export const accountForUpdate = statement({ id: slot.uuid }, (db, p) =>
  db
    .select(columns)
    .from(users)
    .where(and(eq(users.realmId, p.realmId), eq(users.id, p.id)))
    .for('update'),
)

/** Statuses of some users, who are locked in the order of their ids: two who go at once wait for each other. */
export const statusesForUpdate = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select({ id: users.id, status: users.status })
    .from(users)
    .where(and(eq(users.realmId, p.realmId), isAnyOf(users.id, p.ids)))
    .orderBy(users.id)
    .for('no key update'),
)

const accountSlots = {
  id: slot.uuid,
  username: slot.nullable(slot.text),
  sealedPhoneNumber: slot.nullable(slot.bytes),
  phoneVerifiedAt: slot.nullable(slot.instant),
  sealedAddress: slot.nullable(slot.bytes),
  at: slot.instant,
}
export const updateAccount = statement(accountSlots, (db, p) =>
  db
    .update(users)
    .set({
      username: p.username as never,
      sealedPhoneNumber: p.sealedPhoneNumber as never,
      phoneVerifiedAt: p.phoneVerifiedAt as never,
      sealedAddress: p.sealedAddress as never,
      updatedAt: p.at as never,
    })
    .where(and(eq(users.realmId, p.realmId), eq(users.id, p.id))),
)

const statusSlots = {
  id: slot.uuid,
  status: slot.text,
  reason: slot.nullable(slot.text),
  byId: slot.uuid,
  at: slot.instant,
}
export const updateStatus = statement(statusSlots, (db, p) =>
  db
    .update(users)
    .set({
      status: p.status as never,
      statusReason: p.reason as never,
      statusChangedAt: p.at as never,
      statusChangedBy: p.byId as never,
      updatedAt: p.at as never,
    })
    .where(and(eq(users.realmId, p.realmId), eq(users.id, p.id))),
)

/** Marks a phone number as proved. No row: the number has changed meanwhile. */
export const markPhoneVerified = statement({ id: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .update(users)
    .set({ phoneVerifiedAt: p.at as never, updatedAt: p.at as never })
    .where(and(eq(users.realmId, p.realmId), eq(users.id, p.id), sql`${users.sealedPhoneNumber} is not null`)),
)

const isCodeOf = (p: { realmId: unknown; id: unknown }) =>
  and(
    eq(mailedTokens.realmId, p.realmId as string),
    eq(mailedTokens.userId, p.id as string),
    eq(mailedTokens.purpose, 'VERIFY_PHONE'),
  )

export const insertCode = realmRows(mailedTokens).insert({ defaults: ['tries', 'usedAt'] })

/** How many codes were sent to a user's phone since an instant. */
export const codesSince = statement({ id: slot.uuid, since: slot.instant }, (db, p) =>
  db
    .select({ count: sql`count(*)`.mapWith(Number) })
    .from(mailedTokens)
    .where(and(isCodeOf(p), sql`${mailedTokens.createdAt} > ${p.since}::timestamptz`)),
)

/** Ends all codes that wait for a user. */
export const voidCodes = statement({ id: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .update(mailedTokens)
    .set({ usedAt: p.at as never })
    .where(and(isCodeOf(p), isNull(mailedTokens.usedAt))),
)

/** Counts a try of the code that waits for a user. No row: none waits, or its tries are used up. */
export const tryCode = statement({ id: slot.uuid, at: slot.instant, most: slot.int }, (db, p) =>
  db
    .update(mailedTokens)
    .set({ tries: sql`${mailedTokens.tries} + 1` })
    .where(
      and(
        isCodeOf(p),
        isNull(mailedTokens.usedAt),
        sql`${mailedTokens.expiresAt} > ${p.at}::timestamptz and ${mailedTokens.tries} < ${p.most}`,
      ),
    )
    .returning({ id: mailedTokens.id, tokenHash: mailedTokens.tokenHash }),
)

/** Uses a code. No row: another request was first. */
export const useCode = statement({ codeId: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .update(mailedTokens)
    .set({ usedAt: p.at as never })
    .where(and(eq(mailedTokens.realmId, p.realmId), eq(mailedTokens.id, p.codeId), isNull(mailedTokens.usedAt)))
    .returning({ id: mailedTokens.id }),
)

/** Has changes of what a user has wait for each other. */
export const lockUser = statement({ id: slot.uuid }, (db, p) =>
  db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.realmId, p.realmId), eq(users.id, p.id)))
    .for('no key update'),
)
