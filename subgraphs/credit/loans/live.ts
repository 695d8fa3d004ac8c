// The source of a loan's changes, and the cursors of many loans at once.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { streams } from '@quintet/drizzle/credit/events.ts'
import { mapAsync, type Started } from '@quintet/kit/events/map-async.ts'
import { callerId, tenantId } from '@quintet/kit/slice/context.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { headsOf } from '@quintet/kit/subgraph/feed.ts'
import { notFound } from '@quintet/kit/wire/errors.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import type { Context } from '../context.ts'
import { type LoanRow, type RepaymentRow, readLoan, readRepayment } from './store.ts'

/** The topic of loans' streams. */
export const loanTopic = 'credit.loans'

/** The cursor of a loan's newest change. */
export const headOf = headsOf({ streams }, loanTopic)

/** Tells followers of a loan that it has changed, in the transaction that changes it. */
export async function tellLoan(context: Context, writer: Writer, id: string, repaymentId?: string): Promise<void> {
  const { loanFeed, clock } = context
  const payload = repaymentId === undefined ? {} : { repaymentId }
  await loanFeed.append(writer, id, await loanFeed.next(writer, id), payload, clock.now())
}

/** The same of many loans, in one statement. */
export const tellLoans = ({ loanFeed, clock }: Context, writer: Writer, ids: readonly string[]): Promise<void> =>
  loanFeed.appendToEach(writer, ids, {}, clock.now())

export interface LoanChange {
  readonly cursor: string
  readonly repayment: RepaymentRow | null
  readonly loan: LoanRow
}

const maySee = ({ envelope }: Context, { borrowerId }: LoanRow): boolean =>
  borrowerId === callerId(envelope) || isPermitted(envelope, 'credit.loans:inspect')

/** Changes of a loan that is the caller's, or that they may inspect. Throws NOT_FOUND for others. */
export async function loanChanges(
  context: Context,
  loanId: string,
  after: string | null | undefined,
): Promise<Started<LoanChange>> {
  const { loanFeed, scope, envelope } = context
  const visible = async (repaymentId?: string) => {
    const found =
      envelope.tenantId !== null && isUuid(loanId)
        ? await scope.snapshot(async (reader) => ({
            loan: await readLoan(reader, loanId),
            repayment: repaymentId === undefined ? null : await readRepayment(reader, repaymentId),
          }))
        : null
    if (!found?.loan || !maySee(context, found.loan)) throw notFound('loan')
    return { loan: found.loan, repayment: found.repayment }
  }
  await visible()
  const events = loanFeed.follow(tenantId(context), loanId, after, scope.snapshot)
  return mapAsync(events, async ({ cursor, payload }) => {
    const { repaymentId } = payload as { readonly repaymentId?: string }
    return { cursor, ...(await visible(repaymentId)) }
  })
}
