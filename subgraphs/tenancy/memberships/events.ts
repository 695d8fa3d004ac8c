import { consumerOf } from '@quintet/kit/events/consume.ts'
import { forgetOrigins, leaveTenants, returnToTenants } from './deleted-users.ts'

/** A deleted user leaves all tenants, and is back in them when the deletion is undone. */
const statusChanges = consumerOf(['identity.user.status_changed'] as const, async ({ payload }, writer, publish) => {
  const { userId, from, to, since, at } = payload
  if (to === 'DELETED') await leaveTenants(writer, publish, userId, new Date(at))
  if (from === 'DELETED' && since !== null)
    await returnToTenants(writer, publish, userId, new Date(since), new Date(at))
})

const scrubs = consumerOf(['identity.user.scrub_due'] as const, ({ payload }, writer, publish) =>
  forgetOrigins(writer, publish, payload),
)

export const consumers = [...statusChanges, ...scrubs]
