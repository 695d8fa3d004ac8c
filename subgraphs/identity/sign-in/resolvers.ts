import type { Resolvers } from '../types.gen.ts'
import { limitedAttempt, limitedRequest } from './address-limit.ts'
import { limitedSignIn } from './limited-sign-in.ts'
import { signUp } from './sign-up.ts'

export const resolvers: Resolvers = {
  Mutation: {
    signUp: (_, { input }, context) => {
      // In the one case it is a request for a letter.
      const limited = context.accounts.signUp === 'verified' ? limitedRequest : limitedAttempt
      return limited(context, () => signUp(context, input))
    },
    signIn: (_, { input }, context) => limitedSignIn(context, input),
  },
}
