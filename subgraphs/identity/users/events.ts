import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { consumerOf } from '@quintet/kit/events/consume.ts'
import { platformRealmId } from '@quintet/kit/wire/envelope.ts'
import { revokeKeysOf } from '../api-keys/store.ts'
import { deleteGrants } from '../oauth/records-store.ts'
import { revokeConsentsOfMember } from '../oauth/store.ts'
import { recordChange } from '../sessions/store.ts'
import { clearLastTenant, setFirstTenant } from './store.ts'

/** What membership decides here: the tenant that sign-in enters where none is named, API keys, and what clients are allowed. */
export const consumers = [
  ...consumerOf(['tenancy.member.joined'] as const, async ({ tenantId, payload }, writer) => {
    if (tenantId === null) return
    const first = { id: payload.userId, joinedTenantId: tenantId }
    await inEachRealm(writer, tenantId, async (inside) => void (await inside.run(setFirstTenant, first)))
  }),
  ...consumerOf(['tenancy.member.left'] as const, async ({ tenantId, payload }, writer) => {
    if (tenantId === null) return
    await inEachRealm(writer, tenantId, (inside) => leave(inside, tenantId, payload))
  }),
]

/** Does something in the realms of which a member can be: the tenant's own and, to which the transaction returns, the platform's. */
async function inEachRealm(writer: Writer, tenantId: string, work: (inside: Writer) => Promise<void>): Promise<void> {
  for (const realmId of [tenantId, platformRealmId]) await work(writer.as({ realmId }))
}

async function leave(writer: Writer, tenantId: string, { userId, at: instant }: { userId: string; at: string }) {
  const at = new Date(instant)
  await writer.run(clearLastTenant, { id: userId, leftTenantId: tenantId })
  // A key dies with its creator's membership, unless it is a service account's.
  const revoked = await writer.run(revokeKeysOf, { creatorId: userId, leftTenantId: tenantId, at })
  const consents = await writer.run(revokeConsentsOfMember, { person: userId, leftTenantId: tenantId, at })
  await writer.run(deleteGrants, { grantIds: consents.map(({ id }) => id) })
  for (const { id } of [...revoked, ...consents]) {
    await writer.run(recordChange, { changedSessionId: id, changedUserId: null, changedTenantId: null, at })
  }
}
