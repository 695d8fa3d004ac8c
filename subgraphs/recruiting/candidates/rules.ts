import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { emailProblems, textProblems } from '@quintet/kit/slice/text-rules.ts'
import { experienceProblems, isRoleDate } from '../analyses/rules.ts'
import { maxList, skillsProblems } from '../jobs/rules.ts'

export interface CandidateTexts {
  readonly name: string
  readonly email: string
  readonly skills: readonly string[]
  readonly experience?: readonly RoleTexts[] | null
  readonly education?: readonly DegreeTexts[] | null
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
  ...textProblems('The name', input.name, { max: 200 }, 'input', 'name'),
  ...emailProblems(input.email, 'input', 'email'),
  ...skillsProblems(input.skills, 'input', 'skills'),
  ...rolesProblems(input.experience ?? [], asOf),
  ...degreesProblems(input.education ?? []),
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
