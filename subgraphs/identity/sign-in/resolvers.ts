import type { Resolvers } from '../types.gen.ts'
import { signIn, signUp } from './actions.ts'
import { limitedAttempt } from './address-limit.ts'

export const resolvers: Resolvers = {
  Mutation: {
    signUp: (_, { input }, context) => limitedAttempt(context, () => signUp(context, input)),
    signIn: (_, { input }, context) => limitedAttempt(context, () => signIn(context, input)),
  },
}
