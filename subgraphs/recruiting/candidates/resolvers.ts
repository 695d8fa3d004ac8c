import { activeTenant, withPermission } from '@quintet/kit/slice/context.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import type { Context } from '../context.ts'
import type { Resolvers } from '../types.gen.ts'
import { addCandidate, changeCandidate, importCandidate } from './actions.ts'
import { duplicatePage } from './duplicates.ts'
import { toJsonResume } from './json-resume.ts'
import { eraseCandidate, mergeCandidates } from './merge.ts'
import { type CandidateRow, candidatePage, loadCandidate, loadCandidateDetails, versionPage } from './store.ts'

/** A candidate who was not erased. */
async function present(context: Context, id: string): Promise<CandidateRow | null> {
  const row = await loadCandidate(context, id)
  return row?.erasedAt === null ? row : null
}

export const resolvers: Resolvers = {
  Query: {
    candidate: (_, { id }, context) => found('candidate', present(context, id)),
  },
  Tenant: {
    candidates: ({ id }, args, context) => candidatePage(activeTenant(context, id), args),
    duplicateCandidates: ({ id }, args, context) => duplicatePage(activeTenant(context, id), args),
  },
  Candidate: {
    __resolveReference: ({ id }, context) =>
      present(withPermission(context, 'recruiting.candidates:read', 'recruiting.analyses:read'), id),
    skills: async (row, _, context) => (await loadCandidateDetails(context, row)).skills,
    experience: async (row, _, context) => (await loadCandidateDetails(context, row)).experience,
    education: async (row, _, context) => (await loadCandidateDetails(context, row)).education,
    languages: async (row, _, context) => (await loadCandidateDetails(context, row)).languages,
    jsonResume: async (row, _, context) => toJsonResume(await loadCandidateDetails(context, row)),
    versions: ({ id }, args, context) => versionPage(context, id, args),
  },
  CandidateVersion: {
    version: ({ number }) => number,
    at: ({ createdAt }) => createdAt,
    by: ({ writtenBy }) => (writtenBy === null ? null : { id: writtenBy }),
    jsonResume: ({ content }) => toJsonResume(content),
  },
  Mutation: {
    addCandidate: (_, { input }, context) => addCandidate(context, input),
    updateCandidate: (_, { input }, context) => changeCandidate(context, input),
    importCandidate: (_, { input }, context) => importCandidate(context, input),
    mergeCandidates: (_, { input }, context) => mergeCandidates(context, input),
    eraseCandidate: (_, { input }, context) => eraseCandidate(context, input),
  },
}
