import { activeTenant, viewerId } from '@quintet/kit/slice/context.ts'
import { deviceOf } from '@quintet/kit/slice/device.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { badInput } from '@quintet/kit/wire/errors.ts'
import type { LoginOutcome, Resolvers } from '../types.gen.ts'
import { loginsOfTenant, loginsOfUser } from './store.ts'

export const resolvers: Resolvers = {
  Viewer: {
    loginHistory: (_, page, context) => loginsOfUser(context, { ...page, person: viewerId(context) }),
  },
  Tenant: {
    loginHistory({ id }, { userId = null, outcome = null, ...page }, context) {
      if (userId !== null && !isUuid(userId)) throw badInput('userId must be the id of a person')
      return loginsOfTenant(activeTenant(context, id), userId, outcome, page)
    },
  },
  LoginHistoryEntry: {
    outcome: ({ outcome }) => outcome as LoginOutcome,
    ipAddress: ({ clientIp }) => clientIp,
    device: ({ userAgent }) => deviceOf(userAgent),
    location: ({ country, city }) => (country === null && city === null ? null : { country, city }),
    user: ({ userId }) => ({ id: userId }),
  },
}
