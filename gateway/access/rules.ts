// Access rules: the requirements of the schema as graphql-shield rules, judged once per subject.
import { isPermitted, type Powers, type Proof } from '@quintet/kit/wire/powers.ts'
import {
  type AccessTable,
  isPermission,
  openToRestricted,
  permissionsIn,
  type Requirement,
} from '@quintet/schema/access.ts'
import { and, or, rule } from 'graphql-shield'

/**
 * What verdicts depend on. A subject never changes: a caller with other grants, or whose proof has gone stale, is another
 * object. Verdicts are cached with it.
 */
export interface Subject extends Powers {
  readonly isAuthenticated: boolean
  /** Whether a person acts, not an OAuth client or an API key. */
  readonly isPerson: boolean
  readonly proof: Proof
}

export const anonymous: Subject = {
  isAuthenticated: false,
  isPerson: false,
  proof: 'impossible',
  grants: [],
  scopes: null,
  isRestricted: false,
  onBehalfOf: null,
}

/** unproven: a fresh proof of identity would help. unenrolled: the session is restricted to enrolling a second factor. */
type Verdict = 'allowed' | 'forbidden' | 'unproven' | 'unenrolled'

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

/** Why a field is refused. */
export interface Refusal {
  readonly verdict: Verdict
  /** As the schema names them. */
  readonly requiredPermissions: readonly string[]
}

export interface AccessRules {
  /** The index of the rule that guards a field; undefined for a field without one. */
  of(coordinate: string): number | undefined
  /** Whether a field that the rule guards depends on the caller, not only on their grants. */
  isPersonal(index: number): boolean
  /** Whether the answer may belong to those who have a right to one row: the subgraph judges it where a stream begins. */
  isOfOneRow(index: number): boolean
  /** Which rules hold for a subject, by index. */
  judge(subject: Subject, indexes: readonly number[]): Promise<boolean[]>
  /** Why rules refuse a subject that they were judged for. */
  refusal(subject: Subject, indexes: readonly number[]): Refusal
}

/** Compiles the rules of a supergraph. Throws for an unknown policy: no rule is ever skipped. */
export function compileRules(table: AccessTable): AccessRules {
  const rules: ShieldRule[] = []
  const permissions: string[][] = []
  const byKey = new Map<string, number>()
  const byField = new Map<string, number>()
  const personal = new Set<number>()
  const ofOneRow = new Set<number>()
  for (const [coordinate, requirement] of table) {
    const isClosed = isRoot.test(coordinate) && !openToRestricted.has(coordinate)
    const key = JSON.stringify([requirement, isClosed])
    let index = byKey.get(key)
    if (index === undefined) {
      index = rules.push(ruleOf(requirement, isClosed)) - 1
      byKey.set(key, index)
      permissions.push(permissionsIn(requirement))
      if (requirement.policies?.flat().some((name) => deferredPolicies.has(name))) personal.add(index)
      if (requirement.policies?.flat().includes('personal')) ofOneRow.add(index)
    }
    byField.set(coordinate, index)
  }
  const verdicts = new WeakMap<Subject, Map<number, Verdict>>()
  return {
    of: (coordinate) => byField.get(coordinate),
    isPersonal: (index) => personal.has(index),
    isOfOneRow: (index) => ofOneRow.has(index),
    async judge(subject, indexes) {
      const cached = verdicts.get(subject) ?? new Map<number, Verdict>()
      verdicts.set(subject, cached)
      for (const index of indexes) {
        if (!cached.has(index)) cached.set(index, await verdictOf(rules[index]!, subject))
      }
      return indexes.map((index) => cached.get(index) === 'allowed')
    },
    refusal(subject, indexes) {
      const found = new Set(indexes.map((index) => verdicts.get(subject)?.get(index)))
      // A fresh proof is asked for only where it opens the field.
      const verdict = (['forbidden', 'unenrolled', 'unproven'] as const).find((each) => found.has(each)) ?? 'forbidden'
      return { verdict, requiredPermissions: [...new Set(indexes.flatMap((index) => permissions[index]!))] }
    },
  }
}

const isRoot = /^(Query|Mutation|Subscription)\./

async function verdictOf(shieldRule: ShieldRule, subject: Subject): Promise<Verdict> {
  if (await holds(shieldRule, subject)) return 'allowed'
  if (subject.proof === 'stale' && (await holds(shieldRule, { ...subject, proof: 'fresh' }))) return 'unproven'
  return subject.isRestricted ? 'unenrolled' : 'forbidden'
}

const holds = async (shieldRule: ShieldRule, subject: Subject): Promise<boolean> =>
  (await shieldRule.resolve(undefined, {}, { subject }, undefined, { debug: false })) === true

type ShieldContext = { readonly subject: Subject }
const check = (name: string, holdsFor: (subject: Subject) => boolean) =>
  rule(name, { cache: 'no_cache' })((_parent: unknown, _args: unknown, { subject }: ShieldContext) => holdsFor(subject))

// Shield caches by the names of rules, so each name holds everything that the rule demands.
const authenticated = check('authenticated', (subject) => subject.isAuthenticated)
const unrestricted = check('unrestricted', (subject) => !subject.isRestricted)
const permission = (name: string) =>
  check(`permission:${name}`, (subject) => subject.isAuthenticated && isPermitted(subject, name))

function policy(name: string) {
  if (isPermission(name)) return permission(name)
  if (closedPolicies.has(name)) return check(`policy:${name}`, () => false)
  if (name === 'person') return check('policy:person', (subject) => subject.isPerson)
  if (name === 'stepUp') return check('policy:stepUp', (subject) => subject.proof === 'fresh')
  if (name === 'personal') return check('policy:personal', (subject) => subject.isAuthenticated)
  if (deferredPolicies.has(name)) return check(`policy:${name}`, () => true)
  throw new Error(`The supergraph demands the policy ${name}, which this gateway does not know`)
}

/** @param isClosed whether it refuses sessions that are restricted to enrolling a second factor */
function ruleOf(requirement: Requirement, isClosed: boolean): ShieldRule {
  const anyOf = <T>(sets: readonly (readonly T[])[], one: (name: T) => ReturnType<typeof check>) =>
    sets.length === 0 ? check('never', () => false) : or(...sets.map((set) => and(...set.map(one))))
  return and(
    ...(isClosed ? [unrestricted] : []),
    ...(requirement.authenticated ? [authenticated] : []),
    ...(requirement.scopes === null ? [] : [anyOf(requirement.scopes, permission)]),
    ...(requirement.policies === null ? [] : [anyOf(requirement.policies, policy)]),
  ) as unknown as ShieldRule
}
