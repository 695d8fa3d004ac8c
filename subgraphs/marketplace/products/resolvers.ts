import { withPermission } from '@quintet/kit/slice/context.ts'
import { moneyText } from '../modules/prices.ts'
import type { Resolvers } from '../types.gen.ts'
import { saveProduct } from './actions.ts'
import { loadProduct, productPage } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    products: (_, { search, variantOf, ...page }, context) => productPage(context, { search, variantOf }, page),
  },
  Product: {
    __resolveReference: ({ id }, context) => loadProduct(withPermission(context, 'marketplace.products:read'), id),
    price: moneyText,
  },
  Mutation: {
    saveProduct: (_, { input }, context) => saveProduct(context, input),
  },
}
