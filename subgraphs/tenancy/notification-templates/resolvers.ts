import { activeTenant } from '@quintet/kit/slice/context.ts'
import type { Resolvers } from '../types.gen.ts'
import { createNotificationTemplate, deleteNotificationTemplate, updateNotificationTemplate } from './actions.ts'
import { previewOf } from './rules.ts'
import { templatePage } from './store.ts'

export const resolvers: Resolvers = {
  Tenant: {
    notificationTemplates: ({ id }, page, context) => templatePage(activeTenant(context, id), page),
  },
  NotificationTemplate: {
    preview: (template, { data }) => previewOf(template, data),
  },
  Mutation: {
    createNotificationTemplate: (_, { input }, context) => createNotificationTemplate(context, input),
    updateNotificationTemplate: (_, { input }, context) => updateNotificationTemplate(context, input),
    deleteNotificationTemplate: (_, { input }, context) => deleteNotificationTemplate(context, input),
  },
}
