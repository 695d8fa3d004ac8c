import { derivedId } from '@quintet/kit/slice/ids.ts'
import type { Resolvers } from '../types.gen.ts'
import { updateUserAccount } from './actions.ts'
import { requestPhoneVerification, verifyPhone } from './phone.ts'
import { openField } from './sealed.ts'
import { setOwnStatus, setUserStatus } from './status.ts'
import { loadAccount } from './store.ts'

export const resolvers: Resolvers = {
  User: {
    userAccount: ({ id }, _, context) => loadAccount(context, id),
  },
  Viewer: {
    userAccount: ({ id }, _, context) => loadAccount(context, id),
  },
  UserAccount: {
    id: ({ id }) => derivedId(id, 'account'),
    email: ({ email, scrubbedAt }) => (scrubbedAt === null ? email : null),
    phoneNumber: (account, _, context) => openField(context, account, 'phoneNumber'),
    address: (account, _, context) => openField(context, account, 'address'),
    statusChangedBy: ({ statusChangedById: id }) => (id === null ? null : { id }),
  },
  Mutation: {
    updateUserAccount: (_, { input }, context) => updateUserAccount(context, input),
    requestPhoneVerification: (_, __, context) => requestPhoneVerification(context),
    verifyPhone: (_, { input }, context) => verifyPhone(context, input),
    setOwnStatus: (_, { input }, context) => setOwnStatus(context, input),
    setUserStatus: (_, { input }, context) => setUserStatus(context, input),
  },
}
