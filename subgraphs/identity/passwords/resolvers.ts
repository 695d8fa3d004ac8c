import { inRealmOfTenant, openCredential } from '../realms/context.ts'
import { limitedRequest } from '../sign-in/address-limit.ts'
import type { Resolvers } from '../types.gen.ts'
import { changePassword, requestPasswordReset, resetPassword } from './actions.ts'

export const resolvers: Resolvers = {
  Mutation: {
    requestPasswordReset: (_, { input }, context) =>
      limitedRequest(context, async () =>
        requestPasswordReset(await inRealmOfTenant(context, input.tenantSlug), input),
      ),
    resetPassword(_, { input }, context) {
      const { inside, secret } = openCredential(context, input.token)
      return resetPassword(inside, { ...input, token: secret })
    },
    changePassword: (_, { input }, context) => changePassword(context, input),
  },
}
