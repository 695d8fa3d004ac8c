import { consumerOf } from '@quintet/kit/events/consume.ts'
import { clearLastTenant, setFirstTenant } from './store.ts'

/** The tenant that sign-in enters where none is named: the first that a user joins, and no longer one that they left. */
export const consumers = [
  ...consumerOf(['tenancy.member.joined'] as const, async ({ tenantId, payload }, writer) => {
    if (tenantId !== null) await writer.run(setFirstTenant, { id: payload.userId, joinedTenantId: tenantId })
  }),
  ...consumerOf(['tenancy.member.left'] as const, async ({ tenantId, payload }, writer) => {
    if (tenantId !== null) await writer.run(clearLastTenant, { id: payload.userId, leftTenantId: tenantId })
  }),
]
