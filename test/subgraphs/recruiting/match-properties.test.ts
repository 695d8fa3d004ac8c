import type { Role } from '@quintet/recruiting/analyses/experience.ts'
import {
  experienceProblems,
  type MatchCandidate,
  type MatchJob,
  scoreMatch,
} from '@quintet/recruiting/analyses/rules.ts'
import { impliedSkills, relatedSkills, skillAliases } from '@quintet/recruiting/skills/aliases.ts'
import { canonicalSkill } from '@quintet/recruiting/skills/rules.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const asOf = '2026-11-14'
const spellings = new Map(Object.entries(skillAliases).map(([skill, aliases]) => [skill, [skill, ...aliases]]))
// Skills with relations come up often enough to meet each other.
const linked = [...new Set([...Object.keys(impliedSkills), ...relatedSkills.flat()])].slice(0, 40)
const skill = fc.oneof(
  fc.constantFrom(...linked),
  fc.constantFrom(...spellings.values()).chain((all) => fc.constantFrom(...all)),
  fc.constantFrom('falconry', 'Chess', 'iso 9001', ' '),
)
const skills = fc.array(skill, { maxLength: 8 })

const date = fc.oneof(
  fc.integer({ min: 1990, max: 2028 }).map(String),
  fc.tuple(fc.integer({ min: 1990, max: 2028 }), fc.integer({ min: 0, max: 13 })).map(([year, month]) => {
    return `${year}-${String(month).padStart(2, '0')}`
  }),
  fc.constantFrom('', 'once', 'present'),
)
const role: fc.Arbitrary<Role> = fc.record({
  title: fc.constantFrom('Developer', 'Senior developer', 'Lead', 'Intern', 'Mid-level tester'),
  company: fc.constant('Acme'),
  start: date,
  end: fc.option(date),
})
const job: fc.Arbitrary<MatchJob> = fc.record({
  requiredSkills: skills,
  preferredSkills: skills,
  experienceLevel: fc.option(fc.constantFrom('ENTRY', 'MID', 'SENIOR', 'LEAD')),
  educationLevel: fc.option(fc.constantFrom('NONE', 'SECONDARY', 'SHORT_CYCLE', 'BACHELOR', 'MASTER', 'DOCTORATE')),
  equivalentExperience: fc.boolean(),
})
const candidate: fc.Arbitrary<MatchCandidate> = fc.record({
  skills,
  experience: fc.array(role, { maxLength: 4 }),
  education: fc.array(
    fc.record({ level: fc.constantFrom('NONE', 'SECONDARY', 'BACHELOR', 'MASTER'), completed: fc.boolean() }),
    { maxLength: 3 },
  ),
})
const insertion = fc.nat({ max: 8 })

function insert<T>(list: readonly T[], at: number, one: T): T[] {
  return list.toSpliced(at % (list.length + 1), 0, one)
}

function score(job: MatchJob, candidate: MatchCandidate): number {
  return scoreMatch(job, candidate, asOf).scoreBp ?? -1
}

/** Everything that must not depend on order, case or spelling. */
function essence(job: MatchJob, candidate: MatchCandidate) {
  const { skillMatches, skills, ...rest } = scoreMatch(job, candidate, asOf)
  const ids = (names: readonly string[]) => names.map(canonicalSkill).sort()
  return {
    ...rest,
    matched: ids(skillMatches.matched),
    partial: ids(skillMatches.partial),
    missing: ids(skillMatches.missing),
    extra: ids(skillMatches.extra),
    reasons: skills.map((one) => `${one.skill} ${one.isRequired} ${one.reason}`).sort(),
  }
}

const respelt = (text: string) =>
  fc
    .constantFrom(...(spellings.get(canonicalSkill(text) ?? '') ?? [text]))
    .chain((one) => fc.constantFrom(one, one.toUpperCase()))
const rewritten = (list: readonly string[]) =>
  fc
    .tuple(...list.map(respelt))
    .chain((all) => fc.shuffledSubarray(all as string[], { minLength: all.length, maxLength: all.length }))

describe('match-1 holds that', () => {
  test('a listed skill added never lowers the score', () => {
    fc.assert(
      fc.property(job, candidate, insertion, (job, candidate, at) => {
        for (const listed of [...job.requiredSkills, ...job.preferredSkills]) {
          const better = { ...candidate, skills: insert(candidate.skills, at, listed) }
          expect(score(job, better)).toBeGreaterThanOrEqual(score(job, candidate))
        }
      }),
    )
  })

  test('order, case and aliases change nothing', () => {
    const pairs = fc.tuple(job, candidate).chain(([job, candidate]) =>
      fc.record({
        job: fc.constant(job),
        candidate: fc.constant(candidate),
        required: rewritten(job.requiredSkills),
        preferred: rewritten(job.preferredSkills),
        given: rewritten(candidate.skills),
        experience: fc.shuffledSubarray([...candidate.experience], { minLength: candidate.experience.length }),
        education: fc.shuffledSubarray([...candidate.education], { minLength: candidate.education.length }),
      }),
    )
    fc.assert(
      fc.property(pairs, ({ job, candidate, required, preferred, given, experience, education }) => {
        const otherJob = { ...job, requiredSkills: required, preferredSkills: preferred }
        expect(essence(otherJob, { skills: given, experience, education })).toEqual(essence(job, candidate))
      }),
    )
  })

  test('a skill that is no evidence for the job changes only extra', () => {
    fc.assert(
      fc.property(job, candidate, fc.constantFrom('beekeeping', 'Origami 2'), (job, candidate, added) => {
        const before = scoreMatch(job, candidate, asOf)
        const after = scoreMatch(job, { ...candidate, skills: [...candidate.skills, added] }, asOf)
        const extra = [...before.skillMatches.extra, added]
        expect(after).toEqual({ ...before, skillMatches: { ...before.skillMatches, extra } })
      }),
    )
  })

  test('computing again gives the same bytes', () => {
    fc.assert(
      fc.property(job, candidate, (job, candidate) => {
        const again = scoreMatch(structuredClone(job), structuredClone(candidate), asOf)
        expect(JSON.stringify(again)).toBe(JSON.stringify(scoreMatch(job, candidate, asOf)))
      }),
    )
  })

  test('more experience never lowers the score', () => {
    fc.assert(
      fc.property(job, candidate, role, insertion, (job, candidate, added, at) => {
        const better = { ...candidate, experience: insert(candidate.experience, at, added) }
        expect(score(job, better)).toBeGreaterThanOrEqual(score(job, candidate))
      }),
      { numRuns: 500 },
    )
  })

  test('every listed skill is in exactly one list, and every number is an integer from 0 to 10000', () => {
    fc.assert(
      fc.property(job, candidate, (job, candidate) => {
        const { skillMatches, skills, scoreBp, dimensions } = scoreMatch(job, candidate, asOf)
        const { matched, partial, missing } = skillMatches
        const listed = new Set([...job.requiredSkills, ...job.preferredSkills].map(canonicalSkill))
        listed.delete(null)
        expect([...matched, ...partial, ...missing].map(canonicalSkill).sort()).toEqual([...listed].sort())
        for (const { evidence, reason } of skills) expect(evidence.length > 0).toBe(reason !== 'none')
        for (const one of [scoreBp, ...Object.values(dimensions).map((trace) => trace.ratioBp)]) {
          if (one !== null) expect(Number.isInteger(one) && one >= 0 && one <= 10_000).toBe(true)
        }
      }),
    )
  })

  test('a role without problems is read from its dates', () => {
    fc.assert(
      fc.property(job, fc.array(role, { minLength: 1 }), (job, experience) => {
        fc.pre(experienceProblems(experience, asOf).length === 0)
        expect(scoreMatch(job, { skills: [], experience, education: [] }, asOf).experience.basis).toBe('dates')
      }),
    )
  })
})
