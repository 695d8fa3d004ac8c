import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'

const slugPattern = /^[a-z](?:-?[a-z0-9])*$/

/** Whether a text can be the slug of a tenant at all. */
export const isSlug = (text: string): boolean => text.length >= 3 && text.length <= 48 && slugPattern.test(text)

/** What is wrong with a tenant's name and slug; empty when nothing is. */
export function tenantProblems({ name, slug }: { name: string; slug: string }): FieldProblem[] {
  const problems = textProblems('The name', name, { max: 100 }, 'input', 'name')
  if (isSlug(slug)) return problems
  const message = 'The slug must have 3 to 48 lower-case letters, digits and single hyphens, and begin with a letter'
  return [...problems, fieldProblem(message, 'input', 'slug')]
}
