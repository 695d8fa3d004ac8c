import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import {
  notifications,
  notificationPreferences as preferences,
  type StoredAttempt,
} from '@quintet/drizzle/tenancy/notifications.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { hasWords } from '@quintet/kit/slice/search.ts'
import { and, asc, desc, eq, isNull, lt, type SQL, sql } from 'drizzle-orm'

const columns = {
  id: notifications.id,
  userId: notifications.userId,
  channel: notifications.channel,
  category: notifications.category,
  status: notifications.status,
  templateId: notifications.templateId,
  templateVersion: notifications.templateVersion,
  subject: notifications.subject,
  body: notifications.body,
  dedupeKey: notifications.dedupeKey,
  digestAt: notifications.digestAt,
  attempts: notifications.attempts,
  createdAt: notifications.createdAt,
  sentAt: notifications.sentAt,
  readAt: notifications.readAt,
}

const rows = tenantRows(notifications, columns)
export type NotificationRow = RowOf<typeof rows>
export type NotificationAttemptRow = StoredAttempt

/** All notifications of the tenant. */
export const notificationPage = rows.page('newest first', {
  slots: { status: slot.nullable(slot.text), search: slot.nullable(slot.text) },
  where: (p) =>
    and(
      sql`(${p.status}::text is null or ${notifications.status} = ${p.status}::text)`,
      hasWords(notifications.words, p.search),
    ),
})

/** The notifications of a member that they may see: not those that they did not want. */
const ofMember = (p: { tenantId: unknown; memberId: unknown }): SQL =>
  sql`${notifications.tenantId} = ${p.tenantId} and ${notifications.userId} = ${p.memberId}::uuid and ${notifications.status} <> 'SUPPRESSED'`
const unread = sql`${notifications.channel} = 'IN_APP' and ${notifications.readAt} is null`

const ownSlots = {
  memberId: slot.uuid,
  beyond: slot.uuid,
  isRead: slot.nullable(slot.boolean),
  channel: slot.nullable(slot.text),
  search: slot.nullable(slot.text),
  limit: slot.int,
}
/** A member's notifications, newest first. */
export const notificationsBefore = statement(ownSlots, (db, p) =>
  db
    .select(columns)
    .from(notifications)
    .where(
      and(
        ofMember(p),
        lt(notifications.id, p.beyond),
        sql`(${p.isRead}::boolean is null or (${notifications.readAt} is not null) = ${p.isRead}::boolean)`,
        sql`(${p.channel}::text is null or ${notifications.channel} = ${p.channel}::text)`,
        hasWords(notifications.words, p.search),
      ),
    )
    .orderBy(desc(notifications.id))
    .limit(p.limit),
)

export const countUnread = statement({ memberId: slot.uuid }, (db, p) =>
  db
    .select({ count: sql<number>`count(*)::int` })
    .from(notifications)
    .where(and(ofMember(p), unread)),
)

/** Which of some notifications are the member's. */
export const ownAmong = statement({ memberId: slot.uuid, ids: slot.uuids }, (db, p) =>
  db
    .select({ id: notifications.id })
    .from(notifications)
    .where(and(ofMember(p), isAnyOf(notifications.id, p.ids))),
)

const read = (isNamed: boolean) =>
  statement({ memberId: slot.uuid, ids: slot.uuids, at: slot.instant }, (db, p) =>
    db
      .update(notifications)
      .set({ readAt: p.at as never })
      .where(
        and(
          ofMember(p),
          isNull(notifications.readAt),
          isNamed ? isAnyOf(notifications.id, p.ids) : sql`cardinality(${p.ids}) = 0`,
        ),
      )
      .returning({ id: notifications.id }),
  )
export const readSome = read(true)
/** Takes an empty list of ids. */
export const readAll = read(false)

const newSlots = {
  id: slot.uuid,
  memberId: slot.uuid,
  channel: slot.text,
  category: slot.text,
  status: slot.text,
  templateId: slot.nullable(slot.uuid),
  templateVersion: slot.nullable(slot.int),
  subject: slot.nullable(slot.text),
  body: slot.text,
  dedupeKey: slot.nullable(slot.text),
  attempts: slot.json,
  at: slot.instant,
  sentAt: slot.nullable(slot.instant),
}
/** Inserts a notification. No row where the member has one with the same key; it waits for another who inserts that. */
export const insertUnlessKnown = statement(newSlots, (db, p) =>
  db
    .insert(notifications)
    .values({
      tenantId: p.tenantId,
      id: p.id,
      userId: p.memberId,
      channel: p.channel,
      category: p.category,
      status: p.status,
      templateId: p.templateId,
      templateVersion: p.templateVersion,
      subject: p.subject,
      body: p.body,
      dedupeKey: p.dedupeKey,
      attempts: p.attempts,
      createdAt: p.at,
      sentAt: p.sentAt,
    } as never)
    .onConflictDoNothing()
    .returning(columns),
)

const queuedSlots = {
  ids: slot.uuids,
  members: slot.uuids,
  channel: slot.text,
  category: slot.text,
  templateId: slot.nullable(slot.uuid),
  templateVersion: slot.nullable(slot.int),
  subject: slot.nullable(slot.text),
  body: slot.text,
  dedupeKey: slot.nullable(slot.text),
  at: slot.instant,
}
/** As insertUnlessKnown, the same to many members, in their order. Ids and members stand one beside the other. */
export const queueUnlessKnown = statement(queuedSlots, (db, p) =>
  db
    .insert(notifications)
    .select(
      sql`select ${p.tenantId}::uuid, id, member, ${p.channel}::text, ${p.category}::text, 'QUEUED', ${p.templateId}::uuid,
        ${p.templateVersion}::int, ${p.subject}::text, ${p.body}::text, ${p.dedupeKey}::text, '[]'::jsonb, null::timestamptz,
        ${p.at}::timestamptz, null::timestamptz, null::timestamptz
        from unnest(${p.ids}, ${p.members}) with ordinality as asked (id, member, place) order by place`,
    )
    .onConflictDoNothing()
    .returning(columns),
)

/** What members have under a key. */
export const ofDedupeKey = statement({ members: slot.uuids, dedupeKey: slot.text }, (db, p) =>
  db
    .select(columns)
    .from(notifications)
    .where(
      and(
        eq(notifications.tenantId, p.tenantId),
        eq(notifications.dedupeKey, p.dedupeKey),
        isAnyOf(notifications.userId, p.members),
      ),
    ),
)

/** Those of some notifications that wait to be sent by themselves. */
export const queuedAmong = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select(columns)
    .from(notifications)
    .where(
      and(
        eq(notifications.tenantId, p.tenantId),
        isAnyOf(notifications.id, p.ids),
        sql`${notifications.status} = 'QUEUED'`,
        isNull(notifications.digestAt),
      ),
    )
    .orderBy(asc(notifications.id)),
)

/** Keeps one for the letter that is due then. */
export const holdForDigest = statement({ id: slot.uuid, digestAt: slot.instant }, (db, p) =>
  db
    .update(notifications)
    .set({ digestAt: p.digestAt as never })
    .where(
      and(eq(notifications.tenantId, p.tenantId), eq(notifications.id, p.id), sql`${notifications.status} = 'QUEUED'`),
    ),
)

/** What waits for a member's letter that is due then. */
export const heldFor = statement({ memberId: slot.uuid, digestAt: slot.instant, limit: slot.int }, (db, p) =>
  db
    .select(columns)
    .from(notifications)
    .where(
      and(
        eq(notifications.tenantId, p.tenantId),
        eq(notifications.userId, p.memberId),
        eq(notifications.digestAt, p.digestAt),
        sql`${notifications.status} = 'QUEUED'`,
      ),
    )
    .orderBy(asc(notifications.id))
    .limit(p.limit),
)

/** Removes the tenant's notifications of before an instant of the clock, which set their times too. */
export const deleteBefore = statement({ before: slot.instant }, (db, p) =>
  db
    .delete(notifications)
    .where(and(eq(notifications.tenantId, p.tenantId), sql`${notifications.createdAt} <= ${p.before}::timestamptz`)),
)

const outcomeSlots = { ids: slot.uuids, status: slot.text, attempt: slot.json, sentAt: slot.nullable(slot.instant) }
/** Writes down what became of a try to send one. */
export const addAttempts = statement(outcomeSlots, (db, p) =>
  db
    .update(notifications)
    .set({
      status: p.status as never,
      attempts: sql`${notifications.attempts} || ${p.attempt}::jsonb`,
      sentAt: p.sentAt as never,
    })
    .where(
      and(
        eq(notifications.tenantId, p.tenantId),
        isAnyOf(notifications.id, p.ids),
        sql`${notifications.status} = 'QUEUED'`,
      ),
    ),
)

/** What members set about channels. */
export const preferencesOf = statement({ members: slot.uuids }, (db, p) =>
  db
    .select({
      userId: preferences.userId,
      channel: preferences.channel,
      isEnabled: preferences.isEnabled,
      digest: preferences.digest,
    })
    .from(preferences)
    .where(and(eq(preferences.tenantId, p.tenantId), isAnyOf(preferences.userId, p.members))),
)

const preferenceSlots = {
  id: slot.uuid,
  memberId: slot.uuid,
  channel: slot.text,
  isEnabled: slot.boolean,
  digest: slot.text,
  at: slot.instant,
}
export const upsertPreference = statement(preferenceSlots, (db, p) =>
  db
    .insert(preferences)
    .values({
      tenantId: p.tenantId,
      id: p.id,
      userId: p.memberId,
      channel: p.channel,
      isEnabled: p.isEnabled,
      digest: p.digest,
      updatedAt: p.at,
    } as never)
    .onConflictDoUpdate({
      target: [preferences.tenantId, preferences.userId, preferences.channel],
      set: {
        isEnabled: sql`excluded.is_enabled`,
        digest: sql`excluded.digest`,
        updatedAt: sql`excluded.updated_at`,
      },
    }),
)

const ofUser = (p: { tenantId: unknown; memberId: unknown }) =>
  and(eq(notifications.tenantId, p.tenantId as string), eq(notifications.userId, p.memberId as string))
/** Removes the notifications of a user in the active tenant. */
export const deleteNotificationsOf = statement({ memberId: slot.uuid }, (db, p) =>
  db.delete(notifications).where(ofUser(p)),
)
export const deletePreferencesOf = statement({ memberId: slot.uuid }, (db, p) =>
  db.delete(preferences).where(and(eq(preferences.tenantId, p.tenantId), eq(preferences.userId, p.memberId))),
)
