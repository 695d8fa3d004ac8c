import { derivedId } from '@quintet/kit/slice/ids.ts'
import type { Resolvers } from '../types.gen.ts'
import { setPreference, updateEmailPreferences } from './actions.ts'
import { loadEmailPreferences, preferencePage } from './store.ts'

export const resolvers: Resolvers = {
  Viewer: {
    preferences: ({ id }, page, context) => preferencePage(context, { ...page, owner: id }),
    emailPreferences: ({ id }, _, context) => loadEmailPreferences(context, id),
  },
  EmailPreferences: {
    id: ({ id }) => derivedId(id, 'emailPreferences'),
    security: () => true,
  },
  Mutation: {
    setPreference: (_, { input }, context) => setPreference(context, input),
    updateEmailPreferences: (_, { input }, context) => updateEmailPreferences(context, input),
  },
}
