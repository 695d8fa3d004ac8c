import type { Resolvers } from '../types.gen.ts'
import { limitedSignIn, limitedSignUp } from './limited-sign-in.ts'

export const resolvers: Resolvers = {
  Mutation: {
    signUp: (_, { input }, context) => limitedSignUp(context, input),
    signIn: (_, { input }, context) => limitedSignIn(context, input),
  },
}
