// What happens in tenants when one of their members is deleted, comes back, or is to be forgotten.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import * as jobTables from '@quintet/drizzle/tenancy/queues.ts'
import type { ConsumedEvent } from '@quintet/kit/events/consume.ts'
import type { Publish } from '@quintet/kit/events/publish.ts'
import { requestsOfEvents } from '@quintet/kit/slice/job-requests.ts'
import { recordChange } from '../access/store.ts'
import { hideOrigins, noTenant } from '../activity/store.ts'
import { forgetMessages } from '../conversations/leaving.ts'
import { purgeQueue } from '../documents/queues.ts'
import { trashOwn } from '../documents/store.ts'
import { deleteInsightsOf } from '../insights/store.ts'
import { deleteMemoriesOf, deleteSearchesOf } from '../memories/store.ts'
import { deleteNotificationsOf, deletePreferencesOf } from '../notifications/store.ts'
import { endMembership, ownMemberships, resumeMembership } from './store.ts'

const request = requestsOfEvents(jobTables)
type UserEvent = ConsumedEvent<'identity.user.scrub_due'>['payload']

/** The transaction in each tenant of which a user is or was a member, one after the other. */
async function inEachTenant(
  writer: Writer,
  userId: string,
  work: (inside: Writer, tenantId: string) => Promise<void>,
): Promise<void> {
  const tenants = await writer.as({ userId, tenantId: null }).read(ownMemberships, {})
  for (const { tenantId } of tenants) await work(writer.as({ tenantId, userId: null }), tenantId)
}

/** Ends a user's memberships. Roles stay beside them, so that a user who comes back is again what they were. */
export const leaveTenants = (writer: Writer, publish: Publish, userId: string, at: Date): Promise<void> =>
  inEachTenant(writer, userId, async (inside) => {
    const [ended] = await inside.run(endMembership, { memberId: userId, at })
    if (ended === undefined) return
    const change = { changedTenantId: ended.tenantId, changedUserId: userId, changedSessionId: null, at }
    await inside.run(recordChange, change)
    await publish(inside, 'tenancy.member.left', { version: 1, userId, at: at.toISOString() })
  })

/** Takes back the end of the memberships that ended at an instant: those that the user left before stay ended. */
export const returnToTenants = (
  writer: Writer,
  publish: Publish,
  userId: string,
  since: Date,
  at: Date,
): Promise<void> =>
  inEachTenant(writer, userId, async (inside) => {
    const [resumed] = await inside.run(resumeMembership, { memberId: userId, since })
    if (resumed === undefined) return
    const change = { changedTenantId: resumed.tenantId, changedUserId: userId, changedSessionId: null, at }
    await inside.run(recordChange, change)
    await publish(inside, 'tenancy.member.joined', { version: 1, userId, at: at.toISOString() })
  })

/** What a user did stays in the log of activity; where they did it from, and what is their own, does not. The other subgraphs of each tenant are told. */
export async function forgetOrigins(writer: Writer, publish: Publish, event: UserEvent): Promise<void> {
  const { userId } = event
  await writer.as({ tenantId: noTenant, userId: null }).run(hideOrigins, { memberId: userId })
  await inEachTenant(writer, userId, async (inside, tenantId) => {
    await inside.run(hideOrigins, { memberId: userId })
    await inside.run(deleteInsightsOf, { memberId: userId })
    await forgetMessages(inside, userId)
    await inside.run(deleteNotificationsOf, { memberId: userId })
    await inside.run(deletePreferencesOf, { memberId: userId })
    await inside.run(deleteMemoriesOf, { memberId: userId })
    await inside.run(deleteSearchesOf, { memberId: userId })
    await purgeDocuments(inside, tenantId, userId, new Date(event.at))
    await publish(inside, 'tenancy.member.scrub_due', event)
  })
}

/** Has jobs purge a user's own documents; what they added to shared buckets is the tenant's. */
async function purgeDocuments(inside: Writer, tenantId: string, memberId: string, at: Date): Promise<void> {
  for (const { id: documentId } of await inside.run(trashOwn, { memberId, at })) {
    await request(inside, purgeQueue, { tenantId, key: `${documentId} forgotten`, payload: { documentId }, at })
  }
}
