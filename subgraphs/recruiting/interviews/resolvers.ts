import { activeTenant, tenantId, withPermission } from '@quintet/kit/slice/context.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { badInput, found } from '@quintet/kit/wire/errors.ts'
import { loadAnalysis } from '../analyses/store.ts'
import { loadCandidate } from '../candidates/store.ts'
import type { Context } from '../context.ts'
import { countAnswers } from '../interview-answers/store.ts'
import { loadJob } from '../jobs/store.ts'
import { hidesCandidates } from '../policies/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { cancelInterview, rescheduleInterview, scheduleInterview } from './actions.ts'
import { headOf, type InterviewChanged, interviewChanges } from './live.ts'
import { pageUrl } from './rules.ts'
import { interviewPage, loadInterview } from './store.ts'
import { tellToken } from './tokens.ts'

/** The token of an interview, made again; null when it is good no more. */
const token = (context: Context, id: string) => tellToken(context, context.scope, tenantId(context), id)

export const resolvers: Resolvers = {
  Query: {
    interview: (_, { id }, context) => found('interview', loadInterview(context, id)),
  },
  Tenant: {
    interviews({ id }, args, context) {
      if (args.jobId !== null && args.jobId !== undefined && !isUuid(args.jobId))
        throw badInput('The job has no such id')
      return interviewPage(activeTenant(context, id), args)
    },
  },
  Interview: {
    __resolveReference: ({ id }, context) => loadInterview(withPermission(context, 'recruiting.interviews:read'), id),
    accommodation: ({ accommodationPercent }) => accommodationPercent / 100,
    answered: async ({ id }, _, context) => (await countAnswers(context, id))?.count ?? 0,
    changesCursor: ({ id }, _, context) => headOf(context, id),
    job: ({ jobId }, _, context) => found('job', loadJob(context, jobId)),
    async candidate({ candidateId }, _, context) {
      if (await hidesCandidates(context)) return null
      return found('candidate', loadCandidate(context, candidateId))
    },
    analysis: ({ analysisId }, _, context) => (analysisId === null ? null : loadAnalysis(context, analysisId)),
  },
  InterviewScheduled: {
    token: ({ id }, _, context) => token(context, id),
    async url({ id }, _, context) {
      const told = await token(context, id)
      return told === null ? null : pageUrl(context.publicUrl, told)
    },
    interview: ({ id }, _, context) => found('interview', loadInterview(context, id)),
  },
  Mutation: {
    scheduleInterview: (_, { input }, context) => scheduleInterview(context, input),
    rescheduleInterview: (_, { input }, context) => rescheduleInterview(context, input),
    cancelInterview: (_, { input }, context) => cancelInterview(context, input),
  },
  Subscription: {
    interviewChanged: {
      subscribe: (_, { interviewId, after }, context) => interviewChanges(context, interviewId, after),
      resolve: (change: InterviewChanged) => change,
    },
  },
}
