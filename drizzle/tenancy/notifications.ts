import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, jsonb, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey, tsvector } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { tenancy } from './schema.ts'

export type StoredChannel = 'EMAIL' | 'SMS' | 'IN_APP'
export type StoredCategory = 'MARKETING' | 'UPDATES' | 'SECURITY' | 'NEWSLETTER' | 'BILLING'
export type StoredStatus = 'QUEUED' | 'SENT' | 'FAILED' | 'SUPPRESSED'
export type StoredDigest = 'NONE' | 'DAILY' | 'WEEKLY'

export interface StoredAttempt {
  /** ISO 8601. */
  readonly at: string
  readonly outcome: StoredStatus
  readonly error: string | null
}

const isChannel = sql`channel in ('EMAIL', 'SMS', 'IN_APP')`
const isCategory = sql`category in ('MARKETING', 'UPDATES', 'SECURITY', 'NEWSLETTER', 'BILLING')`

/** Texts of notifications, with places for data. */
export const notificationTemplates = tenancy.table(
  'notification_templates',
  {
    ...tenantKey(),
    /** Its name in requests. */
    name: text('name').notNull(),
    /** What it is sent by. */
    channel: text('channel').$type<StoredChannel>().notNull(),
    /** What it is about. */
    category: text('category').$type<StoredCategory>().notNull(),
    /** The subject of e-mails. */
    subject: text('subject'),
    /** The text. */
    body: text('body').notNull(),
    /** Raised by each change of a text. */
    version: integer('version').notNull().default(1),
    /** When it was made. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
    /** When it was deleted: notifications still name it. */
    removedAt: instant('deleted_at'),
  },
  (t) => [
    ...tenantIsolation(t),
    uniqueIndex('notification_templates_name').on(t.tenantId, t.name, t.channel).where(sql`deleted_at is null`),
    check('notification_templates_channel', isChannel),
    check('notification_templates_category', isCategory),
  ],
)

/** What templates said before and say now: a row for each version. */
export const notificationTemplateVersions = tenancy.table(
  'notification_template_versions',
  {
    ...tenantKey(),
    /** The template. */
    templateId: uuid('template_id').notNull(),
    /** The version. */
    number: integer('number').notNull(),
    /** The subject of e-mails. */
    subject: text('subject'),
    /** The text. */
    body: text('body').notNull(),
    /** When it was written. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({
      columns: [t.tenantId, t.templateId],
      foreignColumns: [notificationTemplates.tenantId, notificationTemplates.id],
      name: 'notification_template_versions_template',
    }),
    unique('notification_template_versions_number').on(t.tenantId, t.templateId, t.number),
  ],
)

/** Notifications to members. */
export const notifications = tenancy.table(
  'notifications',
  {
    ...tenantKey(),
    /** Who gets it. */
    userId: uuid('user_id').notNull(),
    /** What it is sent by. */
    channel: text('channel').$type<StoredChannel>().notNull(),
    /** What it is about. */
    category: text('category').$type<StoredCategory>().notNull(),
    /** How far it is. */
    status: text('status').$type<StoredStatus>().notNull(),
    /** The template it was written by; null for a text of its own. */
    templateId: uuid('template_id'),
    /** The template's version. */
    templateVersion: integer('template_version'),
    /** The subject of an e-mail. */
    subject: text('subject'),
    /** What it says. */
    body: text('body').notNull(),
    /** The words of subject and text, for full-text search. */
    words: tsvector('words').generatedAlwaysAs(sql`to_tsvector('simple', coalesce(subject, '') || ' ' || body)`),
    /** What it is about, as the sender names it: a person gets it once. */
    dedupeKey: text('dedupe_key'),
    /** Each try to send it. */
    attempts: jsonb('attempts').$type<readonly StoredAttempt[]>().notNull(),
    /** When the letter is due that many are sent in; null for one that comes by itself. */
    digestAt: instant('digest_at'),
    /** When it was made. */
    createdAt: createdAt(),
    /** When it was sent. */
    sentAt: instant('sent_at'),
    /** When the person read it. */
    readAt: instant('read_at'),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({
      columns: [t.tenantId, t.templateId],
      foreignColumns: [notificationTemplates.tenantId, notificationTemplates.id],
    }),
    index('notifications_user').on(t.tenantId, t.userId, t.id),
    index('notifications_unread').on(t.tenantId, t.userId, t.id).where(sql`read_at is null`),
    index('notifications_status').on(t.tenantId, t.status, t.id),
    index('notifications_template').on(t.tenantId, t.templateId),
    uniqueIndex('notifications_dedupe').on(t.tenantId, t.userId, t.dedupeKey),
    check('notifications_channel', isChannel),
    check('notifications_category', isCategory),
    check('notifications_status', sql`status in ('QUEUED', 'SENT', 'FAILED', 'SUPPRESSED')`),
  ],
)

/** Which channels members want. Without a row a channel is wanted. */
export const notificationPreferences = tenancy.table(
  'notification_preferences',
  {
    ...tenantKey(),
    /** The member. */
    userId: uuid('user_id').notNull(),
    /** The channel. */
    channel: text('channel').$type<StoredChannel>().notNull(),
    /** Whether they want it. */
    isEnabled: boolean('is_enabled').notNull(),
    /** Whether they want many in one. */
    digest: text('digest').$type<StoredDigest>().notNull(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    unique('notification_preferences_channel').on(t.tenantId, t.userId, t.channel),
    check('notification_preferences_channel_known', isChannel),
    check('notification_preferences_digest', sql`digest in ('NONE', 'DAILY', 'WEEKLY')`),
  ],
)
