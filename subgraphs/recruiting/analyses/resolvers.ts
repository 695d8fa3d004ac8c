import { withPermission } from '@quintet/kit/slice/context.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import { loadCandidate } from '../candidates/store.ts'
import type { Context } from '../context.ts'
import { loadJob } from '../jobs/store.ts'
import { bestOfJob, loadRank } from '../leaderboards/store.ts'
import type { ExperienceBasis, MatchFlag, Resolvers, SkillCreditReason } from '../types.gen.ts'
import { analyzeCandidate } from './actions.ts'
import type { Dimension } from './rules.ts'
import { type CvAnalysisRow, loadAnalysis, loadDetails } from './store.ts'

/** Basis points to 0 to 100 with two decimals. */
const percent = (bp: number): number => bp / 100

async function part(context: Context, row: CvAnalysisRow, dimension: Dimension) {
  const { trace } = await loadDetails(context, row)
  const { ratioBp, effectiveWeightBp } = trace.dimensions[dimension]
  return { trace, ratio: ratioBp === null ? null : percent(ratioBp), weight: percent(effectiveWeightBp) }
}

export const resolvers: Resolvers = {
  Query: {
    cvAnalysis: (_, { id }, context) => found('analysis', loadAnalysis(context, id)),
  },
  Job: {
    analyses: ({ id }, args, context) => bestOfJob(context, id, args),
  },
  CvAnalysis: {
    __resolveReference: ({ id }, context) => loadAnalysis(withPermission(context, 'recruiting.analyses:read'), id),
    matchScore: ({ scoreBp }) => (scoreBp === null ? null : percent(scoreBp)),
    rank: (row, _, context) => (row.rank === undefined ? loadRank(context, row) : row.rank),
    skillMatches: async (row, _, context) => {
      const { matched, partial, missing, extra } = (await loadDetails(context, row)).trace.skillMatches
      return { matched: [...matched], partial: [...partial], missing: [...missing], extra: [...extra] }
    },
    skillCredits: async (row, _, context) => {
      const { inputs, trace } = await loadDetails(context, row)
      const named = (at: readonly number[]) => at.map((i) => inputs.candidate.skills[i]!)
      return trace.skills.map(({ name, isRequired, halves, reason, evidence, suggestions }) => ({
        skill: name,
        isRequired,
        credit: halves / 2,
        reason: reason.toUpperCase() as SkillCreditReason,
        evidence: named(evidence),
        suggestions: named(suggestions),
      }))
    },
    requiredSkills: (row, _, context) => part(context, row, 'required'),
    preferredSkills: (row, _, context) => part(context, row, 'preferred'),
    experience: async (row, _, context) => {
      const { trace, ...shared } = await part(context, row, 'experience')
      const { months, basis } = trace.experience
      return { ...shared, months, basis: basis.toUpperCase() as ExperienceBasis }
    },
    education: async (row, _, context) => {
      const { trace, ...shared } = await part(context, row, 'education')
      return { ...shared, level: trace.education.eqf }
    },
    flags: async (row, _, context) =>
      (await loadDetails(context, row)).trace.flags.map((flag) => flag.toUpperCase() as MatchFlag),
    job: ({ jobId }, _, context) => found('job', loadJob(context, jobId)),
    candidate: (row, _, context) => row.candidate ?? found('candidate', loadCandidate(context, row.candidateId)),
  },
  Mutation: {
    analyzeCandidate: (_, { input }, context) => analyzeCandidate(context, input),
  },
}
