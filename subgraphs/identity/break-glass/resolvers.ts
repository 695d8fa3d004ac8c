import type { Resolvers } from '../types.gen.ts'
import { breakGlass } from './actions.ts'

export const resolvers: Resolvers = {
  Mutation: {
    breakGlass: (_, { input }, context) => breakGlass(context, input),
  },
}
