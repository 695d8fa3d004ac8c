import { consumerOf } from '@quintet/kit/events/consume.ts'
import { newIdAt } from '@quintet/kit/slice/ids.ts'
import { insertActivity, noTenant } from './store.ts'

const activities = [
  'identity.activity',
  'tenancy.activity',
  'marketplace.activity',
  'recruiting.activity',
  'credit.activity',
] as const

/** Writes down what was done in any subgraph. */
export const consumers = consumerOf(activities, async ({ tenantId, payload }, writer) => {
  const { version, actorId = null, ...activity } = payload
  const at = new Date(payload.at)
  const inside = writer.as({ tenantId: tenantId ?? noTenant })
  // Rows lie in the month of their id.
  await insertActivity(inside, { id: newIdAt(at), ...activity, actorId, at, createdAt: at })
})
