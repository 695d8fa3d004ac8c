import { isUuid } from '@quintet/kit/slice/pages.ts'
import { subgraphsWithJobs } from '@quintet/kit/slice/peers.ts'
import { fieldProblem, invalidInput, notFoundProblem } from '@quintet/kit/slice/problems.ts'
import { badInput } from '@quintet/kit/wire/errors.ts'
import type { Resolvers } from '../types.gen.ts'
import { deadJobPage } from './store.ts'

const isSubgraph = (name: string): boolean => subgraphsWithJobs.includes(name)
const unknown = `The subgraph must be one of ${subgraphsWithJobs.join(', ')}`

export const resolvers: Resolvers = {
  Query: {
    deadJobs(_, { subgraph, ...args }, context) {
      if (subgraph && !isSubgraph(subgraph)) throw badInput(unknown)
      return deadJobPage(context, subgraph ? [subgraph] : subgraphsWithJobs, args)
    },
  },
  DeadJob: {
    diedAt: ({ diedAt }) => new Date(Number(diedAt) / 1000),
  },
  Mutation: {
    async requeueJob(_, { input: { subgraph, id } }, context) {
      if (!isSubgraph(subgraph)) return invalidInput([fieldProblem(unknown, 'input', 'subgraph')])
      const queue = isUuid(id) ? await context.peers.requeueJob(subgraph, id) : null
      return queue === null ? notFoundProblem('There is no such dead job', ['input', 'id']) : { subgraph, queue }
    },
  },
}
