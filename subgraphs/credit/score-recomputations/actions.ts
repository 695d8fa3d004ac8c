import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { conflict, type FieldProblem, fieldProblem, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { loadCategory } from '../categories/store.ts'
import type { Context } from '../context.ts'
import { activeMembers } from '../members.ts'
import { dayOf } from '../scores/inputs.ts'
import type { RecomputeCreditScoresInput } from '../types.gen.ts'
import { recomputationQueue } from './queue.ts'
import { insertRecomputation, type ScoreRecomputationRow } from './store.ts'

const maxApplicants = 1000

function problemsOf(
  { applicantIds, asOf }: RecomputeCreditScoresInput,
  today: string,
  isKnown: boolean,
): FieldProblem[] {
  const problems: FieldProblem[] = isKnown ? [] : [fieldProblem('There is no such category', 'input', 'category')]
  const add = (message: string, field: string) => problems.push(fieldProblem(message, 'input', field))
  const count = applicantIds?.length ?? 1
  if (count < 1 || count > maxApplicants) add('There must be 1 to 1000 applicants', 'applicantIds')
  if (new Set(applicantIds).size < (applicantIds?.length ?? 0)) add('Each applicant must stand once', 'applicantIds')
  if (typeof asOf === 'string' && asOf > today) add('The day must not be to come', 'asOf')
  return problems
}

/** Has a job compute scores of a category again. */
export async function recomputeScores(context: Context, input: RecomputeCreditScoresInput) {
  const category = await loadCategory(context, input.category)
  const at = context.clock.now()
  const problems = problemsOf(input, dayOf(at), category !== null)
  const applicantIds = input.applicantIds ?? null
  const isReady = problems.length === 0 && applicantIds !== null
  const members = isReady ? await activeMembers(context, applicantIds) : new Set<string>()
  return change<ScoreRecomputationRow>(context, 'recomputeCreditScores', input, {
    problems,
    needs: ['credit-scoring'],
    async work(writer) {
      const missing = (applicantIds ?? []).findIndex((id) => !members.has(id))
      if (missing >= 0) {
        throw new Refused(notFoundProblem('There is no such member', ['input', 'applicantIds', String(missing)]))
      }
      if (category!.scoreMode !== 'COMPUTED') {
        throw new Refused(conflict('Scores of this category are recorded', 'CATEGORY_RECORDED', ['input', 'category']))
      }
      const row = await insertRecomputation(writer, {
        id: newId(),
        category: input.category,
        applicantIds: applicantIds === null ? null : [...applicantIds].sort(),
        asOf: input.asOf ?? dayOf(at),
        status: 'QUEUED',
        requestedBy: viewerId(context),
        createdAt: at,
        updatedAt: at,
      })
      await requestJob(context, writer, recomputationQueue, row.id, { id: row.id })
      return row
    },
  })
}
