import { derivedId } from '@quintet/kit/slice/ids.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import type { Resolvers } from '../types.gen.ts'
import { loadUser } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    viewer: (_, __, { envelope }) => (envelope.viewer === null ? null : { id: envelope.viewer.userId }),
  },
  Viewer: {
    user: ({ id }, _, context) => loadUser(context, id),
  },
  User: {
    __resolveReference: ({ id }, context) => (isUuid(id) ? loadUser(context, id) : null),
    profile: (user) => user,
  },
  Profile: {
    id: ({ id }) => derivedId(id, 'profile'),
  },
}
