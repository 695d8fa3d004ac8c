import type { Resolvers } from '../types.gen.ts'
import { completeExternalLink, startExternalLink, unlinkExternalIdentity } from './actions.ts'
import { identityPage } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    externalProviders: (_, __, { providers, publicUrl }) =>
      providers.all.map(({ slug, name }) => ({ slug, name, startUrl: `${publicUrl}/external/${slug}/start` })),
  },
  Viewer: {
    externalIdentities: ({ id }, args, context) => identityPage(context, { ...args, ownerId: id }),
  },
  Mutation: {
    startExternalLink: (_, { input }, context) => startExternalLink(context, input),
    completeExternalLink: (_, { input }, context) => completeExternalLink(context, input),
    unlinkExternalIdentity: (_, { input }, context) => unlinkExternalIdentity(context, input),
  },
}
