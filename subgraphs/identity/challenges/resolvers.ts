import { inRealmOfTenant, openCredential } from '../realms/context.ts'
import { limitedAttempt } from '../sign-in/address-limit.ts'
import type { Resolvers } from '../types.gen.ts'
import { startPasskeySignIn } from './actions.ts'
import { limitedCompletion } from './limited-completion.ts'
import { stepUp } from './step-up.ts'

export const resolvers: Resolvers = {
  Mutation: {
    completeSignIn: (_, { input }, context) => limitedCompletion(context, input),
    startPasskeySignIn: (_, { input }, context) =>
      limitedAttempt(context, async () => {
        if (input.challenge == null) {
          return startPasskeySignIn(await inRealmOfTenant(context, input.tenantSlug), input)
        }
        const { inside, secret } = openCredential(context, input.challenge)
        return startPasskeySignIn(inside, { ...input, challenge: secret })
      }),
    stepUp: (_, { input }, context) =>
      limitedAttempt(context, () => {
        if (input.challenge == null) return stepUp(context, input)
        // Of the caller's realm or of none: it is looked for there alone.
        return stepUp(context, { ...input, challenge: openCredential(context, input.challenge).secret })
      }),
  },
}
