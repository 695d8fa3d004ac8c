import type { Resolvers } from '../types.gen.ts'
import { signIn, signUp } from './actions.ts'

export const resolvers: Resolvers = {
  Mutation: {
    signUp: (_, { input }, context) => signUp(context, input),
    signIn: (_, { input }, context) => signIn(context, input),
  },
}
