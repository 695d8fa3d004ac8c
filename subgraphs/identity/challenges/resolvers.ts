import { limitedAttempt } from '../sign-in/address-limit.ts'
import type { Resolvers } from '../types.gen.ts'
import { completeSignIn, startPasskeySignIn } from './actions.ts'
import { stepUp } from './step-up.ts'

export const resolvers: Resolvers = {
  Mutation: {
    completeSignIn: (_, { input }, context) => limitedAttempt(context, () => completeSignIn(context, input)),
    startPasskeySignIn: (_, { input }, context) => limitedAttempt(context, () => startPasskeySignIn(context, input)),
    stepUp: (_, { input }, context) => limitedAttempt(context, () => stepUp(context, input)),
  },
}
