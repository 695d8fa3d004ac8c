import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'

const slugPattern = /^[a-z](?:-?[a-z0-9])*$/

/** Whether a text can be the slug of a tenant at all. */
export const isSlug = (text: string): boolean => text.length >= 3 && text.length <= 48 && slugPattern.test(text)

/** What is wrong with a tenant's name and slug; empty when nothing is. */
export function tenantProblems(input: { name: string; slug: string }): FieldProblem[] {
  const problems: FieldProblem[] = []
  const name = input.name.trim()
  if (name.length < 1 || name.length > 100)
    problems.push(fieldProblem('The name has 1 to 100 characters', 'input', 'name'))
  if (!isSlug(input.slug)) {
    const message = 'The slug has 3 to 48 lower-case letters, digits and single hyphens, and begins with a letter'
    problems.push(fieldProblem(message, 'input', 'slug'))
  }
  return problems
}
