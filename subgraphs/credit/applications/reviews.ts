// What reviewers do: claiming and deciding applications.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { notifyMembers } from '@quintet/kit/slice/notify.ts'
import { type Problem, Refused } from '@quintet/kit/slice/problems.ts'
import { addDays } from '../business-calendars/rules.ts'
import { startClosing } from '../business-calendars/schedule.ts'
import { businessDate } from '../business-calendars/store.ts'
import { readCategories } from '../categories/store.ts'
import type { Context } from '../context.ts'
import { reject } from '../decisions/rejecting.ts'
import { codeProblems } from '../decisions/rules.ts'
import { readMembersFor } from '../loan-providers/store.ts'
import type { ClaimCreditApplicationInput, DecideCreditApplicationInput } from '../types.gen.ts'
import { applicationApproved, informationRequested, offersOpened } from './notices.ts'
import { decisionProblem, reasonProblems, reviewerProblem, statusProblem } from './rules.ts'
import { goTo } from './status.ts'
import { addApproval, type CreditApplicationRow, lockApplication, readApplication } from './store.ts'

/** Claims a submitted application for review. */
export const claimApplication = (context: Context, input: ClaimCreditApplicationInput) =>
  change(context, 'claimCreditApplication', input, {
    async work(writer) {
      const row = await reviewable(context, writer, input.applicationId)
      const more = { reviewedBy: viewerId(context), approvals: 0, approvedBy: null }
      return goTo(context, writer, row, 'UNDER_REVIEW', { with: more })
    },
  })

/** Decides a claimed application: an approval opens it for bids, after a second one where the amount is large. */
export const decideApplication = (context: Context, input: DecideCreditApplicationInput) =>
  change(context, 'decideCreditApplication', input, {
    problems: [...reasonProblems(input.reason, 1), ...codeProblems(input.reasonCodes, input.verdict)],
    async work(writer) {
      const row = await reviewable(context, writer, input.applicationId)
      const isApproval = input.verdict === 'APPROVE'
      refuse(statusProblem(row, isApproval ? 'APPROVED' : 'REJECTED'))
      const category = (await readCategories(writer)).find(({ slug }) => slug === row.category)
      const threshold = category?.secondReviewMinor ?? null
      const needsTwo = threshold !== null && row.amountMinor > threshold
      const by = viewerId(context)
      refuse(decisionProblem(row, by, isApproval, needsTwo))
      const reason = input.reason.trim()
      if (input.verdict === 'REJECT') {
        return reject(context, writer, row, { reason, codes: input.reasonCodes ?? ['OTHER'] })
      }
      if (input.verdict === 'REQUEST_INFORMATION') return askAgain(context, writer, row, reason)
      if (needsTwo && row.approvals === 0) {
        await writer.run(addApproval, { id: row.id, by, at: context.clock.now() })
        return (await readApplication(writer, row.id))!
      }
      return approve(context, writer, row, reason, category?.offersDays ?? 14)
    },
  })

function refuse(problem: Problem | null): void {
  if (problem !== null) throw new Refused(problem)
}

async function reviewable(context: Context, writer: Writer, id: string): Promise<CreditApplicationRow> {
  const row = await lockApplication(writer, id)
  refuse(reviewerProblem(row, viewerId(context)))
  return row!
}

async function approve(
  context: Context,
  writer: Writer,
  row: CreditApplicationRow,
  reason: string,
  offersDays: number,
): Promise<CreditApplicationRow> {
  const offersUntil = addDays(await businessDate(context, writer), offersDays)
  const approvedBy = row.approvedBy ?? viewerId(context)
  const approved = await goTo(context, writer, row, 'APPROVED', {
    reason,
    with: { approvals: row.approvals + 1, approvedBy },
  })
  const opened = await goTo(context, writer, approved, 'OFFERS_OPEN', { actorId: null, with: { offersUntil } })
  // The day after which no bid is accepted has to be closed.
  await startClosing(context, writer)
  await tell(context, writer, applicationApproved, opened, reason)
  const data = { applicationId: row.id, category: row.category, offersUntil }
  const userIds = await readMembersFor(writer, row.category)
  await notifyMembers(context, writer, offersOpened, { userIds, key: `${row.id} offers`, data })
  return opened
}

async function askAgain(context: Context, writer: Writer, row: CreditApplicationRow, reason: string) {
  const more = { submittedAt: null, reviewedBy: null, approvals: 0, approvedBy: null, scoreHundredths: null }
  const draft = await goTo(context, writer, row, 'DRAFT', { reason, with: more })
  await tell(context, writer, informationRequested, draft, reason)
  return draft
}

const tell = (
  context: Context,
  writer: Writer,
  notice: typeof applicationApproved,
  row: CreditApplicationRow,
  reason: string,
): Promise<void> =>
  notifyMembers(context, writer, notice, {
    userIds: [row.applicantId],
    key: `${row.id} ${row.version}`,
    data: { applicationId: row.id, category: row.category, reason },
  })
