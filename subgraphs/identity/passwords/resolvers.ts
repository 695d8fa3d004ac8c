import { limitedRequest } from '../sign-in/address-limit.ts'
import type { Resolvers } from '../types.gen.ts'
import { changePassword, requestPasswordReset, resetPassword } from './actions.ts'

export const resolvers: Resolvers = {
  Mutation: {
    requestPasswordReset: (_, { input }, context) =>
      limitedRequest(context, () => requestPasswordReset(context, input)),
    resetPassword: (_, { input }, context) => resetPassword(context, input),
    changePassword: (_, { input }, context) => changePassword(context, input),
  },
}
