import { activeTenant } from '@quintet/kit/slice/context.ts'
import type { Resolvers } from '../types.gen.ts'
import { saveRecruitingPolicy } from './actions.ts'
import { levels } from './rules.ts'
import { loadPolicy } from './store.ts'

export const resolvers: Resolvers = {
  Tenant: {
    recruitingPolicy: ({ id }, _, context) => loadPolicy(activeTenant(context, id)),
  },
  RecruitingPolicy: {
    version: ({ number }) => number,
    minimumMonths: ({ minimumMonths }) => levels.map((level) => ({ level, months: minimumMonths[level] })),
    evaluator: ({ evaluatorModel, evaluatorUrl }) =>
      evaluatorModel === null ? null : `${evaluatorModel} at ${evaluatorUrl}`,
    updatedAt: ({ createdAt }) => createdAt,
  },
  Mutation: {
    saveRecruitingPolicy: (_, { input }, context) => saveRecruitingPolicy(context, input),
  },
}
