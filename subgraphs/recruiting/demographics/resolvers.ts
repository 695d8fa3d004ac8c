import type { Resolvers } from '../types.gen.ts'
import { recordDemographics } from './actions.ts'

export const resolvers: Resolvers = {
  Mutation: {
    recordDemographics: (_, { input }, context) => recordDemographics(context, input),
  },
}
