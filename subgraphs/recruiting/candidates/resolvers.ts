import { activeTenant, withPermission } from '@quintet/kit/slice/context.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import type { Resolvers } from '../types.gen.ts'
import { addCandidate } from './actions.ts'
import { candidatePage, loadCandidate, loadCandidateDetails } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    candidate: (_, { id }, context) => found('candidate', loadCandidate(context, id)),
  },
  Tenant: {
    candidates: ({ id }, args, context) => candidatePage(activeTenant(context, id), args),
  },
  Candidate: {
    __resolveReference: ({ id }, context) =>
      loadCandidate(withPermission(context, 'recruiting.candidates:read', 'recruiting.analyses:read'), id),
    skills: async (row, _, context) => (await loadCandidateDetails(context, row)).skills,
    experience: async (row, _, context) => (await loadCandidateDetails(context, row)).experience,
    education: async (row, _, context) => (await loadCandidateDetails(context, row)).education,
    languages: async (row, _, context) => (await loadCandidateDetails(context, row)).languages,
  },
  Mutation: {
    addCandidate: (_, { input }, context) => addCandidate(context, input),
  },
}
