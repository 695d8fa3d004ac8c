import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { decimalText } from '@quintet/kit/slice/money.ts'
import type { Context } from '../context.ts'
import { invoiceLetterQueue, suspensionLetterQueue } from './queues.ts'
import type { InvoiceRow, ModuleSubscriptionRow } from './store.ts'

/** Tells the tenant's owners of a payment, or of one that was declined: once for each bill and try. */
export async function tellOfInvoice(
  context: Context,
  writer: Writer,
  { moduleId }: ModuleSubscriptionRow,
  invoice: InvoiceRow,
): Promise<void> {
  const key = invoice.status === 'PAID' ? `${invoice.id} paid` : `${invoice.id} ${invoice.attemptCount}`
  await requestJob(context, writer, invoiceLetterQueue, key, {
    key,
    module: moduleId,
    amount: `${decimalText(invoice)} ${invoice.currency}`,
    paidOn: invoice.paidAt?.toISOString().slice(0, 10) ?? null,
  })
}

/** Tells the tenant's owners that a licence was suspended: once for each time. */
export async function tellOfSuspension(
  context: Context,
  writer: Writer,
  { id, moduleId }: { readonly id: string; readonly moduleId: string },
  at: Date,
): Promise<void> {
  const key = `${id} ${at.toISOString()}`
  await requestJob(context, writer, suspensionLetterQueue, key, { key, module: moduleId })
}
