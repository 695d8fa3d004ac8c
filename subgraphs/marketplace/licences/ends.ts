// What is written down when a licence ends. Its status says so already, whoever reads it.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { LicenceRow } from './store.ts'
import { updateLicenceRow } from './store.ts'

/** Switches an ended trial off, suspends what a subscription no longer pays for. Null where nothing was to be done. */
export async function writeEnd(writer: Writer, licence: LicenceRow, now: Date): Promise<LicenceRow | null> {
  if (licence.expiresAt === null || licence.expiresAt > now) return null
  if (licence.type === 'TRIAL' && licence.isActive) return updateLicenceRow(writer, { ...licence, isActive: false })
  if (licence.type === 'SUBSCRIPTION' && licence.suspendedAt === null && licence.isActive) {
    const suspended = { suspendedAt: licence.expiresAt, suspendReason: 'PAYMENT' }
    return updateLicenceRow(writer, { ...licence, ...suspended })
  }
  return null
}
