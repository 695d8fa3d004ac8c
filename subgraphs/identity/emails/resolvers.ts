import { limitedRequest } from '../sign-in/address-limit.ts'
import type { Resolvers } from '../types.gen.ts'
import { requestEmailChange, requestEmailVerification, verifyEmail } from './actions.ts'

export const resolvers: Resolvers = {
  Mutation: {
    requestEmailVerification: (_, { input }, context) =>
      limitedRequest(context, () => requestEmailVerification(context, input)),
    requestEmailChange: (_, { input }, context) => limitedRequest(context, () => requestEmailChange(context, input)),
    verifyEmail: (_, { input }, context) => verifyEmail(context, input),
  },
}
