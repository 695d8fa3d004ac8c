import { viewerId } from '@quintet/kit/slice/context.ts'
import type { Resolvers } from '../types.gen.ts'
import { loadAnyUser } from '../users/store.ts'
import { answerImpersonation, requestImpersonation, startImpersonation } from './actions.ts'
import { statusAt } from './rules.ts'
import { impersonationsOf } from './store.ts'

export const resolvers: Resolvers = {
  Viewer: {
    impersonations: (_, args, context) => impersonationsOf(context, { ...args, person: viewerId(context) }),
  },
  Impersonation: {
    status: (row, _, { clock }) => statusAt(row, clock.now()),
    actor: ({ actorId }, _, context) => loadAnyUser(context, actorId),
    user: ({ userId }, _, context) => loadAnyUser(context, userId),
  },
  Mutation: {
    requestImpersonation: (_, { input }, context) => requestImpersonation(context, input),
    answerImpersonation: (_, { input }, context) => answerImpersonation(context, input),
    startImpersonation: (_, { input }, context) => startImpersonation(context, input),
  },
}
