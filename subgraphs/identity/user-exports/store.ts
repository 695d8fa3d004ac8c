import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { userExports } from '@quintet/drizzle/identity/user-exports.ts'
import { users } from '@quintet/drizzle/identity/users.ts'
import { type RowOf, realmRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, sql } from 'drizzle-orm'

const rows = realmRows(userExports)
export type UserExportRow = RowOf<typeof rows>

/** A user's exports, newest first. */
export const exportPage = rows.page('newest first', {
  slots: { person: slot.uuid },
  where: (p) => eq(userExports.userId, p.person),
})

export const insertExport = rows.insert({ defaults: ['status', 'fileKey', 'expiresAt'] })
export const readExport = rows.read

/** The index that keeps one export of a user waiting. */
export const queuedIndex = 'user_exports_queued'

const readySlots = { id: slot.uuid, fileKey: slot.text, expiresAt: slot.instant }
/** Its file lies there. No row: it is over already. */
export const markReady = statement(readySlots, (db, p) =>
  db
    .update(userExports)
    .set({ status: 'READY', fileKey: p.fileKey as never, expiresAt: p.expiresAt as never })
    .where(
      and(
        eq(userExports.realmId, p.realmId),
        eq(userExports.id, p.id),
        sql`${userExports.status} in ('QUEUED', 'FAILED')`,
      ),
    )
    .returning({ userId: userExports.userId }),
)

export const markFailed = statement({ id: slot.uuid }, (db, p) =>
  db
    .update(userExports)
    .set({ status: 'FAILED' })
    .where(and(eq(userExports.realmId, p.realmId), eq(userExports.id, p.id), eq(userExports.status, 'QUEUED'))),
)

export const markExpired = statement({ id: slot.uuid }, (db, p) =>
  db
    .update(userExports)
    .set({ status: 'EXPIRED', fileKey: null })
    .where(and(eq(userExports.realmId, p.realmId), eq(userExports.id, p.id), eq(userExports.status, 'READY'))),
)

/** Where letters to a user go. */
export const addressOf = statement({ id: slot.uuid }, (db, p) =>
  db
    .select({ email: users.email })
    .from(users)
    .where(and(eq(users.realmId, p.realmId), eq(users.id, p.id))),
)
