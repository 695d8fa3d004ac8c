import { activeTenant } from '@quintet/kit/slice/context.ts'
import { searchText } from '@quintet/kit/slice/search.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import type { Resolvers } from '../types.gen.ts'
import { cancelTask, claimTask, completeTask, createTask, extendTask, failTask, retryTask } from './actions.ts'
import { asOf, type TaskStatus } from './rules.ts'
import { loadTask, taskPage } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    task: (_, { id }, context) => found('task', loadTask(context, id)),
  },
  Tenant: {
    tasks: ({ id }, { status, type, service, search, ...page }, context) =>
      taskPage(activeTenant(context, id), { status, type, service, search: searchText(search) }, page),
  },
  Task: {
    status: (row, _, { clock }) => asOf(row, clock.now()).status as TaskStatus,
    error: (row, _, { clock }) => asOf(row, clock.now()).error,
    completedAt: (row, _, { clock }) => asOf(row, clock.now()).completedAt,
    leaseEndsAt: (row, _, { clock }) => asOf(row, clock.now()).leaseEndsAt,
    createdBy: ({ createdBy }) => (createdBy === null ? null : { id: createdBy }),
  },
  Mutation: {
    createTask: (_, { input }, context) => createTask(context, input),
    claimTask: (_, { input }, context) => claimTask(context, input),
    extendTask: (_, { input }, context) => extendTask(context, input),
    completeTask: (_, { input }, context) => completeTask(context, input),
    failTask: (_, { input }, context) => failTask(context, input),
    retryTask: (_, { input }, context) => retryTask(context, input),
    cancelTask: (_, { input }, context) => cancelTask(context, input),
  },
}
