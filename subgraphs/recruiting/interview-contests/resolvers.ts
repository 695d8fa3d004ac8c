import type { Resolvers } from '../types.gen.ts'
import { answerInterviewContest, contestInterview, explainInterview } from './actions.ts'
import { loadContest } from './store.ts'

export const resolvers: Resolvers = {
  Interview: {
    contest: ({ id }, _, context) => loadContest(context, id),
  },
  InterviewContest: {
    at: ({ createdAt }) => createdAt,
    answeredById: ({ answeredBy }) => answeredBy,
  },
  Mutation: {
    explainInterview: (_, { input }, context) => explainInterview(context, input),
    contestInterview: (_, { input }, context) => contestInterview(context, input),
    answerInterviewContest: (_, { input }, context) => answerInterviewContest(context, input),
  },
}
