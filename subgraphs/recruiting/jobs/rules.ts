import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'

export const maxList = 200

/** What is wrong with a list of skills: every offending one by its index. */
export function skillsProblems(skills: readonly string[], ...path: string[]): FieldProblem[] {
  if (skills.length > maxList) return [fieldProblem(`At most ${maxList} skills are allowed`, ...path)]
  return skills.flatMap((skill, i) => {
    const at = [...path, String(i)]
    const problems = textProblems('A skill', skill, { max: 100 }, ...at)
    if (problems.length > 0 || /[\p{L}\p{N}]/u.test(skill)) return problems
    return [fieldProblem('A skill must have at least one letter or digit', ...at)]
  })
}

interface JobTexts {
  readonly title?: string | null | undefined
  readonly description?: string | null | undefined
  readonly requiredSkills?: readonly string[] | null | undefined
  readonly preferredSkills?: readonly string[] | null | undefined
}

/** What is wrong with what a job is to say; empty when nothing is. */
export const jobProblems = (input: JobTexts): FieldProblem[] => [
  ...textProblems('The title', input.title, { max: 200 }, 'input', 'title'),
  ...textProblems('The description', input.description, { max: 10_000 }, 'input', 'description'),
  ...skillsProblems(input.requiredSkills ?? [], 'input', 'requiredSkills'),
  ...skillsProblems(input.preferredSkills ?? [], 'input', 'preferredSkills'),
]
