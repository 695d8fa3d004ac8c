import { type FieldProblem, fieldProblem, notFoundProblem } from '@quintet/kit/slice/problems.ts'
import { emailProblems, textProblems } from '@quintet/kit/slice/text-rules.ts'
import { experienceProblems, isRoleDate } from '../analyses/rules.ts'
import { maxList, skillsProblems } from '../jobs/rules.ts'
import { canonicalSkill } from '../skills/rules.ts'
import { canonicalTag } from './readings.ts'

// A sibling slice may import this file, not those beside it.
export { canonicalTag, degreeLevel, languageCode, languageLevel } from './readings.ts'

/** What may be missing stays, or is empty. */
export interface CandidateTexts {
  readonly name?: string | null | undefined
  readonly email?: string | null | undefined
  readonly skills?: readonly string[] | null | undefined
  readonly experience?: readonly RoleTexts[] | null | undefined
  readonly education?: readonly DegreeTexts[] | null | undefined
  readonly languages?: readonly LanguageTexts[] | null | undefined
}
interface RoleTexts {
  readonly title: string
  readonly company: string
  readonly start: string
  readonly end?: string | null
}
interface DegreeTexts {
  readonly field?: string | null
  readonly institution?: string | null
  readonly end?: string | null
}
interface LanguageTexts {
  readonly code: string
  readonly level?: string | null | undefined
}

/**
 * What is wrong with what is to be known of a candidate; empty when nothing is.
 * @param asOf the present day, YYYY-MM-DD: roles do not begin or end after its month
 */
export const candidateProblems = (input: CandidateTexts, asOf: string): FieldProblem[] => [
  ...textProblems('The name', input.name, { max: 200 }, 'input', 'name'),
  ...(input.email === null || input.email === undefined ? [] : emailProblems(input.email, 'input', 'email')),
  ...skillsProblems(input.skills ?? [], 'input', 'skills'),
  ...rolesProblems(input.experience ?? [], asOf),
  ...degreesProblems(input.education ?? []),
  ...languagesProblems(input.languages ?? []),
]

function rolesProblems(roles: readonly RoleTexts[], asOf: string): FieldProblem[] {
  const path = ['input', 'experience']
  if (roles.length > maxList) return [fieldProblem(`At most ${maxList} roles are allowed`, ...path)]
  const dates = experienceProblems(roles, asOf)
  return roles.flatMap((role, i) => {
    const at = String(i)
    return [
      ...textProblems('The title', role.title, { max: 200 }, ...path, at, 'title'),
      ...textProblems('The company', role.company, { max: 200 }, ...path, at, 'company'),
      ...dates
        .filter((problem) => problem.path[0] === at)
        .map((problem) => fieldProblem(problem.message, ...path, ...problem.path)),
    ]
  })
}

function degreesProblems(degrees: readonly DegreeTexts[]): FieldProblem[] {
  const path = ['input', 'education']
  if (degrees.length > maxList) return [fieldProblem(`At most ${maxList} degrees are allowed`, ...path)]
  return degrees.flatMap(({ field, institution, end }, i) => {
    const at = (name: string) => [...path, String(i), name]
    const isDate = end === null || end === undefined || isRoleDate(end)
    return [
      ...textProblems('The field', field, { min: 0, max: 200 }, ...at('field')),
      ...textProblems('The institution', institution, { min: 0, max: 200 }, ...at('institution')),
      ...(isDate ? [] : [fieldProblem('Use YYYY or YYYY-MM', ...at('end'))]),
    ]
  })
}

/** What says that there is no such candidate. @param field the field of the input that names one */
export const noCandidate = (field: string) => notFoundProblem('There is no such candidate', ['input', field])

const maxLanguages = 50
const languageLevels = new Set(['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'NATIVE'])

function languagesProblems(languages: readonly LanguageTexts[]): FieldProblem[] {
  const path = ['input', 'languages']
  if (languages.length > maxLanguages) return [fieldProblem(`At most ${maxLanguages} languages are allowed`, ...path)]
  return languages.flatMap(({ code, level }, i) => [
    ...(canonicalTag(code) === null
      ? [fieldProblem('Use a tag of BCP 47, such as de', ...path, String(i), 'code')]
      : []),
    ...(level === null || level === undefined || languageLevels.has(level)
      ? []
      : [fieldProblem('Use A1 to C2 or NATIVE', ...path, String(i), 'level')]),
  ])
}

/** The skills as analyses name them, each once. */
export const slugsOf = (skills: readonly string[]): string[] =>
  [...new Set(skills.map(canonicalSkill))].filter((slug) => slug !== null)

interface Content<Role, Degree, Language> {
  readonly name: string
  readonly email: string
  readonly skills: readonly string[]
  readonly experience: readonly Role[]
  readonly education: readonly Degree[]
  readonly languages: readonly Language[]
}
type KnownRole = { readonly title: string; readonly company: string }
type KnownDegree = { readonly field: string | null; readonly institution: string | null }

/** How much of a candidate search looks through. */
const maxSearched = 100_000

/** All that search looks through. */
export const searchTextOf = ({
  name,
  email,
  skills,
  experience,
  education,
}: Content<KnownRole, KnownDegree, unknown>): string =>
  [
    name,
    email,
    ...skills,
    ...experience.map(({ title, company }) => `${title} ${company}`),
    ...education.map(({ field, institution }) => `${field ?? ''} ${institution ?? ''}`.trim()),
  ]
    .join('\n')
    .slice(0, maxSearched)
    .toWellFormed()

const keyOf = (value: unknown): string => JSON.stringify(value).toLowerCase()

/** Both lists, what is in both once. */
function union<Item>(one: readonly Item[], other: readonly Item[], max: number): Item[] {
  const known = new Set(one.map(keyOf))
  return [...one, ...other.filter((item) => !known.has(keyOf(item)))].slice(0, max)
}

/** What is known of a candidate after a merge: all that was, and what only the other one has. */
export function mergedContent<Role, Degree, Language extends { readonly code: string }>(
  kept: Content<Role, Degree, Language>,
  merged: Content<Role, Degree, Language>,
) {
  const slugs = new Set(slugsOf(kept.skills))
  const codes = new Set(kept.languages.map(({ code }) => code))
  const isNew = (skill: string) => {
    const slug = slugsOf([skill])[0]
    return slug !== undefined && !slugs.has(slug)
  }
  return {
    name: kept.name,
    email: kept.email,
    skills: union(kept.skills, merged.skills.filter(isNew), maxList),
    experience: union(kept.experience, merged.experience, maxList),
    education: union(kept.education, merged.education, maxList),
    languages: union(
      kept.languages,
      merged.languages.filter(({ code }) => !codes.has(code)),
      maxLanguages,
    ),
  }
}

/** The day so many months after another. */
export function monthsAfter(at: Date, months: number): string {
  const day = new Date(at)
  day.setUTCDate(1)
  day.setUTCMonth(day.getUTCMonth() + months)
  const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate()
  day.setUTCDate(Math.min(at.getUTCDate(), last))
  return day.toISOString().slice(0, 10)
}
