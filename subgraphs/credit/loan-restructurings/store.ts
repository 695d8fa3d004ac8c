import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { loanRestructurings } from '@quintet/drizzle/credit/loan-restructurings.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, asc, eq } from 'drizzle-orm'

const rows = tenantRows(loanRestructurings)
export type RestructuringRow = RowOf<typeof rows>

/** A plan of a loan: its first one, or one that was proposed since. */
export interface LoanPlanVersionRow
  extends Pick<RestructuringRow, 'id' | 'number' | 'status' | 'nominalRate' | 'scheduleKind' | 'effectiveOn' | 'plan'> {
  readonly currency: string
  /** Null for the first. */
  readonly reason: string | null
  readonly proposedBy: string | null
}

export const readRestructuring = rows.read
/** All plans of a loan but its first, by number; those of many loans in one statement. */
export const loadRestructurings = rows.children('loanId', 'number')
export const insertRestructuring = rows.insert()
export const updateRestructuring = rows.update('status', 'plan', 'effectiveOn', 'eventId', 'updatedAt')

const ofLoan = statement({ loanId: slot.uuid }, (db, p) =>
  db
    .select({ id: loanRestructurings.id, number: loanRestructurings.number, status: loanRestructurings.status })
    .from(loanRestructurings)
    .where(and(eq(loanRestructurings.tenantId, p.tenantId), eq(loanRestructurings.loanId, p.loanId)))
    .orderBy(asc(loanRestructurings.number)),
)
/** Numbers and statuses of a loan's plans but its first, by number. */
export const readNumbers = (reader: Reader, loanId: string) => reader.read(ofLoan, { loanId })
