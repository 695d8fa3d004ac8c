import { activeTenant } from '@quintet/kit/slice/context.ts'
import { highestId, pageById } from '@quintet/kit/slice/pages.ts'
import { searchText } from '@quintet/kit/slice/search.ts'
import type { Context } from '../context.ts'
import { loadTemplate } from '../notification-templates/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { markNotificationsRead, sendNotifications, setNotificationPreference, unreadCount } from './actions.ts'
import { type NotificationReceived, notificationsReceived } from './live.ts'
import { channels } from './rules.ts'
import { notificationPage, notificationsBefore, preferencesOf } from './store.ts'

/** The caller's user; null where there are no notifications of theirs: without a tenant, and for service accounts. */
const memberIn = ({ envelope }: Context): string | null =>
  envelope.tenantId === null ? null : (envelope.viewer?.userId ?? null)

export const resolvers: Resolvers = {
  Viewer: {
    async unreadNotificationCount(_, __, context) {
      const memberId = memberIn(context)
      return memberId === null ? null : unreadCount(context.scope, memberId)
    },
    async notificationPreferences(_, __, context) {
      const memberId = memberIn(context)
      if (memberId === null) return null
      const set = await context.scope.read(preferencesOf, { members: [memberId] })
      const chosen = new Map(set.map((preference) => [preference.channel, preference]))
      return channels.map((channel) => chosen.get(channel) ?? { channel, isEnabled: true, digest: 'NONE' })
    },
    async notifications(_, { isRead = null, channel = null, search: given = null, ...page }, context) {
      const memberId = memberIn(context)
      if (memberId === null) return null
      const search = searchText(given)
      // One snapshot: what is not on the page comes after its cursor.
      return context.scope.snapshot(async (reader) => {
        const changesCursor = await context.notificationFeed.head(reader, memberId)
        const found = await pageById(page, highestId, (beyond, limit) =>
          reader.read(notificationsBefore, { memberId, beyond, isRead, channel, search, limit }),
        )
        return { changesCursor, edges: found.edges, nodes: found.nodes, pageInfo: found.pageInfo }
      })
    },
  },
  Tenant: {
    notifications: ({ id }, { status = null, search = null, ...page }, context) =>
      notificationPage(activeTenant(context, id), { ...page, status, search: searchText(search) }),
  },
  Notification: {
    user: ({ userId }) => ({ id: userId }),
    template: ({ templateId }, _, context) => (templateId === null ? null : loadTemplate(context, templateId)),
  },
  NotificationAttempt: {
    at: ({ at }) => new Date(at),
  },
  Mutation: {
    sendNotifications: (_, { input }, context) => sendNotifications(context, input),
    markNotificationsRead: (_, { input }, context) => markNotificationsRead(context, input),
    setNotificationPreference: (_, { input }, context) => setNotificationPreference(context, input),
  },
  Subscription: {
    notificationReceived: {
      subscribe: (_, { after }, context) => notificationsReceived(context, after),
      resolve: (received: NotificationReceived) => received,
    },
  },
}
