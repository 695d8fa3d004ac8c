import { activeTenant, viewerId } from '@quintet/kit/slice/context.ts'
import { deviceOf } from '@quintet/kit/slice/device.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { badInput } from '@quintet/kit/wire/errors.ts'
import type { AuditSeverity, Resolvers } from '../types.gen.ts'
import { type AuditFilter, allAudit, ownAudit, tenantAudit } from './store.ts'

interface Given {
  readonly userId?: string | null
  readonly event?: string | null
  readonly severity?: AuditSeverity | null
}

function filterOf({ userId = null, event = null, severity = null }: Given): AuditFilter {
  if (userId !== null && !isUuid(userId)) throw badInput('userId must be the id of a person')
  return { about: userId, name: event, severity }
}

const reference = (id: string | null) => (id === null ? null : { id })

export const resolvers: Resolvers = {
  Query: {
    securityAudit: (_, args, context) => allAudit(context, filterOf(args), args),
  },
  Viewer: {
    securityAudit: (_, args, context) => ownAudit(context, viewerId(context), args),
  },
  Tenant: {
    securityAudit: ({ id }, args, context) => tenantAudit(activeTenant(context, id), filterOf(args), args),
  },
  SecurityAuditEntry: {
    ipAddress: ({ clientIp }) => clientIp,
    device: ({ userAgent }) => deviceOf(userAgent),
    user: ({ userId }) => reference(userId),
    actor: ({ actorId }) => reference(actorId),
  },
}
