import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { isSlug } from '@quintet/kit/slice/saves.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'

export const maxProviders = 100
const maxMembers = 50

interface GivenProvider {
  readonly slug: string
  readonly name: string
  readonly memberIds: readonly string[]
  readonly categories: readonly string[]
}

/** What is wrong with a loan provider to save. @param products slugs of the tenant's loan products */
export function providerProblems(given: GivenProvider, products: ReadonlySet<string>): FieldProblem[] {
  const at = (isRight: boolean, message: string, field: string) =>
    isRight ? [] : [fieldProblem(message, 'input', field)]
  const { slug, name, memberIds, categories } = given
  return [
    ...at(isSlug(slug), 'The slug must have 1 to 50 lower-case letters, digits and hyphens between them', 'slug'),
    ...textProblems('The name', name, { max: 200 }, 'input', 'name'),
    ...at(memberIds.length <= maxMembers, `A loan provider has at most ${maxMembers} members`, 'memberIds'),
    ...at(new Set(memberIds).size === memberIds.length, 'Each member is named once', 'memberIds'),
    ...at(
      categories.every((each) => products.has(each)),
      'A loan provider lends in loan products of the tenant',
      'categories',
    ),
    ...at(new Set(categories).size === categories.length, 'Each category is named once', 'categories'),
  ]
}
