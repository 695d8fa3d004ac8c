// Statements as files: CSV by RFC 4180, and PDF.
import { pdfMargin, pdfOf } from '@quintet/kit/files/pdf.ts'
import { decimalText } from '@quintet/kit/slice/money.ts'
import type { AccountStatementRow, StatementEntryRow } from './store.ts'

/** What a file says. */
export interface WholeStatement {
  readonly statement: AccountStatementRow
  readonly openingMinor: bigint
  readonly entries: readonly StatementEntryRow[]
}

const closingOf = ({ openingMinor, entries }: WholeStatement): bigint => entries.at(-1)?.balanceMinor ?? openingMinor

/** Rows of number, day, amount, balance and transaction, between one for the opening and one for the closing balance. */
export function statementCsv(whole: WholeStatement): string {
  const { account, from, to } = whole.statement
  const text = (amountMinor: bigint) => decimalText({ amountMinor, currency: account.currency })
  const rows = [
    ['number', 'business_date', 'amount', 'balance', 'currency', 'transaction'],
    ['', from, '', text(whole.openingMinor), account.currency, 'opening'],
    ...whole.entries.map((entry) => [
      String(entry.number),
      entry.businessDate,
      text(entry.amountMinor),
      text(entry.balanceMinor),
      account.currency,
      entry.transactionId,
    ]),
    ['', to, '', text(closingOf(whole)), account.currency, 'closing'],
  ]
  // No field holds a comma, a quote or a line break: they are dates, numbers, codes and ids.
  return rows.map((row) => `${row.join(',')}\r\n`).join('')
}

const columns = [
  { x: 50, width: 50, align: 'left' },
  { x: 105, width: 80, align: 'left' },
  { x: 190, width: 170, align: 'right' },
  { x: 370, width: 175, align: 'right' },
] as const
const rowHeight = 16
const bottom = 780

/** The same to print, on A4. */
export function statementPdf(whole: WholeStatement, at: Date): Promise<Buffer> {
  const { account, from, to } = whole.statement
  const { currency } = account
  const text = (amountMinor: bigint) => `${decimalText({ amountMinor, currency })} ${currency}`
  const title = `Statement ${from} to ${to}`
  return pdfOf(title, at, (document) => {
    document.fontSize(16).text(title).fontSize(9).text(`${account.kind} ${account.id}`).moveDown()
    let y = document.y
    const row = (...cells: string[]) => {
      if (y > bottom) {
        document.addPage()
        y = pdfMargin
      }
      for (const [index, { x, width, align }] of columns.entries()) {
        document.text(cells[index] ?? '', x, y, { width, align, lineBreak: false })
      }
      y += rowHeight
    }
    row('No.', 'Date', 'Amount', 'Balance')
    row('', from, 'Opening balance', text(whole.openingMinor))
    for (const entry of whole.entries) {
      row(String(entry.number), entry.businessDate, text(entry.amountMinor), text(entry.balanceMinor))
    }
    row('', to, 'Closing balance', text(closingOf(whole)))
  })
}
