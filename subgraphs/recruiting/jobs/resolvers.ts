import { activeTenant, withPermission } from '@quintet/kit/slice/context.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import type { Resolvers } from '../types.gen.ts'
import { createJob } from './actions.ts'
import { jobPage, loadJob } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    job: (_, { id }, context) => found('job', loadJob(context, id)),
  },
  Tenant: {
    jobs: ({ id }, args, context) => jobPage(activeTenant(context, id), args),
  },
  Job: {
    __resolveReference: ({ id }, context) =>
      loadJob(withPermission(context, 'recruiting.jobs:read', 'recruiting.analyses:read'), id),
  },
  Mutation: {
    createJob: (_, { input }, context) => createJob(context, input),
  },
}
