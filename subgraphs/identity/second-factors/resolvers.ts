import type { Resolvers } from '../types.gen.ts'
import { confirmTotp, createBackupCodes, disableTotp, startTotp } from './actions.ts'
import { resetSecondFactor } from './reset.ts'

export const resolvers: Resolvers = {
  Mutation: {
    startTotp: (_, __, context) => startTotp(context),
    confirmTotp: (_, { input }, context) => confirmTotp(context, input),
    disableTotp: (_, __, context) => disableTotp(context),
    createBackupCodes: (_, __, context) => createBackupCodes(context),
    resetSecondFactor: (_, { input }, context) => resetSecondFactor(context, input),
  },
}
