import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { isPermitted, type Powers } from '@quintet/kit/wire/powers.ts'

/** How many roles of its own a tenant may have. */
export const maxRoles = 200
const maxEntries = 200

export interface Policy {
  readonly effect: 'ALLOW' | 'DENY'
  readonly resource: string
  readonly action: string
}

/** What a role holds. */
export interface RoleContent {
  readonly scopes: readonly string[]
  readonly permissions: readonly string[]
  readonly policies: readonly Policy[]
}

interface RoleInput {
  readonly slug?: string
  readonly name?: string | null | undefined
  readonly description?: string | null | undefined
  readonly scopes?: readonly string[] | null | undefined
  readonly permissions?: readonly string[] | null | undefined
  readonly policies?: readonly Policy[] | null | undefined
}

const word = '[a-z][a-z_-]*'
const slugPattern = /^[a-z][a-z0-9_]{1,49}$/
const scopePattern = new RegExp(`^(?:${word}|\\*)\\.(?:${word}|\\*):(?:${word}|\\*)$`)
const resourcePattern = new RegExp(`^(?:(?:${word}|\\*)\\.(?:${word}|\\*)|${word})$`)
const actionPattern = new RegExp(`^(?:${word}|\\*)$`)
const isOfPlatform = (text: string): boolean => text === 'platform' || text.startsWith('platform.')

/**
 * What is wrong with a role, but for whether the caller may give so much; empty when nothing is.
 * @param catalogue names of all permissions that fields require
 */
export function roleProblems(input: RoleInput, catalogue: ReadonlySet<string>): FieldProblem[] {
  const at = (field: string, message: string) => [fieldProblem(message, 'input', field)]
  const { slug, name, description, scopes, permissions, policies } = input
  const isPolicy = ({ resource, action }: Policy) =>
    resourcePattern.test(resource) && actionPattern.test(action) && !isOfPlatform(resource)
  const isLong = (list: readonly unknown[] | null | undefined) => (list ?? []).length > maxEntries
  return [
    ...(slug === undefined || slugPattern.test(slug)
      ? []
      : at('slug', 'The slug must have 2 to 50 characters of a-z, 0-9 and underscore, and begin with a letter')),
    ...(name === null
      ? at('name', 'The name cannot be emptied')
      : textProblems('The name', name, { max: 100 }, 'input', 'name')),
    ...textProblems('The description', description, { min: 0, max: 500 }, 'input', 'description'),
    ...(['scopes', 'permissions', 'policies'] as const).flatMap((field) =>
      isLong(input[field]) ? at(field, `A role can have at most ${maxEntries} ${field}`) : [],
    ),
    ...((scopes ?? []).every((scope) => scopePattern.test(scope) && !isOfPlatform(scope))
      ? []
      : at('scopes', 'Each scope must be a pattern such as recruiting.*:read, and none of the platform')),
    ...((permissions ?? []).every((permission) => catalogue.has(permission) && !isOfPlatform(permission))
      ? []
      : at('permissions', 'Each permission must be one of the catalogue, and none of the platform')),
    ...((policies ?? []).every(isPolicy)
      ? []
      : at(
          'policies',
          'Each policy must name a resource such as credit.scores or scores and an action, and none of the platform',
        )),
  ]
}

/** A policy as a pattern. A resource of one word is that of any subgraph. */
const patternOf = ({ resource, action }: Policy): string =>
  `${resource.includes('.') ? resource : `*.${resource}`}:${action}`

/** All that a role is about, as patterns: what it denies too, since taking a denial away gives what it denied. */
export const patternsOf = ({ scopes, permissions, policies }: RoleContent): string[] => [
  ...scopes,
  ...permissions,
  ...policies.map(patternOf),
]

/**
 * Whether a caller may make a role out of another: they hold everything that it will be about, and all denials that it
 * loses.
 */
export function mayMake(powers: Powers, next: RoleContent, present: RoleContent | null): boolean {
  const kept = new Set(next.policies.filter(({ effect }) => effect === 'DENY').map(patternOf))
  const lost = (present?.policies ?? [])
    .filter(({ effect }) => effect === 'DENY')
    .map(patternOf)
    .filter((pattern) => !kept.has(pattern))
  return [...patternsOf(next), ...lost].every((pattern) => isPermitted(powers, pattern))
}
