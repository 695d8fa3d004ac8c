// Recording a score: the row, its event and the answer under the idempotency key commit together.
import { tenantId, viewerId } from '@quintet/kit/slice/context.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import {
  fieldProblem,
  invalidUnlessEmpty,
  isProblem,
  notFoundProblem,
  type Problem,
  Refused,
} from '@quintet/kit/slice/problems.ts'
import { categoryOf } from '../categories/rules.ts'
import { change } from '../change.ts'
import type { Context } from '../context.ts'
import type { RecordCreditScoreInput } from '../types.gen.ts'
import { hundredthsOf } from './rules.ts'
import type { ScoreRow } from './store.ts'

type Recorded = { cursor: string; score: ScoreRow }

/** Sets a member's score and tells all who watch the category. */
export async function recordScore(context: Context, input: RecordCreditScoreInput): Promise<Recorded | Problem> {
  const { category, applicantId } = input
  const valueHundredths = hundredthsOf(input.value)
  const invalid = invalidUnlessEmpty([
    ...(categoryOf(category) === null ? [fieldProblem('There is no such category', 'input', 'category')] : []),
    ...(valueHundredths === null
      ? [fieldProblem('A score is a number from 0 to 100 with at most two decimals', 'input', 'value')]
      : []),
  ])
  if (invalid !== null || valueHundredths === null) return invalid!
  const isMember = await isActiveMember(context, applicantId)
  const answer = await change<Recorded>(context, 'recordCreditScore', input, async (writer) => {
    // Judged in here, so that a repetition gets the first answer even if the applicant has left since.
    if (!isMember) throw new Refused(notFoundProblem('There is no such member', ['input', 'applicantId']))
    const score = {
      board: category,
      subjectId: applicantId,
      valueHundredths,
      tieBreak: 0,
      sourceId: viewerId(context),
    }
    const { cursor, standing } = await context.scoreBoard.record(writer, score, context.clock.now())
    return { cursor, score: standing }
  })
  if (isProblem(answer)) return answer
  return { cursor: answer.cursor, score: { ...answer.score, updatedAt: new Date(answer.score.updatedAt) } }
}

/** Asked before the transaction, which waits for nobody. */
async function isActiveMember(context: Context, userId: string): Promise<boolean> {
  if (!isUuid(userId)) return false
  const found = await context.peers.memberships({ userIds: [userId], tenantId: tenantId(context) })
  return found.some((membership) => membership.userId === userId && membership.isActive)
}
