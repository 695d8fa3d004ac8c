import { activeViewer } from '@quintet/kit/slice/context.ts'
import { badInput, found } from '@quintet/kit/wire/errors.ts'
import { hasCategory } from '../categories/store.ts'
import type { Context } from '../context.ts'
import type { Factor } from '../scoring-models/rules.ts'
import type { Resolvers } from '../types.gen.ts'
import { recordScore, recordScores } from './actions.ts'
import { chartWindow } from './chart.ts'
import { reasonsOf } from './compute.ts'
import { type CreditScoreRow, chartOfScore, historyPage, idOfScore, loadDetails, scoreOf, scoresOf } from './store.ts'

async function scoreIn(context: Context, category: string, applicantId: string): Promise<CreditScoreRow | null> {
  if (!(await hasCategory(context, category))) throw badInput('There is no such category')
  return scoreOf(context, category, applicantId)
}

const detailsOf = (score: CreditScoreRow, context: Context) => loadDetails(context, idOfScore(context, score))

export const resolvers: Resolvers = {
  Query: {
    creditScore: (_, { category, applicantId }, context) => found('score', scoreOf(context, category, applicantId)),
  },
  Mutation: {
    recordCreditScore: (_, { input }, context) => recordScore(context, input),
    recordCreditScores: (_, { input }, context) => recordScores(context, input),
  },
  CreditApplication: {
    score: (row, _, context) => scoreOf(context, row.category, row.applicantId),
  },
  Viewer: {
    creditScores: ({ id }, _, context) => scoresOf(activeViewer(context, id), id),
    creditScore: ({ id }, { category }, context) => scoreIn(activeViewer(context, id), category, id),
  },
  CreditScore: {
    id: (score, _, context) => idOfScore(context, score),
    category: (score) => score.board,
    value: (score) => score.valueHundredths / 100,
    applicant: (score) => ({ id: score.subjectId }),
    modelVersion: async (score, _, context) => (await detailsOf(score, context))?.modelVersion ?? null,
    asOf: async (score, _, context) => (await detailsOf(score, context))?.asOf ?? null,
    inputsHash: async (score, _, context) => (await detailsOf(score, context))?.inputsHash ?? null,
    contributions: async (score, _, context) =>
      ((await detailsOf(score, context))?.contributions ?? []).map(({ factor, value, weight, pointHundredths }) => {
        return { factor: factor as Factor, value, weight, points: pointHundredths / 100 }
      }),
    reasons: async (score, _, context) => reasonsOf((await detailsOf(score, context))?.contributions ?? []),
    chart: (score, { step, last, until }, context) =>
      chartOfScore(
        context,
        idOfScore(context, score),
        chartWindow(step ?? 'DAY', last ?? 30, until ?? context.clock.now()),
      ),
    history: (score, args, context) => historyPage(context, idOfScore(context, score), args),
  },
  CreditScoreStep: {
    value: ({ value }) => value / 100,
    lowest: ({ lowest }) => lowest / 100,
    highest: ({ highest }) => highest / 100,
  },
  CreditScoreValue: {
    value: ({ valueHundredths }) => valueHundredths / 100,
    at: ({ createdAt }) => createdAt,
  },
}
