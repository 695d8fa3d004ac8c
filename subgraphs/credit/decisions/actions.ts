// Contests of rejections, which another person than decided answers.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { notifyMembers } from '@quintet/kit/slice/notify.ts'
import { type Problem, Refused } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { applicantProblem, otherIsOpen, reasonProblems, reviewerProblem } from '../applications/rules.ts'
import { goTo } from '../applications/status.ts'
import { type CreditApplicationRow, lockApplication, oneOpenIndex } from '../applications/store.ts'
import type { Context } from '../context.ts'
import type { AnswerCreditContestInput, ContestCreditDecisionInput } from '../types.gen.ts'
import { contestAnswered, decisionContested } from './notices.ts'
import { answerProblem, contestProblem } from './rules.ts'
import { type CreditDecisionRow, newestDecision, readDecision, updateDecision } from './store.ts'

function refuse(problem: Problem | null): void {
  if (problem !== null) throw new Refused(problem)
}

/** The newest decision about a locked application; null without one. */
async function decisionAbout(writer: Writer, { id }: CreditApplicationRow): Promise<CreditDecisionRow | null> {
  const [found] = await writer.read(newestDecision, { applicationId: id })
  return found === undefined ? null : readDecision(writer, found.id)
}

/** Contests the rejection of the caller's own application, once. */
export const contestDecision = (context: Context, input: ContestCreditDecisionInput) =>
  change(context, 'contestCreditDecision', input, {
    problems: textProblems('The text', input.text, { max: 5_000 }, 'input', 'text'),
    async work(writer) {
      const row = await lockApplication(writer, input.applicationId)
      refuse(applicantProblem(row, { userId: viewerId(context), seesAll: false }))
      const decision = await decisionAbout(writer, row!)
      refuse(contestProblem(decision))
      const contested = await goTo(context, writer, row!, 'CONTESTED')
      const at = context.clock.now()
      await updateDecision(writer, { ...decision!, contestText: input.text.trim(), contestedAt: at, updatedAt: at })
      await notifyMembers(context, writer, decisionContested, {
        userIds: [decision!.decidedBy],
        key: decision!.id,
        data: { applicationId: row!.id, category: row!.category },
      })
      return contested
    },
  })

/** Answers a contest, as another person than decided: the rejection stands, or the caller reviews the application anew. */
export const answerContest = (context: Context, input: AnswerCreditContestInput) =>
  change(context, 'answerCreditContest', input, {
    problems: reasonProblems(input.answer, 1).map((each) => ({ ...each, path: ['input', 'answer'] })),
    taken: { [oneOpenIndex]: otherIsOpen() },
    async work(writer) {
      const by = viewerId(context)
      const row = await lockApplication(writer, input.applicationId)
      refuse(reviewerProblem(row, by))
      const decision = await decisionAbout(writer, row!)
      refuse(answerProblem(decision, by))
      const { outcome } = input
      const answer = input.answer.trim()
      const review = { reviewedBy: by, approvals: 0, approvedBy: null }
      const answered = await goTo(context, writer, row!, outcome === 'OVERTURNED' ? 'UNDER_REVIEW' : 'REJECTED', {
        reason: answer,
        with: outcome === 'OVERTURNED' ? review : {},
      })
      const at = context.clock.now()
      const how = { outcome, answer, answeredBy: by, answeredAt: at, updatedAt: at }
      await updateDecision(writer, { ...decision!, ...how })
      await notifyMembers(context, writer, contestAnswered, {
        userIds: [row!.applicantId],
        key: decision!.id,
        data: { applicationId: row!.id, category: row!.category, outcome, answer },
      })
      return answered
    },
  })
