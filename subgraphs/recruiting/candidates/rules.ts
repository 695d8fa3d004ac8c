import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { experienceProblems, isRoleDate } from '../analyses/rules.ts'
import { keyProblems, longestList, optionalTextProblems, skillsProblems, textProblems } from '../jobs/rules.ts'

/** One @, something before it, dots between names after it: whether mail arrives is another question. */
const plausibleEmail = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/

export interface CandidateTexts {
  readonly name: string
  readonly email: string
  readonly skills: readonly string[]
  readonly experience?: readonly RoleTexts[] | null
  readonly education?: readonly DegreeTexts[] | null
  readonly idempotencyKey?: string | null
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

/**
 * What is wrong with a candidate to add; empty when nothing is.
 * @param asOf the present day, YYYY-MM-DD: roles do not begin or end after its month
 */
export const candidateProblems = (input: CandidateTexts, asOf: string): FieldProblem[] => [
  ...textProblems('The name', input.name, 200, ['input', 'name']),
  ...emailProblems(input.email),
  ...skillsProblems(input.skills, ['input', 'skills']),
  ...rolesProblems(input.experience ?? [], asOf),
  ...degreesProblems(input.education ?? []),
  ...keyProblems(input.idempotencyKey),
]

function emailProblems(email: string): FieldProblem[] {
  const path = ['input', 'email']
  const problems = textProblems('The e-mail address', email, 254, path)
  if (problems.length > 0 || plausibleEmail.test(email)) return problems
  return [fieldProblem('This is no e-mail address', ...path)]
}

function rolesProblems(roles: readonly RoleTexts[], asOf: string): FieldProblem[] {
  const path = ['input', 'experience']
  if (roles.length > longestList) return [fieldProblem(`At most ${longestList} roles are allowed`, ...path)]
  const dates = experienceProblems(roles, asOf)
  return roles.flatMap((role, i) => {
    const at = String(i)
    return [
      ...textProblems('The title', role.title, 200, [...path, at, 'title']),
      ...textProblems('The company', role.company, 200, [...path, at, 'company']),
      ...dates
        .filter((problem) => problem.path[0] === at)
        .map((problem) => fieldProblem(problem.message, ...path, ...problem.path)),
    ]
  })
}

function degreesProblems(degrees: readonly DegreeTexts[]): FieldProblem[] {
  const path = ['input', 'education']
  if (degrees.length > longestList) return [fieldProblem(`At most ${longestList} degrees are allowed`, ...path)]
  return degrees.flatMap(({ field, institution, end }, i) => {
    const at = (name: string) => [...path, String(i), name]
    const isDate = end === null || end === undefined || isRoleDate(end)
    return [
      ...optionalTextProblems('The field', field, 200, at('field')),
      ...optionalTextProblems('The institution', institution, 200, at('institution')),
      ...(isDate ? [] : [fieldProblem('Use YYYY or YYYY-MM', ...at('end'))]),
    ]
  })
}
