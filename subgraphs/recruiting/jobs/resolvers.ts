import { highestId, pageById } from '@quintet/kit/slice/pages.ts'
import { notFound } from '@quintet/kit/wire/errors.ts'
import { demandOneOf } from '../context.ts'
import type { Resolvers } from '../types.gen.ts'
import { createJob } from './actions.ts'
import { jobPage, loadJob } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    job: async (_, { id }, context) => {
      const job = await loadJob(context, id)
      if (job === null) throw notFound('job')
      return job
    },
  },
  Tenant: {
    jobs: ({ id }, args, context) => {
      if (id !== context.envelope.tenantId) throw notFound('tenant')
      return pageById(args, highestId, (after, limit) => context.scope.read(jobPage, { after, limit }))
    },
  },
  Job: {
    __resolveReference: ({ id }, context) => {
      demandOneOf(context, 'recruiting.jobs:read', 'recruiting.analyses:read')
      return loadJob(context, id)
    },
  },
  Mutation: {
    createJob: (_, { input }, context) => createJob(context, input),
  },
}
