import { tenantId, withPermission } from '@quintet/kit/slice/context.ts'
import { badInput, found } from '@quintet/kit/wire/errors.ts'
import { loadCandidate } from '../candidates/store.ts'
import type { Context } from '../context.ts'
import { type EvidenceSpan, newestReading } from '../cv-documents/store.ts'
import { loadJob } from '../jobs/store.ts'
import { bestOfJob, loadRank } from '../leaderboards/store.ts'
import { hidesCandidates } from '../policies/store.ts'
import { canonicalSkill } from '../skills/rules.ts'
import type { ExperienceBasis, MatchFlag, Resolvers, SkillCreditReason } from '../types.gen.ts'
import { analyzeCandidate, decideCandidate } from './actions.ts'
import { explain, explanationPage, explanationPdf, isLanguage, languages } from './explanation.ts'
import { isReproduced, recommendations, traceSteps } from './report.ts'
import { type Dimension, explanationKey } from './rules.ts'
import {
  blindCandidate,
  type CvAnalysisRow,
  decisionsOf,
  type ExplanationRow,
  loadAnalysis,
  loadDetails,
  type SkillCreditRow,
} from './store.ts'

/** Basis points to 0 to 100 with two decimals. */
const percent = (bp: number): number => bp / 100

async function part(context: Context, row: CvAnalysisRow, dimension: Dimension) {
  const { trace } = await loadDetails(context, row)
  const { ratioBp, effectiveWeightBp } = trace.dimensions[dimension]
  return { trace, ratio: ratioBp === null ? null : percent(ratioBp), weight: percent(effectiveWeightBp) }
}

/** The explanation as a file of the store, written when it is asked for: the same each time. */
async function download(context: Context, explanation: ExplanationRow, form: 'html' | 'pdf') {
  const { files } = context
  if (files === null) return null
  const { analysisId, language, at } = explanation
  const key = explanationKey(tenantId(context), analysisId, language, form)
  const type = form === 'html' ? 'text/html' : 'application/pdf'
  const content = form === 'html' ? Buffer.from(explanationPage(explanation)) : await explanationPdf(explanation, at)
  await files.store.write(key, content, type)
  const { url, expiresAt } = await files.store.downloadLink(key, { type, fileName: `explanation-${language}.${form}` })
  return { url, expiresAt }
}

/** Where the newest CV of a candidate names the skills that earned a credit. Data that a person entered have no place there. */
async function spansOf(context: Context, { candidateId, evidence }: SkillCreditRow): Promise<EvidenceSpan[]> {
  const skills = (await newestReading(context, candidateId))?.data?.skills ?? []
  const spans = new Map(skills.map(({ canonical, evidence }) => [canonical, evidence]))
  return evidence.flatMap((skill) => spans.get(canonicalSkill(skill) ?? '') ?? [])
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
        candidateId: row.candidateId,
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
    isReproduced: async (row, _, context) => {
      const { inputs, trace } = await loadDetails(context, row)
      return isReproduced(inputs.job, inputs.candidate, row.asOf, trace)
    },
    trace: async (row, _, context) => {
      const { inputs, trace } = await loadDetails(context, row)
      return traceSteps(inputs.job, trace)
    },
    recommendations: async (row, _, context) => {
      const { inputs, trace } = await loadDetails(context, row)
      return recommendations(inputs.job, trace, inputs.candidate.skills)
    },
    decisions: ({ id }, _, context) => decisionsOf(context, id),
    blindCandidate: ({ candidateId, asOf }, _, context) => blindCandidate(context, candidateId, asOf),
    explanation: async (row, { language }, context) => {
      const chosen = language ?? 'en'
      if (!isLanguage(chosen)) throw badInput(`language must be one of ${languages.join(', ')}`)
      const { inputs, trace } = await loadDetails(context, row)
      const job = await found('job', loadJob(context, row.jobId))
      return { analysisId: row.id, at: row.createdAt, ...explain(chosen, job.title, inputs.job, trace) }
    },
    job: ({ jobId }, _, context) => found('job', loadJob(context, jobId)),
    candidate: async (row, _, context) => {
      if (await hidesCandidates(context)) return null
      return row.candidate ?? found('candidate', loadCandidate(context, row.candidateId))
    },
  },
  SkillCredit: {
    spans: (row, _, context) => spansOf(context, row),
  },
  Explanation: {
    points: ({ points }) => [...points],
    download: (row, _, context) => download(context, row, 'html'),
    pdf: (row, _, context) => download(context, row, 'pdf'),
  },
  CandidateDecision: {
    at: ({ createdAt }) => createdAt,
    decidedBy: ({ decidedBy }) => ({ id: decidedBy }),
  },
  Mutation: {
    analyzeCandidate: (_, { input }, context) => analyzeCandidate(context, input),
    decideCandidate: (_, { input }, context) => decideCandidate(context, input),
  },
}
