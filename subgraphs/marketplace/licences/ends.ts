// What is written down when a licence ends. Its status says so already.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import type { Context } from '../context.ts'
import { endQueue, reminderQueue } from './queues.ts'
import { reminderAt } from './rules.ts'
import { type LicenceRow, updateLicenceRow } from './store.ts'

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

/** Has jobs write down the end of a licence, and tell the tenant's owners some days before. */
export async function planEnd(
  context: Context,
  writer: Writer,
  id: LicenceRow['id'],
  expiresAt: Date,
  now: Date,
): Promise<void> {
  // Jobs go by the context's clock, and the end by the tenant's billing clock.
  const at = (instant: Date) => new Date(context.clock.now().getTime() + instant.getTime() - now.getTime())
  const payload = { id, expiresAt: expiresAt.toISOString() }
  const key = `${id} ${payload.expiresAt}`
  await requestJob(context, writer, endQueue, key, payload, { startAfter: at(expiresAt) })
  const reminder = reminderAt(expiresAt)
  if (reminder > now) await requestJob(context, writer, reminderQueue, key, payload, { startAfter: at(reminder) })
}
