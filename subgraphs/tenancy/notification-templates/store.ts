import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import {
  notificationTemplateVersions,
  notificationTemplates as templates,
} from '@quintet/drizzle/tenancy/notifications.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, isNull, sql } from 'drizzle-orm'

const rows = tenantRows(templates)
export type NotificationTemplateRow = RowOf<typeof rows>
const versions = tenantRows(notificationTemplateVersions)

/** Also templates that were deleted: notifications name them. */
export const loadTemplate = rows.load
export const readTemplate = rows.read
export const templatePage = rows.page('newest first', { where: () => isNull(templates.removedAt) })
export const insertTemplate = rows.insert({ defaults: ['removedAt'] })
export const updateTemplate = rows.update('subject', 'body', 'updatedAt')
export const insertVersion = versions.insert()

/** The index that keeps names of a channel unique. */
export const nameIndex = 'notification_templates_name'

/** The template of a name. */
export const templateOfName = statement({ name: slot.text, channel: slot.text }, (db, p) =>
  db
    .select({
      id: templates.id,
      category: templates.category,
      subject: templates.subject,
      body: templates.body,
      version: templates.version,
    })
    .from(templates)
    .where(
      and(
        eq(templates.tenantId, p.tenantId),
        eq(templates.name, p.name),
        sql`${templates.channel} = ${p.channel}`,
        isNull(templates.removedAt),
      ),
    ),
)

export const countTemplates = statement({}, (db, p) =>
  db
    .select({ count: sql<number>`count(*)::int` })
    .from(templates)
    .where(and(eq(templates.tenantId, p.tenantId), isNull(templates.removedAt))),
)

/** Deletes a template; no row where there is none. */
export const removeTemplate = statement({ id: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .update(templates)
    .set({ removedAt: p.at as never, updatedAt: p.at as never })
    .where(and(eq(templates.tenantId, p.tenantId), eq(templates.id, p.id), isNull(templates.removedAt)))
    .returning({ id: templates.id }),
)
