import { isUuid } from '@quintet/kit/slice/pages.ts'
import { isStorable, normalEmail } from '@quintet/kit/slice/text-rules.ts'
import type { Resolvers } from '../types.gen.ts'
import { addressesOf } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    addresses: (_, { userIds, emails }, { scope }) =>
      scope.read(addressesOf, { ids: userIds.filter(isUuid), emails: emails.map(normalEmail).filter(isStorable) }),
  },
}
