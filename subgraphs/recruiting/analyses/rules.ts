// The scoring specification `match-1`: integers only (basis points, floor), so that every ranking repeats exactly.
import { type CreditedSkill, creditSkills, type SkillMatches, skillMatches, taxonomy } from '../skills/rules.ts'
import {
  assessExperience,
  type ExperienceLevel,
  type ExperienceTrace,
  type MinimumMonths,
  minimumMonths,
  type Role,
} from './experience.ts'

// A sibling slice may import this file, not those beside it.
export {
  type ExperienceFacts,
  experienceFacts,
  experienceMonths,
  experienceProblems,
  experienceRatio,
  isRoleDate,
  type MinimumMonths,
  minimumMonths,
} from './experience.ts'

export type EducationLevel = 'NONE' | 'SECONDARY' | 'SHORT_CYCLE' | 'BACHELOR' | 'MASTER' | 'DOCTORATE'

export type MatchJob = {
  readonly requiredSkills: readonly string[]
  readonly preferredSkills: readonly string[]
  readonly experienceLevel: ExperienceLevel | null
  readonly educationLevel: EducationLevel | null
  /** Experience beyond the level's minimum may stand in for education. */
  readonly equivalentExperience?: boolean
  /** Where the tenant's policy has months of its own for the levels. */
  readonly minimumMonths?: MinimumMonths
}

/** Only what may count. Name, address, school and the like cannot reach the score, because they are not here. */
export type MatchCandidate = {
  readonly skills: readonly string[]
  readonly experience: readonly Role[]
  readonly education: readonly { readonly level: EducationLevel; readonly completed: boolean }[]
}

export type Dimension = 'required' | 'preferred' | 'experience' | 'education'
type MatchFlag = 'experience_unreadable' | 'not_scorable'

/** A dimension without a requirement has no ratio and no weight; effective weights are floored, for reading only. */
type DimensionTrace = { readonly ratioBp: number | null; readonly effectiveWeightBp: number }

export type Match = {
  readonly policy: typeof policy
  readonly taxonomy: string
  readonly asOf: string
  readonly scoreBp: number | null
  readonly dimensions: Readonly<Record<Dimension, DimensionTrace>>
  readonly skillMatches: SkillMatches
  readonly skills: readonly CreditedSkill[]
  readonly experience: ExperienceTrace
  readonly education: { readonly eqf: number }
  readonly flags: readonly MatchFlag[]
}

export type Ranked = {
  readonly candidateId: string
  readonly scoreBp: number | null
  readonly requiredBp: number | null
}

const policy = 'match-1'
const weights: Record<Dimension, number> = { required: 50, preferred: 20, experience: 20, education: 10 }

/** Levels of the European Qualifications Framework. */
export const eqfLevels: Readonly<Record<EducationLevel, number>> = {
  NONE: 2,
  SECONDARY: 4,
  SHORT_CYCLE: 5,
  BACHELOR: 6,
  MASTER: 7,
  DOCTORATE: 8,
}
const educationBp: readonly number[] = [10_000, 5_000, 2_500]
const monthsPerEqfLevel = 24
const liftedLevels = 2

export const inviteThresholdBp = 7_000
const hardThresholdBp = 8_000

/** `asOf`: `YYYY-MM` or `YYYY-MM-DD`, stored with the result, so that computing it again gives the same bytes. */
export function scoreMatch(job: MatchJob, candidate: MatchCandidate, asOf: string): Match {
  const skills = creditSkills(job.requiredSkills, job.preferredSkills, candidate.skills)
  const experience = assessExperience(job.experienceLevel, candidate.experience, asOf, job.minimumMonths)
  const education = { eqf: eqfOf(candidate) + eqfLift(job, experience.months) }
  const ratios: Record<Dimension, number | null> = {
    required: skillRatio(skills.filter((one) => one.isRequired)),
    preferred: skillRatio(skills.filter((one) => !one.isRequired)),
    experience: experience.ratioBp,
    education: educationRatio(job.educationLevel, education.eqf),
  }
  const { scoreBp, dimensions } = total(ratios)
  const flags: MatchFlag[] = []
  // Entry and no level ask nothing of the dates, so there unreadable ones stop nothing.
  if (experience.basis === 'unreadable' && experience.ratioBp === 0) flags.push('experience_unreadable')
  if (scoreBp === null) flags.push('not_scorable')
  return {
    policy,
    taxonomy,
    asOf,
    scoreBp,
    dimensions,
    skillMatches: skillMatches(skills, candidate.skills),
    skills,
    experience,
    education,
    flags,
  }
}

/** The step that may follow automatically. A score rejects no candidate: all others wait for a person's decision. */
export function nextStep(match: Pick<Match, 'scoreBp' | 'flags'>, thresholdBp: number): 'INVITE' | 'NEEDS_REVIEW' {
  const mayInvite = match.flags.length === 0 && match.scoreBp !== null && match.scoreBp >= thresholdBp
  return mayInvite ? 'INVITE' : 'NEEDS_REVIEW'
}

/** Above 80.00 hard; 80.00 itself and no score medium. */
export function interviewDifficulty(scoreBp: number | null): 'HARD' | 'MEDIUM' {
  return scoreBp !== null && scoreBp > hardThresholdBp ? 'HARD' : 'MEDIUM'
}

/** The order of a leaderboard: score, required ratio, candidate id, each highest first; no score is last. */
export function compareRanked(a: Ranked, b: Ranked): number {
  const byScore = (b.scoreBp ?? -1) - (a.scoreBp ?? -1) || (b.requiredBp ?? -1) - (a.requiredBp ?? -1)
  if (byScore !== 0) return byScore
  return a.candidateId < b.candidateId ? 1 : a.candidateId > b.candidateId ? -1 : 0
}

function skillRatio(skills: readonly CreditedSkill[]): number | null {
  if (skills.length === 0) return null
  const halves = skills.reduce((sum, one) => sum + one.halves, 0)
  return Math.floor((10_000 * halves) / (2 * skills.length))
}

/** The highest level counts. An unfinished degree is one level lower, but never below `NONE`. */
export function eqfOf({ education }: Pick<MatchCandidate, 'education'>): number {
  const levels = education.map(({ level, completed }) => eqfLevels[level] - (completed ? 0 : 1))
  return Math.max(eqfLevels.NONE, ...levels)
}

/** Without a level its minimum is 0. Only dated months lift: a title says nothing of their number. */
export function eqfLift(job: MatchJob, months: number): number {
  const { equivalentExperience = false, experienceLevel, minimumMonths: minimums = minimumMonths } = job
  if (!equivalentExperience) return 0
  const beyond = Math.max(0, months - minimums[experienceLevel ?? 'ENTRY'])
  return Math.min(liftedLevels, Math.floor(beyond / monthsPerEqfLevel))
}

/** `NONE` is a requirement that all meet, as `ENTRY` is: it keeps its weight. Only null is no requirement. */
export function educationRatio(level: EducationLevel | null, eqf: number): number | null {
  return level && (educationBp[Math.max(0, eqfLevels[level] - eqf)] ?? 0)
}

/** The score in basis points; null where a job asks for nothing. Ratios in basis points, null for what it does not ask for. */
export function scoreOf(
  required: number | null,
  preferred: number | null,
  experience: number | null,
  education: number | null,
): number | null {
  const sum =
    (required === null ? 0 : weights.required) +
    (preferred === null ? 0 : weights.preferred) +
    (experience === null ? 0 : weights.experience) +
    (education === null ? 0 : weights.education)
  if (sum === 0) return null
  const weighted =
    weights.required * (required ?? 0) +
    weights.preferred * (preferred ?? 0) +
    weights.experience * (experience ?? 0) +
    weights.education * (education ?? 0)
  return Math.floor(weighted / sum)
}

function total(ratios: Record<Dimension, number | null>): Pick<Match, 'scoreBp' | 'dimensions'> {
  const dimensions = Object.keys(ratios) as Dimension[]
  const weightSum = dimensions.reduce((sum, each) => sum + (ratios[each] === null ? 0 : weights[each]), 0)
  const trace = (dimension: Dimension): DimensionTrace => {
    const ratioBp = ratios[dimension]
    return { ratioBp, effectiveWeightBp: ratioBp === null ? 0 : Math.floor((10_000 * weights[dimension]) / weightSum) }
  }
  return {
    scoreBp: scoreOf(ratios.required, ratios.preferred, ratios.experience, ratios.education),
    dimensions: {
      required: trace('required'),
      preferred: trace('preferred'),
      experience: trace('experience'),
      education: trace('education'),
    },
  }
}

/** Languages of explanations. */
export const explanationLanguages = ['en', 'de', 'fr', 'es', 'it'] as const
/** Where an explanation lies, as a page or as a PDF. */
export const explanationKey = (tenantId: string, id: string, language: string, form: 'html' | 'pdf'): string =>
  `explanations/${tenantId}/${id}-${language}${form === 'pdf' ? '-pdf' : ''}`
/** Where all explanations of an analysis may lie. */
export const explanationKeys = (tenantId: string, id: string): string[] =>
  explanationLanguages.flatMap((language) =>
    (['html', 'pdf'] as const).map((form) => explanationKey(tenantId, id, language, form)),
  )
