// The plan of a loan as files: CSV by RFC 4180, PDF, and a calendar of what is due.
import { calendarOf } from '@quintet/kit/files/calendar.ts'
import { pdfMargin, pdfOf, printable } from '@quintet/kit/files/pdf.ts'
import { decimalText } from '@quintet/kit/slice/money.ts'
import { addDays } from '../business-calendars/rules.ts'
import { type InstalmentState, mapParts, totalOf } from './parts.ts'
import type { LoanRow } from './store.ts'

/** What the files say: a loan, and its instalments as they are now. */
export interface WholePlan {
  readonly loan: LoanRow
  readonly providerName: string
  readonly instalments: readonly InstalmentState[]
}

/** Principal that is left after each instalment, in minor units. */
function balancesOf({ instalments }: WholePlan): bigint[] {
  let balance = instalments.reduce((sum, { demands }) => sum + demands.PRINCIPAL, 0n)
  return instalments.map(({ demands }) => {
    balance -= demands.PRINCIPAL
    return balance
  })
}

/** A row for each instalment: number, day, its parts, their sum, what of it was paid, and the principal that is left. */
export function planCsv(plan: WholePlan): string {
  const { currency } = plan.loan
  const text = (amountMinor: bigint) => decimalText({ amountMinor, currency })
  const balances = balancesOf(plan)
  const rows = [
    'number due_on principal interest fees penalties total paid balance currency'.split(' '),
    ...plan.instalments.map(({ number, dueOn, demands, settled }, index) => [
      String(number),
      dueOn,
      ...[demands.PRINCIPAL, demands.INTEREST, demands.FEE, demands.PENALTY].map(text),
      text(totalOf(demands)),
      text(totalOf(settled)),
      text(balances[index]!),
      currency,
    ]),
  ]
  // No field holds a comma, a quote or a line break: they are dates, numbers and codes.
  return rows.map((row) => `${row.join(',')}\r\n`).join('')
}

const columns = [
  { x: 50, width: 30 },
  { x: 85, width: 60 },
  { x: 150, width: 75 },
  { x: 230, width: 70 },
  { x: 305, width: 70 },
  { x: 380, width: 80 },
  { x: 465, width: 80 },
] as const
const rowHeight = 16
const bottom = 780

/** The same to print, on A4. */
export function planPdf(plan: WholePlan, at: Date): Promise<Buffer> {
  const { loan, providerName, instalments } = plan
  const { currency } = loan
  const text = (amountMinor: bigint) => decimalText({ amountMinor, currency })
  const balances = balancesOf(plan)
  return pdfOf('Plan of repayment', at, (document) => {
    document.fontSize(16).text('Plan of repayment').fontSize(9)
    document.text(`Loan ${loan.id} from ${printable(providerName)}, paid out on ${loan.startOn}`)
    document.text(`${text(loan.principalMinor)} ${currency} at an annual percentage rate of ${loan.apr} %`).moveDown()
    let y = document.y
    const row = (...cells: string[]) => {
      if (y > bottom) {
        document.addPage()
        y = pdfMargin
      }
      for (const [index, { x, width }] of columns.entries()) {
        document.text(cells[index]!, x, y, { width, align: index < 2 ? 'left' : 'right', lineBreak: false })
      }
      y += rowHeight
    }
    row('No.', 'Due on', 'Principal', 'Interest', 'Penalties', 'Total', 'Principal left')
    for (const [index, { number, dueOn, demands }] of instalments.entries()) {
      const amounts = [demands.PRINCIPAL, demands.INTEREST, demands.FEE + demands.PENALTY, totalOf(demands)].map(text)
      row(String(number), dueOn, ...amounts, text(balances[index]!))
    }
  })
}

/** A feed with a whole day for each instalment. */
export function planCalendar({ loan, providerName, instalments }: WholePlan): string {
  const { id, currency, updatedAt } = loan
  const text = (amountMinor: bigint) => `${decimalText({ amountMinor, currency })} ${currency}`
  const events = instalments.map(({ number, dueOn, demands, settled }) => {
    const open = totalOf(mapParts((part) => demands[part] - settled[part]))
    const state = open === 0n ? `paid (${text(totalOf(demands))})` : text(open)
    return {
      id: `${id}-${number}`,
      title: `Instalment ${number} of ${instalments.length}: ${state}`,
      text: `Loan from ${providerName}. Principal ${text(demands.PRINCIPAL)}, interest ${text(demands.INTEREST)}.`,
      when: { day: dueOn, dayAfter: addDays(dueOn, 1) },
      at: updatedAt,
    }
  })
  return calendarOf({ product: 'Loans', feedName: `Loan from ${providerName}`, events })
}
