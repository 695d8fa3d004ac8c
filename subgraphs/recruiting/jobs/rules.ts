import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'

export const longestList = 200
const unprintable = /[[\p{Cc}\p{Cs}]--[\t\n\r]]/v

/** What is wrong with a text that must be there; its ends do not count. */
export function textProblems(what: string, text: string, longest: number, path: readonly string[]): FieldProblem[] {
  if ([...text.trim()].length < 1) return [fieldProblem(`${what} must not be empty`, ...path)]
  return optionalTextProblems(what, text, longest, path)
}

/** What is wrong with a text that may be left out. */
export function optionalTextProblems(
  what: string,
  text: string | null | undefined,
  longest: number,
  path: readonly string[],
): FieldProblem[] {
  if (text === null || text === undefined) return []
  if ([...text.trim()].length > longest) return [fieldProblem(`${what} has at most ${longest} characters`, ...path)]
  return unprintable.test(text) ? [fieldProblem(`${what} has characters that cannot be printed`, ...path)] : []
}

/** What is wrong with a list of skills: every offending one by its number. */
export function skillsProblems(skills: readonly string[], path: readonly string[]): FieldProblem[] {
  if (skills.length > longestList) return [fieldProblem(`At most ${longestList} skills are allowed`, ...path)]
  return skills.flatMap((skill, i) => {
    const at = [...path, String(i)]
    const problems = textProblems('A skill', skill, 100, at)
    if (problems.length > 0 || /[\p{L}\p{N}]/u.test(skill)) return problems
    return [fieldProblem('A skill has at least one letter or digit', ...at)]
  })
}

/** A key is kept in an index: its length has a limit, and it must be there when it is sent. */
export const keyProblems = (key: string | null | undefined): FieldProblem[] =>
  key === null || key === undefined ? [] : textProblems('The key', key, 200, ['input', 'idempotencyKey'])

export interface JobTexts {
  readonly title: string
  readonly description: string
  readonly requiredSkills: readonly string[]
  readonly preferredSkills?: readonly string[] | null
  readonly idempotencyKey?: string | null
}

/** What is wrong with a job to create; empty when nothing is. */
export const jobProblems = (input: JobTexts): FieldProblem[] => [
  ...textProblems('The title', input.title, 200, ['input', 'title']),
  ...textProblems('The description', input.description, 10_000, ['input', 'description']),
  ...skillsProblems(input.requiredSkills, ['input', 'requiredSkills']),
  ...skillsProblems(input.preferredSkills ?? [], ['input', 'preferredSkills']),
  ...keyProblems(input.idempotencyKey),
]
