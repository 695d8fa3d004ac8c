import { isUuid } from '@quintet/kit/slice/pages.ts'
import { badInput, found, notFound } from '@quintet/kit/wire/errors.ts'
import { blindCandidate } from '../analyses/store.ts'
import type { Context } from '../context.ts'
import { loadAnswer, loadReview } from '../interview-answers/store.ts'
import { loadQuestions } from '../interview-questions/store.ts'
import { loadReport } from '../interview-reports/store.ts'
import { loadInterview } from '../interviews/store.ts'
import { loadJob } from '../jobs/store.ts'
import { noteView } from '../report-views/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { type Answered, compare, competencesOf } from './rules.ts'
import { reportsOfJob } from './store.ts'

const maxEntries = 50

/** The questions of an interview with what counts of their answers, and what evaluated them. */
async function answeredOf(context: Context, interviewId: string) {
  const questions = await loadQuestions(context, interviewId)
  return Promise.all(
    questions.map(async ({ id, type, skill }): Promise<Answered & { readonly evaluator: string | null }> => {
      const answer = await loadAnswer(context, id)
      const review = answer === null ? null : await loadReview(context, answer.id)
      const { relevance = 0, depth = 0, clarity = 0 } = review ?? answer ?? {}
      const quotes = (answer?.evidence ?? []).map(({ quote }) => quote)
      const evaluator = review === null ? (answer === null ? null : modelOf(answer.evaluator)) : 'person'
      return { type, skill, relevance, depth, clarity, quotes, evaluator }
    }),
  )
}

const modelOf = ({ name, model, isFallback }: { name: string; model: string | null; isFallback: boolean }): string =>
  isFallback ? name : (model ?? name)

export const resolvers: Resolvers = {
  Query: {
    async interviewComparison(_, { jobId, policy, first }, context) {
      const size = first ?? 20
      if (size < 1 || size > maxEntries) throw badInput(`first must be 1 to ${maxEntries}`)
      if (!isUuid(jobId)) throw notFound('job')
      await found('job', loadJob(context, jobId))
      const comparison = compare(await context.scope.read(reportsOfJob, { jobId }), policy ?? null)
      if (comparison === null) return null
      const { ranked, otherPolicies, ...rest } = comparison
      const entries = ranked.slice(0, size)
      await Promise.all(entries.map(({ reportId }) => noteView(context, reportId, 'COMPARISON')))
      return {
        ...rest,
        otherPolicies: [...otherPolicies],
        total: ranked.length,
        entries,
      }
    },
  },
  ComparedInterview: {
    interview: ({ interviewId }, _, context) => found('interview', loadInterview(context, interviewId)),
    blindCandidate: ({ candidateId, madeAt }, _, context) =>
      blindCandidate(context, candidateId, madeAt.toISOString().slice(0, 10)),
    report: ({ interviewId }, _, context) => found('report', loadReport(context, interviewId)),
    evaluators: async ({ interviewId }, _, context) => {
      const names = (await answeredOf(context, interviewId)).map(({ evaluator }) => evaluator)
      return [...new Set(names.filter((name) => name !== null))].toSorted()
    },
    competences: async ({ interviewId }, _, context) => competencesOf(await answeredOf(context, interviewId)),
  },
}
