// Keeps the licence of a module as its subscription has it.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { Context } from '../context.ts'
import { planEnd } from '../licences/ends.ts'
import { endLicence, giveLicence } from '../licences/given.ts'
import { type LicenceState, updateLicenceRow } from '../licences/store.ts'
import { tellOfSuspension } from './letters.ts'
import { licenceTerms } from './rules.ts'
import type { ModuleSubscriptionRow } from './store.ts'

/** Writes what a subscription means for the licence of its module. One that was bought stays as it is. */
export async function settleLicence(
  context: Context,
  writer: Writer,
  state: LicenceState,
  subscription: ModuleSubscriptionRow,
): Promise<void> {
  const terms = licenceTerms(subscription)
  const present = state.licences.get(state.modulesById.get(subscription.moduleId)!.slug)
  const isOurs = present?.subscriptionId === subscription.id
  if (terms === null || (present?.type === 'PURCHASED' && present.endedAt === null)) return
  writer.afterCommit(context.wakeLicences)
  if (terms.endedAt !== null) {
    // A licence that another subscription pays for by now is none of its business. One that was not given yet is given and
    // taken: its end may be told of first.
    const given = {
      type: 'SUBSCRIPTION',
      expiresAt: terms.expiresAt,
      purchaseId: null,
      subscriptionId: subscription.id,
    }
    if (isOurs) await endLicence(writer, { ...present, expiresAt: terms.expiresAt }, terms.endedAt)
    else if (present === undefined || present.type === 'TRIAL') {
      await endLicence(writer, await giveLicence(writer, state, subscription.moduleId, given), terms.endedAt)
    }
    return
  }
  const { expiresAt, suspended } = terms
  const suspension = { suspendedAt: suspended?.at ?? null, suspendReason: suspended?.reason ?? null }
  if (isOurs && present.endedAt === null) {
    if (suspended !== null && present.suspendedAt === null) {
      await tellOfSuspension(context, writer, present, suspended.at)
    }
    await updateLicenceRow(writer, { ...present, expiresAt, ...suspension })
    if (expiresAt > state.now) await planEnd(context, writer, present.id, expiresAt, state.now)
  } else {
    const given = { type: 'SUBSCRIPTION', expiresAt, purchaseId: null, subscriptionId: subscription.id }
    const licence = await giveLicence(writer, state, subscription.moduleId, given)
    if (suspended !== null) await updateLicenceRow(writer, { ...licence, ...suspension })
    if (expiresAt > state.now) await planEnd(context, writer, licence.id, expiresAt, state.now)
  }
}
