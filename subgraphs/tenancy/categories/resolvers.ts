import { activeTenant } from '@quintet/kit/slice/context.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import type { Resolvers } from '../types.gen.ts'
import { createCategory, deleteCategory, moveCategory, updateCategory } from './actions.ts'
import { categoryPage, childPage, countChildren, loadAncestors, loadCategory } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    category: (_, { id }, context) => found('category', loadCategory(context, id)),
  },
  Tenant: {
    categories: ({ id }, { parentId = null, ...page }, context) =>
      categoryPage(activeTenant(context, id), parentId, page),
  },
  Category: {
    parent: ({ parentId }, _, context) => (parentId === null ? null : loadCategory(context, parentId)),
    ancestors: ({ id, parentId }, _, context) => (parentId === null ? [] : loadAncestors(context, id)),
    childCount: ({ id }, _, context) => countChildren(context, id),
    children: ({ id }, page, context) => childPage(context, id, page),
  },
  Mutation: {
    createCategory: (_, { input }, context) => createCategory(context, input),
    updateCategory: (_, { input }, context) => updateCategory(context, input),
    moveCategory: (_, { input }, context) => moveCategory(context, input),
    deleteCategory: (_, { input }, context) => deleteCategory(context, input),
  },
}
