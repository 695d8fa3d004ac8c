import { callerId } from '@quintet/kit/slice/context.ts'
import { derivedId } from '@quintet/kit/slice/ids.ts'
import { highestId, isUuid, pageById } from '@quintet/kit/slice/pages.ts'
import { badInput } from '@quintet/kit/wire/errors.ts'
import type { Context } from '../context.ts'
import type { Resolvers } from '../types.gen.ts'
import { updateProfile } from './actions.ts'
import { searchPattern, searchProblems } from './rules.ts'
import { foundPage, loadUser, type ProfileRow, type UserRow, userPage } from './store.ts'

/** The user with their profile; null where the caller may not see them. */
const whole = (user: UserRow, context: Context): ProfileRow | Promise<ProfileRow | null> =>
  'firstName' in user ? (user as ProfileRow) : loadUser(context, user.id)

export const resolvers: Resolvers = {
  Query: {
    viewer(_, __, { envelope }) {
      const id = callerId(envelope)
      return id === null ? null : { id }
    },
    users(_, { search = null, status = null, ...page }, { scope }) {
      if (search === null || search.trim() === '') {
        return pageById(page, highestId, (before, limit) => scope.read(userPage, { before, limit, status }))
      }
      const [problem] = searchProblems(search)
      if (problem !== undefined) throw badInput(problem.message)
      const pattern = searchPattern(search)
      return pageById(page, highestId, (before, limit) => scope.read(foundPage, { before, limit, status, pattern }))
    },
  },
  Viewer: {
    // A service account is no user.
    user: ({ id }, _, context) => (context.envelope.viewer === null ? null : loadUser(context, id)),
  },
  User: {
    __resolveReference: ({ id }, context) => (isUuid(id) ? loadUser(context, id) : null),
    email: async (user, _, context) => (await whole(user, context))?.email ?? null,
    profile: (user, _, context) => whole(user, context),
  },
  Profile: {
    id: ({ id }) => derivedId(id, 'profile'),
    skills: ({ skills }) => skills ?? [],
  },
  Mutation: {
    updateProfile: (_, { input }, context) => updateProfile(context, input),
  },
}
