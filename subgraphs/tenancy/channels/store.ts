import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { channelMessages, channels } from '@quintet/drizzle/tenancy/channels.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, desc, eq, lt, sql } from 'drizzle-orm'

const rows = tenantRows(channels)
export type ChannelRow = RowOf<typeof rows>
const messages = tenantRows(channelMessages)
export type ChannelMessageRow = RowOf<typeof messages>

export const channelPage = rows.page({ by: 'slug' })
export const insertChannel = rows.insert()
export const insertMessage = messages.insert()

/** The index that keeps slugs unique. */
export const slugIndex = 'channels_slug'

const columns = {
  id: channels.id,
  slug: channels.slug,
  name: channels.name,
  readRoles: channels.readRoles,
  writeRoles: channels.writeRoles,
  retentionHours: channels.retentionHours,
  createdAt: channels.createdAt,
  updatedAt: channels.updatedAt,
}

const channelOfId = statement({ id: slot.uuid }, (db, p) =>
  db
    .select(columns)
    .from(channels)
    .where(and(eq(channels.tenantId, p.tenantId), eq(channels.id, p.id))),
)

export const readChannel = async (reader: Reader, id: string): Promise<ChannelRow | null> =>
  (await reader.read(channelOfId, { id }))[0] ?? null

/** A channel by its slug. */
export const channelOfSlug = statement({ slug: slot.text }, (db, p) =>
  db
    .select(columns)
    .from(channels)
    .where(and(eq(channels.tenantId, p.tenantId), eq(channels.slug, p.slug))),
)

export const countChannels = statement({}, (db, p) =>
  db.select({ count: sql<number>`count(*)::int` }).from(channels).where(eq(channels.tenantId, p.tenantId)),
)

export const deleteRow = statement({ slug: slot.text }, (db, p) =>
  db
    .delete(channels)
    .where(and(eq(channels.tenantId, p.tenantId), eq(channels.slug, p.slug)))
    .returning({ id: channels.id }),
)

const pageSlots = { channelId: slot.uuid, beyond: slot.uuid, since: slot.instant, limit: slot.int }
/** Messages on a channel that the caller may find, newest first. */
export const messagesBefore = statement(pageSlots, (db, p) =>
  db
    .select({
      id: channelMessages.id,
      channelId: channelMessages.channelId,
      event: channelMessages.event,
      payload: channelMessages.payload,
      audience: channelMessages.audience,
      senderId: channelMessages.senderId,
      createdAt: channelMessages.createdAt,
    })
    .from(channelMessages)
    .where(
      and(
        eq(channelMessages.tenantId, p.tenantId),
        eq(channelMessages.channelId, p.channelId),
        lt(channelMessages.id, p.beyond),
        sql`${channelMessages.createdAt} > ${p.since}::timestamptz`,
        sql`(${channelMessages.audience} is null or ${p.userId}::uuid = any(${channelMessages.audience}))`,
      ),
    )
    .orderBy(desc(channelMessages.id))
    .limit(p.limit),
)

/** Removes messages that are too old. */
export const deleteBefore = statement({ channelId: slot.uuid, before: slot.instant }, (db, p) =>
  db
    .delete(channelMessages)
    .where(
      and(
        eq(channelMessages.tenantId, p.tenantId),
        eq(channelMessages.channelId, p.channelId),
        sql`${channelMessages.createdAt} <= ${p.before}::timestamptz`,
      ),
    ),
)
