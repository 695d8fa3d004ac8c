// Licences that a tenant is given by purchases and subscriptions.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import type { Context } from '../context.ts'
import { insertLicence, type LicenceRow, type LicenceState, lockLicenceState, updateLicenceRow } from './store.ts'

type Terms = Pick<LicenceRow, 'type' | 'expiresAt' | 'purchaseId' | 'subscriptionId'>

/** Gives the tenant the licence of a module on these terms: a new one, or in the place of the one that it has. */
export async function giveLicence(
  writer: Writer,
  { licences, modulesById, now }: LicenceState,
  moduleId: string,
  terms: Terms,
): Promise<LicenceRow> {
  const present = licences.get(modulesById.get(moduleId)!.slug)
  const valid = { isActive: true, suspendedAt: null, suspendReason: null, endedAt: null }
  if (present !== undefined) return (await updateLicenceRow(writer, { ...present, ...terms, ...valid }))!
  const { isActive: _, ...rest } = valid
  return insertLicence(writer, { id: newId(), moduleId, startsAt: now, trialUsedAt: null, ...rest, ...terms })
}

/** Gives a demo tenant a licence without an end, where it has none of the module. */
export const givePurchased = (context: Context, slug: string): Promise<void> =>
  context.scope.write(async (writer) => {
    const state = await lockLicenceState(writer, context.clock.now())
    if (state.licences.has(slug)) return
    const terms = { type: 'PURCHASED', expiresAt: null, purchaseId: null, subscriptionId: null }
    await giveLicence(writer, state, state.modules.get(slug)!.id, terms)
  })

/** Takes a licence away for good, until it is given anew. */
export const endLicence = (writer: Writer, licence: LicenceRow, endedAt: Date) =>
  updateLicenceRow(writer, { ...licence, isActive: false, endedAt })
