import { limitedAttempt } from '../sign-in/address-limit.ts'
import type { Resolvers } from '../types.gen.ts'
import { startPasskeySignIn } from './actions.ts'
import { limitedCompletion } from './limited-completion.ts'
import { stepUp } from './step-up.ts'

export const resolvers: Resolvers = {
  Mutation: {
    completeSignIn: (_, { input }, context) => limitedCompletion(context, input),
    startPasskeySignIn: (_, { input }, context) => limitedAttempt(context, () => startPasskeySignIn(context, input)),
    stepUp: (_, { input }, context) => limitedAttempt(context, () => stepUp(context, input)),
  },
}
