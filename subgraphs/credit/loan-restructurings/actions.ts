// Plans that take the place of a loan's present one: lenders propose them, and borrowers agree where more is demanded of them.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { notifyMembers } from '@quintet/kit/slice/notify.ts'
import {
  conflict,
  fieldProblem,
  invalidInput,
  limitReached,
  notFoundProblem,
  Refused,
} from '@quintet/kit/slice/problems.ts'
import { sumText } from '../bids/rules.ts'
import { readCalendar } from '../business-calendars/store.ts'
import type { Context } from '../context.ts'
import { actingProvider } from '../loan-providers/acting.ts'
import { readMembersOf } from '../loan-providers/store.ts'
import { tellLoan } from '../loans/live.ts'
import { type InstalmentState, type LoanEvent, type NewTerms, totalOf } from '../loans/parts.ts'
import { keep, stateOf } from '../loans/state.ts'
import { type LoanRow, readLoan } from '../loans/store.ts'
import { isRunning, type LockedLoan, lockLoan } from '../loans/taking.ts'
import type { AnswerRestructuringInput, ProposeRestructuringInput } from '../types.gen.ts'
import { restructuringAnswered, restructuringApplied, restructuringProposed } from './notices.ts'
import { isFirstInTime, maxRestructurings, needsConsent, termsProblems } from './rules.ts'
import {
  insertRestructuring,
  type RestructuringRow,
  readNumbers,
  readRestructuring,
  updateRestructuring,
} from './store.ts'

/** A loan that is being repaid, as it is until the transaction ends. Throws Refused. */
async function runningLoan(writer: Writer, id: string, path: string[]): Promise<LockedLoan> {
  const found = (await lockLoan(writer, id))!
  const { status } = found.application
  if (isRunning(found.application)) return found
  throw new Refused(conflict(`A loan that is ${status} cannot be restructured`, 'WRONG_STATUS', path))
}

const planOf = (instalments: readonly InstalmentState[], carriedMinor: bigint) =>
  instalments.map(({ dueOn, demands }, index) => {
    const carried = index === 0 ? carriedMinor : 0n
    return {
      dueOn,
      principal: String(demands.PRINCIPAL),
      interest: String(totalOf(demands) - demands.PRINCIPAL - carried),
      carried: String(carried),
    }
  })

/** The loan with new terms from a day on: its instalments from then on, and what the first of them carries. */
async function preview(writer: Writer, loan: LoanRow, terms: NewTerms, today: string, holidays: readonly string[]) {
  const event: LoanEvent = { id: newId(), on: today, amountMinor: 0n, waives: null, replan: terms }
  const present = await stateOf(writer, loan, { holidays, through: today })
  const state = await stateOf(writer, loan, { holidays, through: today, also: event })
  const next = state.instalments.filter(({ dueOn }) => dueOn > today)
  const due = present.payoff
  return { event, present, state, next, plan: planOf(next, totalOf(due) - due.PRINCIPAL) }
}

const termsOfRow = ({ nominalRate, scheduleKind, instalments, firstDueOn }: RestructuringRow): NewTerms => ({
  annualRate: nominalRate,
  scheduleKind,
  instalments,
  firstDueOn,
})

/** Proposes a plan, as a member of the loan's lender. One that demands nothing more of the borrower holds at once. */
export const proposeRestructuring = (context: Context, input: ProposeRestructuringInput, id = newId()) =>
  change(context, 'proposeRestructuring', input, {
    problems: termsProblems(input),
    async work(writer) {
      const path = ['input', 'loanId']
      const provider = await actingProvider(context, writer)
      const first = await readLoan(writer, input.loanId)
      if (first?.providerId !== provider.id) throw new Refused(notFoundProblem('There is no such loan', path))
      const found = await runningLoan(writer, first.id, path)
      const { loan } = found
      const { businessDate: today, holidays } = await readCalendar(context, writer)
      if (!isFirstInTime(input.firstDueOn, today)) {
        const message = 'The first instalment is due after today, within a year'
        throw new Refused(invalidInput([fieldProblem(message, 'input', 'firstDueOn')]))
      }
      const numbers = await readNumbers(writer, loan.id)
      if (numbers.length >= maxRestructurings) {
        throw new Refused(limitReached(`A loan has at most ${maxRestructurings} plans`, 'MAX_RESTRUCTURINGS', path))
      }
      const scheduleKind = input.scheduleKind ?? loan.scheduleKind
      const { nominalRate, instalments, firstDueOn } = input
      const terms = { annualRate: nominalRate, scheduleKind, instalments, firstDueOn }
      const { present, next, plan } = await preview(writer, loan, terms, today, holidays)
      if (next.length !== instalments) throw new Refused(conflict('No principal is open', 'NOTHING_DUE', path))
      const at = context.clock.now()
      const open = numbers.find(({ status }) => status === 'PROPOSED')
      if (open !== undefined) {
        const superseded = (await readRestructuring(writer, open.id))!
        await updateRestructuring(writer, { ...superseded, status: 'SUPERSEDED', updatedAt: at })
      }
      const asks = needsConsent(present.instalments, next)
      const proposed = await insertRestructuring(writer, {
        id,
        loanId: loan.id,
        number: (numbers.at(-1)?.number ?? 1) + 1,
        status: 'PROPOSED',
        needsConsent: asks,
        nominalRate,
        scheduleKind,
        instalments,
        firstDueOn,
        reason: input.reason.trim(),
        plan,
        proposedBy: viewerId(context),
        effectiveOn: null,
        eventId: null,
        createdAt: at,
        updatedAt: at,
      })
      const made = asks ? proposed : (await apply(context, writer, found, proposed)).applied
      if (asks) await tellLoan(context, writer, loan.id)
      const amount = sumText(totalOf(next[0]!.demands), loan.currency)
      await notifyMembers(context, writer, asks ? restructuringProposed : restructuringApplied, {
        userIds: [loan.borrowerId],
        key: proposed.id,
        data: { loanId: loan.id, instalments: String(instalments), amount, firstDueOn, reason: made.reason },
      })
      return { ...made, currency: loan.currency }
    },
  })

/** Has a plan hold from today on. The ledger stays as it is. */
async function apply(context: Context, writer: Writer, { loan, application }: LockedLoan, row: RestructuringRow) {
  const { businessDate: today, holidays } = await readCalendar(context, writer)
  const { event, plan } = await preview(writer, loan, termsOfRow(row), today, holidays)
  const applied = (await updateRestructuring(writer, {
    ...row,
    status: 'APPLIED',
    plan,
    effectiveOn: today,
    eventId: event.id,
    updatedAt: context.clock.now(),
  }))!
  const state = await stateOf(writer, loan, { holidays, through: today })
  const kept = await keep(context, writer, { loan, application }, state, today, row.reason)
  await tellLoan(context, writer, loan.id)
  return { applied, kept }
}

/** Agrees to a plan that was proposed for the caller's own loan, or declines it. */
export const answerRestructuring = (context: Context, input: AnswerRestructuringInput) =>
  change(context, 'answerRestructuring', input, {
    async work(writer) {
      const path = ['input', 'restructuringId']
      const first = await readRestructuring(writer, input.restructuringId)
      const own = first === null ? null : await readLoan(writer, first.loanId)
      if (first === null || own?.borrowerId !== viewerId(context)) {
        throw new Refused(notFoundProblem('There is no such plan', path))
      }
      const found = await runningLoan(writer, own.id, path)
      const row = (await readRestructuring(writer, first.id))!
      if (row.status !== 'PROPOSED') throw new Refused(conflict(`The plan is ${row.status}`, 'WRONG_STATUS', path))
      const { businessDate: today } = await readCalendar(context, writer)
      if (input.accept && row.firstDueOn <= today) {
        throw new Refused(conflict('Its first instalment is in the past', 'PLAN_OVER', path))
      }
      let answered = found.loan
      if (input.accept) answered = (await apply(context, writer, found, row)).kept
      else {
        await updateRestructuring(writer, { ...row, status: 'DECLINED', updatedAt: context.clock.now() })
        await tellLoan(context, writer, found.loan.id)
      }
      await notifyMembers(context, writer, restructuringAnswered, {
        userIds: await readMembersOf(writer, found.loan.providerId),
        key: row.id,
        data: { loanId: found.loan.id, answer: input.accept ? 'ACCEPTED' : 'DECLINED' },
      })
      return answered
    },
  })
