import { inRealmOfTenant, openCredential } from '../realms/context.ts'
import { limitedRequest } from '../sign-in/address-limit.ts'
import type { Resolvers } from '../types.gen.ts'
import { requestEmailChange, requestEmailVerification, verifyEmail } from './actions.ts'

export const resolvers: Resolvers = {
  Mutation: {
    requestEmailVerification: (_, { input }, context) =>
      limitedRequest(context, async () =>
        requestEmailVerification(await inRealmOfTenant(context, input.tenantSlug), input),
      ),
    requestEmailChange: (_, { input }, context) => limitedRequest(context, () => requestEmailChange(context, input)),
    verifyEmail(_, { input }, context) {
      const { inside, secret } = openCredential(context, input.token)
      return verifyEmail(inside, { ...input, token: secret })
    },
  },
}
