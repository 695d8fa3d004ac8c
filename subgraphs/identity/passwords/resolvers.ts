import { openCredential } from '../realms/context.ts'
import type { Resolvers } from '../types.gen.ts'
import { changePassword, resetPassword } from './actions.ts'
import { limitedResetRequest } from './limited-reset.ts'

export const resolvers: Resolvers = {
  Mutation: {
    requestPasswordReset: (_, { input }, context) => limitedResetRequest(context, input),
    resetPassword(_, { input }, context) {
      const { inside, secret } = openCredential(context, input.token)
      return resetPassword(inside, { ...input, token: secret })
    },
    changePassword: (_, { input }, context) => changePassword(context, input),
  },
}
