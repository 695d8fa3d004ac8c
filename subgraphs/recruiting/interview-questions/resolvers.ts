import type { Resolvers } from '../types.gen.ts'
import { loadQuestions } from './store.ts'

export const resolvers: Resolvers = {
  Interview: {
    questions: ({ id }, _, context) => loadQuestions(context, id),
  },
}
