// Drafting, handing in, claiming and taking back an application.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { minorUnits } from '@quintet/kit/slice/money.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { invalidUnlessEmpty, isProblem, type Problem, Refused } from '@quintet/kit/slice/problems.ts'
import { permits } from '@quintet/kit/wire/envelope.ts'
import { breaksUnique } from '@quintet/kit/wire/errors.ts'
import { change } from '../change.ts'
import type { Context } from '../context.ts'
import type {
  ClaimCreditApplicationInput,
  CreateCreditApplicationInput,
  SubmitCreditApplicationInput,
  WithdrawCreditApplicationInput,
} from '../types.gen.ts'
import {
  type Actor,
  movedOn,
  otherIsOpen,
  reasonProblems,
  type Step,
  statusAfter,
  stepProblem,
  wishOf,
  wishProblems,
} from './rules.ts'
import { type ApplicationRow, changeStatus, findApplication, oneOpenIndex, writeDraft } from './store.ts'

/** Who acts, and whether his roles let him see everybody's applications. */
export const actorOf = (context: Context): Actor => ({
  userId: viewerId(context),
  seesAll: permits(context.envelope.grants, 'credit.applications:read'),
})

/** Drafts an application of the viewer. */
export async function createApplication(
  context: Context,
  input: CreateCreditApplicationInput,
  id: string = newId(),
): Promise<ApplicationRow | Problem> {
  const invalid = invalidUnlessEmpty(wishProblems(input))
  if (invalid !== null) return invalid
  const { category, amount, termMonths } = input
  const amountMinor = minorUnits(amount.amount, amount.currency) ?? 0n
  const draft = { id, category, amountMinor, currency: amount.currency, termMonths, purpose: input.purpose.trim() }
  return changeApplication(context, 'createCreditApplication', input, (writer) =>
    writeDraft(writer, draft, context.clock.now()),
  )
}

/** Hands in the viewer's draft, if what it asks for is still on offer. */
export async function submitApplication(
  context: Context,
  input: SubmitCreditApplicationInput,
): Promise<ApplicationRow | Problem> {
  try {
    return await changeApplication(context, 'submitCreditApplication', input, async (writer) => {
      const row = await loadForStep(context, writer, 'submit', input.applicationId)
      const [first, ...rest] = wishProblems(wishOf(row)).map((each) => ({ ...each, path: ['input', 'applicationId'] }))
      refuse(first === undefined ? null : invalidUnlessEmpty([first, ...rest]))
      return takeStep(context, writer, 'submit', row, null)
    })
  } catch (error) {
    if (breaksUnique(error, oneOpenIndex)) return otherIsOpen()
    throw error
  }
}

/** Takes a submitted application for review. */
export const claimApplication = (
  context: Context,
  input: ClaimCreditApplicationInput,
): Promise<ApplicationRow | Problem> =>
  changeApplication(context, 'claimCreditApplication', input, async (writer) => {
    const row = await loadForStep(context, writer, 'claim', input.applicationId)
    return takeStep(context, writer, 'claim', row, null)
  })

/** Takes the viewer's application back. */
export async function withdrawApplication(
  context: Context,
  input: WithdrawCreditApplicationInput,
): Promise<ApplicationRow | Problem> {
  const invalid = invalidUnlessEmpty(reasonProblems(input.reason))
  if (invalid !== null) return invalid
  return changeApplication(context, 'withdrawCreditApplication', input, async (writer) => {
    const row = await loadForStep(context, writer, 'withdraw', input.applicationId)
    return takeStep(context, writer, 'withdraw', row, input.reason?.trim() || null)
  })
}

function refuse(problem: Problem | null): void {
  if (problem !== null) throw new Refused(problem)
}

async function loadForStep(context: Context, writer: Writer, step: Step, id: string): Promise<ApplicationRow> {
  const row = isUuid(id) ? await findApplication(writer, id) : undefined
  // Whoever may review sees what there is to review.
  const actor = step === 'claim' ? { ...actorOf(context), seesAll: true } : actorOf(context)
  refuse(stepProblem(step, row, actor))
  return row!
}

async function takeStep(
  context: Context,
  writer: Writer,
  step: Step,
  row: ApplicationRow,
  reason: string | null,
): Promise<ApplicationRow> {
  const at = context.clock.now()
  const marks = step === 'submit' ? { submittedAt: at } : step === 'claim' ? { reviewedBy: viewerId(context) } : {}
  const moved = await changeStatus(writer, row, { to: statusAfter(step), reason, at, ...marks })
  if (moved === null) throw new Refused(movedOn())
  return moved
}

/** A change whose answer is an application: a repetition gets the row as it was then. */
async function changeApplication(
  context: Context,
  operation: string,
  input: { readonly idempotencyKey?: string | null },
  work: (writer: Writer) => Promise<ApplicationRow>,
): Promise<ApplicationRow | Problem> {
  const answer = await change<Kept>(context, operation, input, async (writer) => kept(await work(writer)))
  return isProblem(answer) ? answer : asRow(answer)
}

type Kept = Omit<ApplicationRow, 'amountMinor'> & { amountMinor: string }
const kept = (row: ApplicationRow): Kept => ({ ...row, amountMinor: row.amountMinor.toString() })
const asRow = (answer: Kept): ApplicationRow => ({
  ...answer,
  amountMinor: BigInt(answer.amountMinor),
  submittedAt: answer.submittedAt === null ? null : new Date(answer.submittedAt),
  createdAt: new Date(answer.createdAt),
  updatedAt: new Date(answer.updatedAt),
})
