import { isJsonObject, jsonProblems } from '@quintet/kit/slice/json-rules.ts'
import { badInput } from '@quintet/kit/wire/errors.ts'
import type { Resolvers } from '../types.gen.ts'
import { evaluate } from './expression.ts'

export const resolvers: Resolvers = {
  Query: {
    evaluateExpression(_, { text, context }) {
      const [problem] = jsonProblems('The context', context, 'context')
      if (problem !== undefined) throw badInput(problem.message)
      if (!isJsonObject(context)) throw badInput('The context must be an object')
      return evaluate(text, context)
    },
  },
}
