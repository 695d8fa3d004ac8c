import { badInput, found } from '@quintet/kit/wire/errors.ts'
import type { Resolvers } from '../types.gen.ts'
import { publishModule } from './actions.ts'
import { amountProblems, moneyOf, shownPrices } from './prices.ts'
import { shownDependencies } from './rules.ts'
import { loadModule, modulePage, readCatalogue, readModule, versionPages } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    modules: (_, { search, capability, maxPrice, ...page }, context) => {
      const [problem] = maxPrice ? amountProblems(maxPrice, 0n, 'maxPrice') : []
      if (problem !== undefined) throw badInput(problem.message)
      return modulePage(context, { search, capability, maxPrice: maxPrice ? moneyOf(maxPrice) : null }, page)
    },
    module: (_, { slug }, context) => found('module', readModule(context.scope, slug)),
    moduleGraph: async (_, __, context) =>
      [...(await readCatalogue(context.scope)).values()].flatMap(({ slug, dependencies }) =>
        shownDependencies(dependencies).map(({ slug: to, range, isRequired }) => ({
          from: slug,
          to,
          range,
          isRequired,
        })),
      ),
  },
  Module: {
    __resolveReference: ({ id }, context) => loadModule(context, id),
    requires: ({ dependencies }) => [...dependencies.required],
    prices: ({ prices }) => shownPrices(prices),
    dependencies: ({ dependencies }) => shownDependencies(dependencies),
    versions: ({ id }, args, context) => versionPages(context, id, args),
  },
  Mutation: {
    publishModule: (_, { input }, context) => publishModule(context, input),
  },
}
