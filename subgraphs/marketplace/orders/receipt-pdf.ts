// A receipt to print.
import { pdfOf, printable } from '@quintet/kit/files/pdf.ts'
import { decimalText } from '@quintet/kit/slice/money.ts'
import type { OrderLineRow, OrderRow } from './store.ts'

interface Receipt {
  /** A paid order. */
  readonly order: OrderRow
  readonly lines: readonly OrderLineRow[]
  /** Who sold it. */
  readonly seller: string
}

/** The receipt of an order: what was bought, paid and given back. It names no buyer. */
export function receiptPdf({ order, lines, seller }: Receipt): Promise<Buffer> {
  const { id, paidAt, refundedMinor } = order
  const currency = order.currency!
  const money = (amountMinor: bigint): string => `${decimalText({ amountMinor, currency })} ${currency}`
  const heads = [
    ['Order', id],
    ['Paid on', paidAt!.toISOString().slice(0, 10)],
    ['Sold by', seller],
  ]
  const bought = lines.map(({ name, quantity, unitMinor }) => {
    const unit = unitMinor ?? 0n
    return `${quantity} x ${name ?? ''} at ${money(unit)}: ${money(unit * BigInt(quantity))}`
  })
  const sums = [
    ['Total', money(order.amountMinor!)],
    ...(refundedMinor > 0n ? [['Given back', money(refundedMinor)]] : []),
  ]
  return pdfOf(`Receipt ${id}`, paidAt!, (document) => {
    document.fontSize(16).text('Receipt').moveDown().fontSize(10)
    for (const [name, value] of heads) document.text(`${name}: ${printable(value!)}`)
    document.moveDown()
    for (const line of bought) document.text(printable(line))
    document.moveDown()
    for (const [name, value] of sums) document.text(`${name}: ${value}`)
  })
}
