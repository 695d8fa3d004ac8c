// Access rules: the requirements of the schema as graphql-shield rules, judged once per subject.
import { permits } from '@quintet/kit/wire/envelope.ts'
import { type AccessTable, isPermission, permissionsIn, type Requirement } from '@quintet/schema/access.ts'
import { and, or, rule } from 'graphql-shield'

/** What verdicts depend on. A subject never changes: a caller with other grants is another object. Verdicts are cached with it. */
export interface Subject {
  readonly isAuthenticated: boolean
  readonly grants: readonly string[]
}

export const anonymous: Subject = { isAuthenticated: false, grants: [] }

/** Policies that no client meets. */
const closedPolicies = new Set(['service'])
/**
 * Policies about a row: the subgraph judges them where the row is. `self`: the row is the caller's own. `personal`: the
 * answer is the caller's own, or of those who have a right to one row.
 */
const deferredPolicies = new Set(['self', 'personal'])

interface ShieldRule {
  resolve(parent: unknown, args: object, context: object, info: unknown, options: object): Promise<unknown>
}

export interface AccessRules {
  /** The index of the rule that guards a field; undefined for a field without one. */
  of(coordinate: string): number | undefined
  /** The permissions that a rule names. */
  permissions(index: number): readonly string[]
  /** Whether a field that the rule guards depends on the caller, not only on their grants. */
  isPersonal(index: number): boolean
  /** Which rules hold for a subject, by index. */
  judge(subject: Subject, indexes: readonly number[]): Promise<boolean[]>
}

/** Compiles the rules of a supergraph. Throws for an unknown policy: no rule is ever skipped. */
export function compileRules(table: AccessTable): AccessRules {
  const rules: ShieldRule[] = []
  const permissions: string[][] = []
  const byKey = new Map<string, number>()
  const byField = new Map<string, number>()
  const personal = new Set<number>()
  for (const [coordinate, requirement] of table) {
    const key = JSON.stringify(requirement)
    let index = byKey.get(key)
    if (index === undefined) {
      index = rules.push(ruleOf(requirement)) - 1
      byKey.set(key, index)
      permissions.push(permissionsIn(requirement))
      if (requirement.policies?.flat().some((name) => deferredPolicies.has(name))) personal.add(index)
    }
    byField.set(coordinate, index)
  }
  const verdicts = new WeakMap<Subject, Map<number, boolean>>()
  return {
    of: (coordinate) => byField.get(coordinate),
    permissions: (index) => permissions[index]!,
    isPersonal: (index) => personal.has(index),
    async judge(subject, indexes) {
      const cached = verdicts.get(subject) ?? new Map<number, boolean>()
      verdicts.set(subject, cached)
      for (const index of indexes) {
        if (!cached.has(index)) cached.set(index, await holds(rules[index]!, subject))
      }
      return indexes.map((index) => cached.get(index)!)
    },
  }
}

const holds = async (shieldRule: ShieldRule, subject: Subject): Promise<boolean> =>
  (await shieldRule.resolve(undefined, {}, { subject }, undefined, { debug: false })) === true

type ShieldContext = { readonly subject: Subject }
const check = (name: string, holdsFor: (subject: Subject) => boolean) =>
  rule(name, { cache: 'no_cache' })((_parent: unknown, _args: unknown, { subject }: ShieldContext) => holdsFor(subject))

// Shield caches by the names of rules, so each name holds everything that the rule demands.
const authenticated = check('authenticated', (subject) => subject.isAuthenticated)
const permission = (name: string) =>
  check(`permission:${name}`, (subject) => subject.isAuthenticated && permits(subject.grants, name))

function policy(name: string) {
  if (isPermission(name)) return permission(name)
  if (closedPolicies.has(name)) return check(`policy:${name}`, () => false)
  if (name === 'personal') return check('policy:personal', (subject) => subject.isAuthenticated)
  if (deferredPolicies.has(name)) return check(`policy:${name}`, () => true)
  throw new Error(`The supergraph demands the policy ${name}, which this gateway does not know`)
}

function ruleOf(requirement: Requirement): ShieldRule {
  const anyOf = <T>(sets: readonly (readonly T[])[], one: (name: T) => ReturnType<typeof check>) =>
    sets.length === 0 ? check('never', () => false) : or(...sets.map((set) => and(...set.map(one))))
  return and(
    ...(requirement.authenticated ? [authenticated] : []),
    ...(requirement.scopes === null ? [] : [anyOf(requirement.scopes, permission)]),
    ...(requirement.policies === null ? [] : [anyOf(requirement.policies, policy)]),
  ) as unknown as ShieldRule
}
