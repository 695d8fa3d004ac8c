import { consumerOf } from '@quintet/kit/events/consume.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
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
  const { version, at, actorId = null, ...activity } = payload
  const inside = writer.as({ tenantId: tenantId ?? noTenant })
  await insertActivity(inside, { id: newId(), ...activity, actorId, at: new Date(at), createdAt: new Date(at) })
})
