import { openCredential } from '../realms/context.ts'
import { limitedAttempt } from '../sign-in/address-limit.ts'
import type { Resolvers } from '../types.gen.ts'
import { limitedCompletion, limitedPasskeyStart } from './limited-completion.ts'
import { stepUp } from './step-up.ts'

export const resolvers: Resolvers = {
  Mutation: {
    completeSignIn: (_, { input }, context) => limitedCompletion(context, input),
    startPasskeySignIn: (_, { input }, context) => limitedPasskeyStart(context, input),
    stepUp: (_, { input }, context) =>
      limitedAttempt(context, () => {
        if (input.challenge == null) return stepUp(context, input)
        // Of the caller's realm or of none: it is looked for there alone.
        return stepUp(context, { ...input, challenge: openCredential(context, input.challenge).secret })
      }),
  },
}
