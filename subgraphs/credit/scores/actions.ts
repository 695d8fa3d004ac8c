// Recording scores: rows, their events and the answer under the idempotency key commit together.
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { conflict, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import type { Category } from '../categories/rules.ts'
import { loadCategory } from '../categories/store.ts'
import type { Context } from '../context.ts'
import { activeMembers } from '../members.ts'
import type { RecordCreditScoreInput, RecordCreditScoresInput } from '../types.gen.ts'
import { hundredthsOf, manyProblems, scoreProblems } from './rules.ts'
import { writeScores } from './write.ts'

/** Records a member's score and publishes the change to subscribers of the category. */
export async function recordScore(context: Context, input: RecordCreditScoreInput) {
  const { applicantId, value } = input
  const category = await loadCategory(context, input.category)
  const problems = scoreProblems({ ...input, isKnown: category !== null })
  const members = problems.length === 0 ? await activeMembers(context, [applicantId]) : new Set()
  return change(context, 'recordCreditScore', input, {
    problems,
    async work(writer) {
      // Judged in here, so that a repeated call gets the first answer even if the applicant has left since.
      if (!members.has(applicantId)) {
        throw new Refused(notFoundProblem('There is no such member', ['input', 'applicantId']))
      }
      refuseComputed(category!)
      const score = { applicantId, valueHundredths: hundredthsOf(value)!, computed: null }
      const { cursor, entries } = await writeScores(context, writer, category!, [score], viewerId(context))
      return { cursor: cursor ?? (await context.leaderboard.head(writer, category!.slug)), score: entries[0]! }
    },
  })
}

/** Records scores of several members in one category: all, or none. */
export async function recordScores(context: Context, input: RecordCreditScoresInput) {
  const category = await loadCategory(context, input.category)
  const problems = manyProblems({ ...input, isKnown: category !== null })
  const applicantIds = input.scores.map(({ applicantId }) => applicantId)
  const members = problems.length === 0 ? await activeMembers(context, applicantIds) : new Set()
  return change(context, 'recordCreditScores', input, {
    problems,
    async work(writer) {
      const missing = applicantIds.findIndex((id) => !members.has(id))
      if (missing >= 0) {
        const path = ['input', 'scores', String(missing), 'applicantId']
        throw new Refused(notFoundProblem('There is no such member', path))
      }
      refuseComputed(category!)
      const scores = input.scores.map(({ applicantId, value }) => {
        return { applicantId, valueHundredths: hundredthsOf(value)!, computed: null }
      })
      const { cursor } = await writeScores(context, writer, category!, scores, viewerId(context))
      return { cursor: cursor ?? (await context.leaderboard.head(writer, category!.slug)), count: scores.length }
    },
  })
}

function refuseComputed({ scoreMode }: Category): void {
  if (scoreMode !== 'COMPUTED') return
  throw new Refused(conflict('Scores of this category are computed', 'CATEGORY_COMPUTED', ['input', 'category']))
}
