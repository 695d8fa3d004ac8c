// What an analysis says in words: its trace step by step, and what would make the candidate fit better.
import { stableText } from '@quintet/kit/slice/idempotency.ts'
import {
  type Dimension,
  eqfLevels,
  type Match,
  type MatchCandidate,
  type MatchJob,
  minimumMonths,
  scoreMatch,
} from './rules.ts'

type TracePart = 'REQUIRED_SKILLS' | 'PREFERRED_SKILLS' | 'EXPERIENCE' | 'EDUCATION' | 'TOTAL'
interface TraceStep {
  readonly step: number
  readonly part: TracePart
  /** 0 to 100. */
  readonly ratio: number | null
  readonly weight: number
  readonly note: string
}

const parts: readonly (readonly [Dimension, TracePart])[] = [
  ['required', 'REQUIRED_SKILLS'],
  ['preferred', 'PREFERRED_SKILLS'],
  ['experience', 'EXPERIENCE'],
  ['education', 'EDUCATION'],
]

/** The level of the European Qualifications Framework that a job asks for. */
const eqfAsked = ({ educationLevel }: MatchJob): number => eqfLevels[educationLevel ?? 'NONE']

/** Whether a match comes out the same, byte for byte, when it is computed again from what is stored. */
export const isReproduced = (job: MatchJob, candidate: MatchCandidate, asOf: string, stored: Match): boolean =>
  stableText(scoreMatch(job, candidate, asOf)) === stableText(stored)

/** The steps from what was counted to the score. */
export function traceSteps(job: MatchJob, match: Match): TraceStep[] {
  const steps = parts.map(([dimension, part], i) => {
    const { ratioBp, effectiveWeightBp } = match.dimensions[dimension]
    return {
      step: i + 1,
      part,
      ratio: ratioBp === null ? null : ratioBp / 100,
      weight: effectiveWeightBp / 100,
      note:
        ratioBp === null
          ? 'The job does not ask for it; its weight is distributed to the rest'
          : note(dimension, job, match),
    }
  })
  const total =
    match.scoreBp === null
      ? 'The job asks for nothing that could be measured'
      : 'The mean of the ratios by their weights 50, 20, 20 and 10, rounded down'
  const ratio = match.scoreBp === null ? null : match.scoreBp / 100
  return [...steps, { step: parts.length + 1, part: 'TOTAL', ratio, weight: ratio === null ? 0 : 100, note: total }]
}

function note(dimension: Dimension, job: MatchJob, { skills, experience, education }: Match): string {
  if (dimension === 'experience') {
    const asked = monthsAsked(job)
    return `${experience.months} months of ${asked}, read from ${experience.basis}`
  }
  if (dimension === 'education') {
    return `Level ${education.eqf} of the European Qualifications Framework, of ${eqfAsked(job)}`
  }
  const listed = skills.filter(({ isRequired }) => isRequired === (dimension === 'required'))
  const count = (halves: number) => listed.filter((skill) => skill.halves === halves).length
  return `${count(2)} of ${listed.length} matched, ${count(1)} by half, ${count(0)} missing`
}

/** Months that the job's level asks for. */
export const monthsAsked = ({ experienceLevel, minimumMonths: chosen = minimumMonths }: MatchJob): number =>
  chosen[experienceLevel ?? 'ENTRY']

type Kind = 'LEARN_REQUIRED' | 'DEEPEN' | 'LEARN_PREFERRED' | 'EXPERIENCE' | 'CLARIFY_DATES' | 'EDUCATION'
interface Recommendation {
  readonly kind: Kind
  readonly skill: string | null
  readonly text: string
}

/** What would raise the score, by what it would raise most. @param given the candidate's skills, as they were measured */
export function recommendations(job: MatchJob, match: Match, given: readonly string[]): Recommendation[] {
  const { skills, experience, education, dimensions } = match
  const missing = (isRequired: boolean) =>
    skills.filter((skill) => skill.isRequired === isRequired && skill.halves === 0)
  const found: Recommendation[] = missing(true).map(({ name }) => ({
    kind: 'LEARN_REQUIRED',
    skill: name,
    text: `The job requires ${name}`,
  }))
  for (const { name, evidence } of skills.filter(({ halves }) => halves === 1)) {
    const relatives = evidence.map((i) => given[i]).join(', ')
    found.push({ kind: 'DEEPEN', skill: name, text: `${relatives} earns half of ${name}: learn what differs` })
  }
  if (experience.basis === 'unreadable' && experience.ratioBp === 0) {
    found.push({ kind: 'CLARIFY_DATES', skill: null, text: 'Give the dates of the roles: they could not be read' })
  } else if ((dimensions.experience.ratioBp ?? 10_000) < 10_000) {
    const short = Math.max(1, monthsAsked(job) - experience.months)
    found.push({ kind: 'EXPERIENCE', skill: null, text: `The job asks for ${short} more months of experience` })
  }
  if ((dimensions.education.ratioBp ?? 10_000) < 10_000) {
    const asked = eqfAsked(job)
    found.push({
      kind: 'EDUCATION',
      skill: null,
      text: `The job asks for level ${asked} of the European Qualifications Framework, the candidate has ${education.eqf}`,
    })
  }
  for (const { name } of missing(false)) {
    found.push({ kind: 'LEARN_PREFERRED', skill: name, text: `${name} would help` })
  }
  return found
}
