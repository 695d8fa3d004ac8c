import { isJsonObject, jsonProblems } from '@quintet/kit/slice/json-rules.ts'
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'

/** How many categories may stand above each other. */
export const maxDepth = 32

interface CategoryInput {
  readonly name?: string | null | undefined
  readonly description?: string | null | undefined
  readonly attributes?: readonly unknown[] | null | undefined
}

/** What is wrong with what a category is to have; empty when nothing is. */
export function categoryProblems({ name, description, attributes }: CategoryInput): FieldProblem[] {
  const areObjects = (attributes ?? []).every(isJsonObject)
  return [
    ...(name === null
      ? [fieldProblem('The name cannot be emptied', 'input', 'name')]
      : textProblems('The name', name, { max: 200 }, 'input', 'name')),
    ...textProblems('The description', description, { min: 0, max: 2000 }, 'input', 'description'),
    ...(areObjects
      ? jsonProblems('The attributes', attributes, 'input', 'attributes')
      : [fieldProblem('Each attribute must be an object', 'input', 'attributes')]),
  ]
}
