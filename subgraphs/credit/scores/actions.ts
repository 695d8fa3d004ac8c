// Recording a score: the row, its event and the answer under the idempotency key commit together.
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import { activeMembers } from '../members.ts'
import type { RecordCreditScoreInput } from '../types.gen.ts'
import { hundredthsOf, scoreProblems } from './rules.ts'

/** Records a member's score and publishes the change to subscribers of the category. */
export async function recordScore(context: Context, input: RecordCreditScoreInput) {
  const { category, applicantId } = input
  const problems = scoreProblems(input)
  const isMember = problems.length === 0 && (await activeMembers(context, [applicantId])).has(applicantId)
  return change(context, 'recordCreditScore', input, {
    problems,
    async work(writer) {
      // Judged in here, so that a repeated call gets the first answer even if the applicant has left since.
      if (!isMember) throw new Refused(notFoundProblem('There is no such member', ['input', 'applicantId']))
      const score = {
        board: category,
        subjectId: applicantId,
        valueHundredths: hundredthsOf(input.value)!,
        tieBreak: 0,
        sourceId: viewerId(context),
      }
      const { cursor, entry } = await context.leaderboard.record(writer, score, context.clock.now())
      return { cursor, score: entry }
    },
  })
}
