import type { Resolvers } from '../types.gen.ts'
import { deletePasskey, registerPasskey, startPasskeyRegistration, updatePasskey } from './actions.ts'
import { passkeyPage } from './store.ts'

export const resolvers: Resolvers = {
  Viewer: {
    passkeys: ({ id }, args, context) => passkeyPage(context, { ...args, ownerId: id }),
  },
  Mutation: {
    startPasskeyRegistration: (_, __, context) => startPasskeyRegistration(context),
    registerPasskey: (_, { input }, context) => registerPasskey(context, input),
    updatePasskey: (_, { input }, context) => updatePasskey(context, input),
    deletePasskey: (_, { input }, context) => deletePasskey(context, input),
  },
}
