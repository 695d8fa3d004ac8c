import { statement } from '@quintet/drizzle/client/statement.ts'
import { roleBindings } from '@quintet/drizzle/tenancy/access.ts'
import { activities } from '@quintet/drizzle/tenancy/activity.ts'
import { documents } from '@quintet/drizzle/tenancy/documents.ts'
import { insights } from '@quintet/drizzle/tenancy/insights.ts'
import { memoryEntries, memorySearches } from '@quintet/drizzle/tenancy/memories.ts'
import { notificationPreferences, notifications } from '@quintet/drizzle/tenancy/notifications.ts'
import { memberships } from '@quintet/drizzle/tenancy/tenants.ts'
import type { CollectPersonalData } from '@quintet/kit/subgraph/personal-data.ts'
import { and, asc, eq } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { ownConversations, ownMessages } from '../conversations/messages.ts'

const ownMemberships = statement({}, (db, p) =>
  db
    .select({ tenantId: memberships.tenantId, joinedAt: memberships.createdAt, leftAt: memberships.leftAt })
    .from(memberships)
    .where(eq(memberships.userId, p.userId))
    .orderBy(asc(memberships.id)),
)
const ownRoles = statement({}, (db, p) =>
  db
    .select({ tenantId: roleBindings.tenantId, role: roleBindings.role, grantedAt: roleBindings.createdAt })
    .from(roleBindings)
    .where(eq(roleBindings.userId, p.userId)),
)
const ownActivity = statement({}, (db, p) =>
  db
    .select({
      at: activities.at,
      tenantId: activities.tenantId,
      action: activities.action,
      targetId: activities.targetId,
      clientIp: activities.clientIp,
      userAgent: activities.userAgent,
    })
    .from(activities)
    .where(eq(activities.userId, p.userId))
    .orderBy(asc(activities.id)),
)

const ownInsights = statement({}, (db, p) =>
  db
    .select({
      tenantId: insights.tenantId,
      profileCompleteness: insights.profileCompleteness,
      interestScore: insights.interestScore,
      topics: insights.topics,
      updatedAt: insights.updatedAt,
    })
    .from(insights)
    .where(and(eq(insights.tenantId, p.tenantId), eq(insights.userId, p.userId))),
)

const ownDocuments = statement({}, (db, p) =>
  db
    .select({
      tenantId: documents.tenantId,
      id: documents.id,
      type: documents.type,
      status: documents.status,
      fileName: documents.fileName,
      contentType: documents.contentType,
      size: documents.size,
      metadata: documents.metadata,
      createdAt: documents.createdAt,
    })
    .from(documents)
    .where(and(eq(documents.tenantId, p.tenantId), eq(documents.ownerId, p.userId)))
    .orderBy(asc(documents.id)),
)

const ownNotifications = statement({}, (db, p) =>
  db
    .select({
      tenantId: notifications.tenantId,
      channel: notifications.channel,
      category: notifications.category,
      status: notifications.status,
      subject: notifications.subject,
      body: notifications.body,
      createdAt: notifications.createdAt,
      readAt: notifications.readAt,
    })
    .from(notifications)
    .where(and(eq(notifications.tenantId, p.tenantId), eq(notifications.userId, p.userId)))
    .orderBy(asc(notifications.id)),
)

const ownPreferences = statement({}, (db, p) =>
  db
    .select({
      tenantId: notificationPreferences.tenantId,
      channel: notificationPreferences.channel,
      isEnabled: notificationPreferences.isEnabled,
      digest: notificationPreferences.digest,
    })
    .from(notificationPreferences)
    .where(and(eq(notificationPreferences.tenantId, p.tenantId), eq(notificationPreferences.userId, p.userId)))
    .orderBy(asc(notificationPreferences.channel)),
)

const ownMemories = statement({}, (db, p) =>
  db
    .select({
      tenantId: memoryEntries.tenantId,
      namespace: memoryEntries.namespace,
      content: memoryEntries.content,
      metadata: memoryEntries.metadata,
      createdAt: memoryEntries.createdAt,
      expiresAt: memoryEntries.expiresAt,
    })
    .from(memoryEntries)
    .where(and(eq(memoryEntries.tenantId, p.tenantId), eq(memoryEntries.userId, p.userId)))
    .orderBy(asc(memoryEntries.id)),
)

const ownSearches = statement({}, (db, p) =>
  db
    .select({
      tenantId: memorySearches.tenantId,
      query: memorySearches.query,
      namespace: memorySearches.namespace,
      at: memorySearches.at,
    })
    .from(memorySearches)
    .where(and(eq(memorySearches.tenantId, p.tenantId), eq(memorySearches.userId, p.userId)))
    .orderBy(asc(memorySearches.id)),
)

/** What tenancy holds of a person. */
export const collectPersonalData: CollectPersonalData<Context> = async ({ own, inTenants }) => {
  const [found, roles, activity] = await Promise.all([
    own.read(ownMemberships, {}),
    own.read(ownRoles, {}),
    own.read(ownActivity, {}),
  ])
  const inWorkspace = {
    insights: inTenants((scope) => scope.read(ownInsights, {})),
    documents: inTenants((scope) => scope.read(ownDocuments, {})),
    notifications: inTenants((scope) => scope.read(ownNotifications, {})),
    notificationPreferences: inTenants((scope) => scope.read(ownPreferences, {})),
    conversations: inTenants((scope) => scope.read(ownConversations, {})),
    messages: inTenants((scope) => scope.read(ownMessages, {})),
    memories: inTenants((scope) => scope.read(ownMemories, {})),
    memorySearches: inTenants((scope) => scope.read(ownSearches, {})),
  }
  const entries = Object.entries(inWorkspace).map(async ([name, rows]) => [name, await rows] as const)
  return { memberships: found, roles, activity, ...Object.fromEntries(await Promise.all(entries)) }
}
