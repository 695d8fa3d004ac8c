import { highestId, pageById } from '@quintet/kit/slice/pages.ts'
import { notFound } from '@quintet/kit/wire/errors.ts'
import { demandOneOf } from '../context.ts'
import type { Resolvers } from '../types.gen.ts'
import { addCandidate } from './actions.ts'
import { candidatePage, loadCandidate, loadCandidateDetails } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    candidate: async (_, { id }, context) => {
      const candidate = await loadCandidate(context, id)
      if (candidate === null) throw notFound('candidate')
      return candidate
    },
  },
  Tenant: {
    candidates: ({ id }, args, context) => {
      if (id !== context.envelope.tenantId) throw notFound('tenant')
      return pageById(args, highestId, (after, limit) => context.scope.read(candidatePage, { after, limit }))
    },
  },
  Candidate: {
    __resolveReference: ({ id }, context) => {
      demandOneOf(context, 'recruiting.candidates:read', 'recruiting.analyses:read')
      return loadCandidate(context, id)
    },
    skills: async (row, _, context) => (await loadCandidateDetails(context, row)).skills,
    experience: async (row, _, context) => (await loadCandidateDetails(context, row)).experience,
    education: async (row, _, context) => (await loadCandidateDetails(context, row)).education,
  },
  Mutation: {
    addCandidate: (_, { input }, context) => addCandidate(context, input),
  },
}
