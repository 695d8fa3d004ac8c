import { found } from '@quintet/kit/wire/errors.ts'
import { loadJob } from '../jobs/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { analyzeCandidates } from './actions.ts'
import { loadBatch } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    analysisBatch: (_, { id }, context) => found('batch', loadBatch(context, id)),
  },
  AnalysisBatch: {
    progress: ({ status, total, measured, skipped }) =>
      status === 'DONE' ? 1 : total === null || total === 0 ? 0 : Math.min(1, (measured + skipped) / total),
    job: ({ jobId }, _, context) => found('job', loadJob(context, jobId)),
  },
  Mutation: {
    analyzeCandidates: (_, { input }, context) => analyzeCandidates(context, input),
  },
}
