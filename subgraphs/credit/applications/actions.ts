// Drafting, submitting, claiming and withdrawing an application.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { minorUnits } from '@quintet/kit/slice/money.ts'
import { invalidUnlessEmpty, type Problem, Refused } from '@quintet/kit/slice/problems.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import { loadCategory, readCategories } from '../categories/store.ts'
import type { Context } from '../context.ts'
import type {
  ClaimCreditApplicationInput,
  CreateCreditApplicationInput,
  SubmitCreditApplicationInput,
  WithdrawCreditApplicationInput,
} from '../types.gen.ts'
import {
  type Actor,
  changedMeanwhile,
  otherIsOpen,
  reasonProblems,
  requestOf,
  requestProblems,
  type Step,
  statusAfter,
  stepProblem,
} from './rules.ts'
import { type CreditApplicationRow, changeStatus, oneOpenIndex, readApplication, writeDraft } from './store.ts'

/** The caller, and whether their roles let them see all applications. */
export const actorOf = (context: Context): Actor => ({
  userId: viewerId(context),
  seesAll: isPermitted(context.envelope, 'credit.applications:read'),
})

/** Drafts an application of the caller. */
export async function createApplication(context: Context, input: CreateCreditApplicationInput, id = newId()) {
  return change(context, 'createCreditApplication', input, {
    problems: requestProblems(input, await loadCategory(context, input.category)),
    work(writer) {
      const { category, amount, termMonths } = input
      const amountMinor = minorUnits(amount.amount, amount.currency)!
      const purpose = input.purpose.trim()
      const applicantId = viewerId(context)
      const draft = { id, applicantId, category, amountMinor, currency: amount.currency, termMonths, purpose }
      return writeDraft(writer, draft, context.clock.now())
    },
  })
}

/** Submits the caller's draft, if what it asks for is still on offer. */
export const submitApplication = (context: Context, input: SubmitCreditApplicationInput) =>
  change(context, 'submitCreditApplication', input, {
    taken: { [oneOpenIndex]: otherIsOpen() },
    async work(writer) {
      const row = await loadForStep(context, writer, 'submit', input.applicationId)
      const category = (await readCategories(writer)).find(({ slug }) => slug === row.category) ?? null
      const problems = requestProblems(requestOf(row), category).map((each) => ({
        ...each,
        path: ['input', 'applicationId'],
      }))
      refuse(invalidUnlessEmpty(problems))
      return takeStep(context, writer, 'submit', row, null)
    },
  })

/** Claims a submitted application for review. */
export const claimApplication = (context: Context, input: ClaimCreditApplicationInput) =>
  change(context, 'claimCreditApplication', input, {
    async work(writer) {
      const row = await loadForStep(context, writer, 'claim', input.applicationId)
      return takeStep(context, writer, 'claim', row, null)
    },
  })

/** Withdraws the caller's application. */
export const withdrawApplication = (context: Context, input: WithdrawCreditApplicationInput) =>
  change(context, 'withdrawCreditApplication', input, {
    problems: reasonProblems(input.reason),
    async work(writer) {
      const row = await loadForStep(context, writer, 'withdraw', input.applicationId)
      return takeStep(context, writer, 'withdraw', row, input.reason?.trim() || null)
    },
  })

function refuse(problem: Problem | null): void {
  if (problem !== null) throw new Refused(problem)
}

async function loadForStep(context: Context, writer: Writer, step: Step, id: string): Promise<CreditApplicationRow> {
  const row = await readApplication(writer, id)
  // Reviewers see all applications that can be claimed.
  const actor = step === 'claim' ? { ...actorOf(context), seesAll: true } : actorOf(context)
  refuse(stepProblem(step, row, actor))
  return row!
}

async function takeStep(
  context: Context,
  writer: Writer,
  step: Step,
  row: CreditApplicationRow,
  reason: string | null,
): Promise<CreditApplicationRow> {
  const actorId = viewerId(context)
  const updatedAt = context.clock.now()
  const submittedAt = step === 'submit' ? updatedAt : row.submittedAt
  const reviewedBy = step === 'claim' ? actorId : row.reviewedBy
  const change = { status: statusAfter(step), submittedAt, reviewedBy, updatedAt }
  const changed = await changeStatus(writer, row, change, { actorId, reason })
  if (changed === null) throw new Refused(changedMeanwhile())
  return changed
}
