import { activeTenant } from '@quintet/kit/slice/context.ts'
import { deviceOf } from '@quintet/kit/slice/device.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { badInput } from '@quintet/kit/wire/errors.ts'
import type { Resolvers } from '../types.gen.ts'
import { ownActivity, tenantActivity } from './store.ts'

export const resolvers: Resolvers = {
  Viewer: {
    activity: (_, args, context) => ownActivity(context, args),
  },
  Tenant: {
    activity({ id }, { userId = null, action = null, ...page }, context) {
      if (userId !== null && !isUuid(userId)) throw badInput('userId must be the id of a person')
      return tenantActivity(activeTenant(context, id), userId, action, page)
    },
  },
  Activity: {
    details: ({ targetId }) => (targetId === null ? null : { id: targetId }),
    ipAddress: ({ clientIp }) => clientIp,
    device: ({ userAgent }) => deviceOf(userAgent),
    user: ({ userId }) => ({ id: userId }),
    actor: ({ actorId }) => (actorId === null ? null : { id: actorId }),
  },
}
