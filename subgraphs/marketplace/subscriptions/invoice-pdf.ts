// A bill to print.
import { pdfOf, printable } from '@quintet/kit/files/pdf.ts'
import { decimalText } from '@quintet/kit/slice/money.ts'
import type { InvoiceRow } from './store.ts'

interface PrintedInvoice {
  readonly invoice: InvoiceRow
  readonly tenantName: string
  readonly moduleName: string
  readonly interval: string
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

export function invoicePdf({ invoice, tenantName, moduleName, interval }: PrintedInvoice): Promise<Buffer> {
  const { id, status, paidAt, createdAt, periodEnd, currency } = invoice
  const total = `${decimalText(invoice)} ${currency}`
  const states = { OPEN: 'To be paid', VOID: 'Need not be paid', PAID: `Paid on ${dayOf(paidAt ?? createdAt)}` }
  const lines = [
    ['Number', id],
    ['Date', dayOf(createdAt)],
    ['To', tenantName],
    ['For', `${moduleName}, by the ${interval === 'YEAR' ? 'year' : 'month'}, until ${dayOf(periodEnd)}`],
    ['Total', total],
    ['Status', states[status as keyof typeof states]],
  ] as const
  return pdfOf(`Invoice ${id}`, createdAt, (document) => {
    document.fontSize(16).text('Invoice').moveDown().fontSize(10)
    for (const [name, value] of lines) document.text(`${name}: ${printable(value)}`)
  })
}
