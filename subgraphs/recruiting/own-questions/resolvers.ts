import { activeTenant } from '@quintet/kit/slice/context.ts'
import type { Resolvers } from '../types.gen.ts'
import { retireOwnQuestion, saveOwnQuestion } from './actions.ts'
import { ownQuestionPage, versionsOf } from './store.ts'

export const resolvers: Resolvers = {
  Tenant: {
    ownQuestions: ({ id }, args, context) => ownQuestionPage(activeTenant(context, id), args),
  },
  OwnQuestion: {
    versions: ({ id }, _, context) => versionsOf(context, id),
  },
  OwnQuestionVersion: {
    version: ({ number }) => number,
    at: ({ createdAt }) => createdAt,
    by: ({ writtenBy }) => ({ id: writtenBy }),
    type: ({ content }) => content.type,
    skill: ({ content }) => content.skill,
    difficulty: ({ content }) => content.difficulty,
    language: ({ content }) => content.language,
    text: ({ content }) => content.text,
    expectedKeywords: ({ content }) => content.expectedKeywords,
    timeLimitSeconds: ({ content }) => content.timeLimitSeconds,
  },
  Mutation: {
    saveOwnQuestion: (_, { input }, context) => saveOwnQuestion(context, input),
    retireOwnQuestion: (_, { input }, context) => retireOwnQuestion(context, input),
  },
}
