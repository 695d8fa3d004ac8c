import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { tenancy } from './schema.ts'

/** Channels of a tenant, on which messages are broadcast. */
export const channels = tenancy.table(
  'channels',
  {
    ...tenantKey(),
    /** Its name in requests. */
    slug: text('slug').notNull(),
    /** Its display name. */
    name: text('name').notNull(),
    /** Members with one of these roles receive; null names none, and all do. */
    readRoles: text('read_roles').array(),
    /** Members with one of these roles send; null names none, and all do. */
    writeRoles: text('write_roles').array(),
    /** For how many hours messages are kept. */
    retentionHours: integer('retention_hours').notNull(),
    /** When it was made. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    uniqueIndex('channels_slug').on(t.tenantId, t.slug),
    check('channels_retention', sql`retention_hours between 1 and 8760`),
  ],
)

/** Messages on channels. */
export const channelMessages = tenancy.table(
  'channel_messages',
  {
    ...tenantKey(),
    /** The channel. */
    channelId: uuid('channel_id').notNull(),
    /** What happened, as senders name it. */
    event: text('event').notNull(),
    /** What there is to know about it. */
    payload: jsonb('payload').$type<unknown>().notNull(),
    /** These users alone receive and find it; null names none, and all who receive do. */
    audience: uuid('audience').array(),
    /** The user who sent it; null for a client without a user. */
    senderId: uuid('sender_id'),
    /** When it was sent. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.channelId], foreignColumns: [channels.tenantId, channels.id] }).onDelete(
      'cascade',
    ),
    index('channel_messages_channel').on(t.tenantId, t.channelId, t.id),
  ],
)
