import { forbidden, refusal } from '@quintet/kit/wire/errors.ts'
import type { Resolvers } from '../types.gen.ts'
import { missingPermissions } from './rules.ts'
import { findNode } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    async node(_, { id }, context) {
      const { node, isComplete } = await findNode(context, id)
      if (node !== null) return node
      if (!isComplete) throw refusal('UNAVAILABLE', 'A part does not answer at the moment; try again')
      // The same for a row that is hidden and for one that does not exist.
      const missing = missingPermissions(context.envelope)
      if (missing.length > 0) throw forbidden(missing)
      return null
    },
  },
}
