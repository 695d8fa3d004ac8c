// Measures all candidates of a pool against a job by match-1: the same integers as an analysis, without its trace.
import {
  compareRanked,
  educationRatio,
  eqfLift,
  experienceRatio,
  type MatchJob,
  type Ranked,
  scoreOf,
} from '../analyses/rules.ts'
import { slugsOf } from '../candidates/rules.ts'
import { earningSkills } from '../skills/rules.ts'
import type { CandidatePool } from './pool.ts'

export interface Ranking {
  /** How many were measured. */
  readonly total: number
  /** 1 plus the number of better scores. */
  rankOf(scoreBp: number | null): number
  /** The best after one, so many at most. @param after null for the best of all */
  page(after: Ranked | null, size: number): Ranked[]
}

/** A score of 0 to 10,000 takes the place of one more; 0 is that of no score. */
const scores = 10_002

/**
 * Measures the candidates of a pool.
 * @param now milliseconds: candidates who may not be measured by then are left out
 * @param among ids; null for all
 */
export function rankPool(
  pool: CandidatePool,
  job: MatchJob,
  now: number,
  among: ReadonlySet<string> | null = null,
): Ranking {
  const { ids, size, experience, eqf, analysisEnds } = pool
  const skillRatios = ratiosOfSkills(pool, job)
  const scored = new Int32Array(size).fill(-1)
  const required = new Int32Array(size)
  const counts = new Int32Array(scores)
  let total = 0
  for (let i = 0; i < size; i++) {
    const id = ids[i]!
    if (id === null || analysisEnds[i]! <= now || (among !== null && !among.has(id))) continue
    const [requiredBp, preferredBp] = skillRatios(i)
    const facts = experience[i]!
    const level = eqf[i]! + eqfLift(job, facts.months)
    const byExperience = experienceRatio(job.experienceLevel, facts, job.minimumMonths)
    const score = scoreOf(requiredBp, preferredBp, byExperience, educationRatio(job.educationLevel, level))
    const at = score === null ? 0 : score + 1
    scored[i] = at
    required[i] = requiredBp ?? -1
    counts[at]! += 1
    total += 1
  }
  // Places by score, the best first. Those of one score are put in order only where a page needs them.
  const starts = new Int32Array(scores)
  for (let at = scores - 2, start = 0; at >= 0; at--) {
    start += counts[at + 1]!
    starts[at] = start
  }
  const next = starts.slice()
  const order = new Int32Array(total)
  for (let i = 0; i < size; i++) if (scored[i]! >= 0) order[next[scored[i]!]!++] = i

  const sorted = new Map<number, Ranked[]>()
  const ofScore = (at: number): Ranked[] => {
    let group = sorted.get(at)
    if (group === undefined) {
      group = Array.from(order.subarray(starts[at], starts[at]! + counts[at]!), (i) => ({
        candidateId: ids[i]!,
        scoreBp: at === 0 ? null : at - 1,
        requiredBp: required[i]! < 0 ? null : required[i]!,
      })).sort(compareRanked)
      sorted.set(at, group)
    }
    return group
  }
  const placeOf = (scoreBp: number | null) => (scoreBp === null ? 0 : scoreBp + 1)
  return {
    total,
    rankOf: (scoreBp) => 1 + starts[placeOf(scoreBp)]!,
    page(after, count) {
      const found: Ranked[] = []
      for (let at = after === null ? scores - 1 : placeOf(after.scoreBp); at >= 0 && found.length < count; at--) {
        if (counts[at] === 0) continue
        const group = ofScore(at)
        const from = after === null ? 0 : group.findIndex((one) => compareRanked(one, after) > 0)
        if (from >= 0) found.push(...group.slice(from, from + count - found.length))
      }
      return found
    },
  }
}

/** What the skills of a place earn: ratios of required and preferred ones in basis points, null for what is not asked for. */
function ratiosOfSkills(pool: CandidatePool, { requiredSkills, preferredSkills }: MatchJob) {
  const required = slugsOf(requiredSkills)
  const known = new Set(required)
  const preferred = slugsOf(preferredSkills).filter((slug) => !known.has(slug))
  const asked = [...required, ...preferred]
  // For each skill that earns something: pairs of the skill asked for and halves, from `first[number]` on.
  const pairs: number[] = [0]
  const earning = new Map<number, [number, number][]>()
  asked.forEach((slug, j) => {
    for (const [skill, halves] of earningSkills(slug)) {
      const number = pool.skillNumber(skill)
      if (number !== undefined) earning.set(number, [...(earning.get(number) ?? []), [j, halves]])
    }
  })
  const first = new Int32Array(pool.skillCount)
  for (const [number, credits] of earning) {
    first[number] = pairs.length
    pairs.push(credits.length, ...credits.flat())
  }
  const table = Int32Array.from(pairs)
  const best = new Uint8Array(asked.length)
  const { skills, skillsStart, skillsEnd } = pool
  const ratio = (from: number, until: number): number | null => {
    if (until === from) return null
    let halves = 0
    for (let j = from; j < until; j++) halves += best[j]!
    return Math.floor((10_000 * halves) / (2 * (until - from)))
  }
  return (place: number): [required: number | null, preferred: number | null] => {
    best.fill(0)
    for (let at = skillsStart[place]!; at < skillsEnd[place]!; at++) {
      const start = first[skills[at]!]!
      if (start === 0) continue
      for (let k = 0; k < table[start]!; k++) {
        const j = table[start + 1 + 2 * k]!
        const halves = table[start + 2 + 2 * k]!
        if (halves > best[j]!) best[j] = halves
      }
    }
    return [ratio(0, required.length), ratio(required.length, asked.length)]
  }
}
