import { activeTenant, activeViewer } from '@quintet/kit/slice/context.ts'
import type { Resolvers } from '../types.gen.ts'
import { recordExtensionUse, saveExtension } from './actions.ts'
import { meanFeedback, practicality } from './rules.ts'
import { extensionPage, loadFactors, ownPage } from './store.ts'

export const resolvers: Resolvers = {
  Viewer: {
    extensions: ({ id }, args, context) => ownPage(activeViewer(context, id), args),
  },
  Tenant: {
    extensions: ({ id }, args, context) => extensionPage(activeTenant(context, id), args),
  },
  Extension: {
    feedbackScore: ({ feedbackSum, feedbackCount }) => meanFeedback(feedbackSum, feedbackCount),
    practicality: async ({ id }, _, context) => practicality(await loadFactors(context, id)),
    factors: ({ id }, _, context) => loadFactors(context, id),
    owner: ({ ownerId }) => ({ id: ownerId }),
  },
  Mutation: {
    saveExtension: (_, { input }, context) => saveExtension(context, input),
    recordExtensionUse: (_, { input }, context) => recordExtensionUse(context, input),
  },
}
