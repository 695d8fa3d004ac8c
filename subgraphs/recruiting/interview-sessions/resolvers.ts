import type { Resolvers } from '../types.gen.ts'
import { answerInterviewQuestion, enterInterview, finishInterview, nextInterviewQuestion } from './actions.ts'

export const resolvers: Resolvers = {
  Mutation: {
    enterInterview: (_, { input }, context) => enterInterview(context, input),
    nextInterviewQuestion: (_, { input }, context) => nextInterviewQuestion(context, input),
    answerInterviewQuestion: (_, { input }, context) => answerInterviewQuestion(context, input),
    finishInterview: (_, { input }, context) => finishInterview(context, input),
  },
}
