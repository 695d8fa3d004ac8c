// The subgraph's own access layer: the directives that the gateway judged are judged again, by other code.
import {
  type AccessTable,
  isPermission,
  openToRestricted,
  permissionsIn,
  type Requirement,
} from '@quintet/schema/access.ts'
import { defaultFieldResolver, type GraphQLSchema, isObjectType } from 'graphql'
import type { BaseContext } from '../slice/context.ts'
import type { Envelope } from '../wire/envelope.ts'
import { forbidden, secondFactorMissing, stepUpRequired, unauthenticated } from '../wire/errors.ts'
import { isPermitted, isPerson, proofOf, stepUpMethods } from '../wire/powers.ts'

/** Rules about a row: policy name -> whether this parent may be seen by this viewer. */
export type RowPolicies = Readonly<Record<string, (parent: unknown, envelope: Envelope) => boolean>>

/** A user or an OAuth client. */
const isSignedIn = ({ viewer, client }: Envelope): boolean => viewer !== null || client !== null

/** Policies that depend on the envelope alone. */
const envelopePolicies: Readonly<Record<string, (envelope: Envelope, now: Date) => boolean>> = {
  service: (envelope) => envelope.service !== null,
  person: isPerson,
  stepUp: (envelope, now) => proofOf(envelope, now) === 'fresh',
  // Whose answer it is, the resolver judges.
  personal: isSignedIn,
}

/**
 * Wraps every guarded field of an executable schema, and denies root fields that are neither in the table nor in the public
 * list. Rules that need no row are judged once per request.
 */
export function guardSchema(
  schema: GraphQLSchema,
  table: AccessTable,
  isPublic: (field: string) => boolean,
  rowPolicies: RowPolicies,
): void {
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()])
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`
      const requirement = table.get(coordinate) ?? (roots.has(type) ? rootRequirement(coordinate, isPublic) : undefined)
      if (requirement === undefined) continue
      const isClosed = roots.has(type) && !isPublic(coordinate) && !isOpenToRestricted(coordinate)
      const check = checkOf(requirement, rowPolicies, isClosed)
      const resolve = field.resolve ?? defaultFieldResolver
      field.resolve = (parent, args, context, info) => {
        check(parent, context)
        return resolve(parent, args, context, info)
      }
      const subscribe = field.subscribe
      if (subscribe !== undefined) {
        field.subscribe = (parent, args, context, info) => {
          check(parent, context)
          return subscribe(parent, args, context, info)
        }
      }
    }
  }
}

/** Whether a session that is restricted to enrolling a second factor may call a root field. */
const isOpenToRestricted = (coordinate: string): boolean =>
  coordinate === 'Query._entities' || openToRestricted.has(coordinate)

/** No list of permissions meets it. */
const never: Requirement = { authenticated: false, scopes: [], policies: null }

function rootRequirement(coordinate: string, isPublic: (field: string) => boolean): Requirement | undefined {
  if (coordinate === 'Query._service') return undefined
  if (coordinate === 'Query._entities') return signedIn
  return isPublic(coordinate) ? undefined : never
}

/** Entities are joined for users and for services, never for unauthenticated requests. */
const signedIn: Requirement = { authenticated: true, scopes: null, policies: null }

/** Whether a policy about a row is met; undefined where that is not known, or the policy is about no row. */
type Judge = (policy: string) => boolean | undefined
const unknown: Judge = () => undefined

/** @param isClosed whether the field refuses sessions that are restricted to enrolling a second factor */
function checkOf(
  requirement: Requirement,
  rowPolicies: RowPolicies,
  isClosed: boolean,
): (parent: unknown, context: BaseContext) => void {
  const named = (requirement.policies ?? []).flat()
  const rows = named.filter((name) => name in rowPolicies)
  for (const name of named) {
    if (!(name in rowPolicies) && !(name in envelopePolicies) && !isPermission(name))
      throw new Error(`No rule for the policy ${name}`)
  }
  const holdsFor = ({ envelope, clock }: BaseContext, policy: Judge): boolean => {
    if (isClosed && envelope.isRestricted) return false
    const judge = (name: string) => policy(name) ?? envelopePolicies[name]?.(envelope, clock.now()) ?? true
    return holds(requirement, envelope, judge)
  }
  const refuse = (context: BaseContext, policy: Judge): never => {
    const { envelope, clock } = context
    if (!isSignedIn(envelope) && envelope.service === null) throw unauthenticated()
    // A fresh proof of identity is asked for where it can be had and opens the field.
    const isStale = proofOf(envelope, clock.now()) === 'stale'
    if (isStale && holdsFor(context, (name) => (name === 'stepUp' ? true : policy(name)))) {
      throw stepUpRequired(stepUpMethods(envelope.viewer))
    }
    throw (envelope.isRestricted ? secondFactorMissing : forbidden)(permissionsIn(requirement))
  }
  return (parent, context) => {
    let verdict = context.verdicts.get(requirement)
    if (verdict === undefined) {
      verdict = holdsFor(context, unknown)
      context.verdicts.set(requirement, verdict)
    }
    if (!verdict) return refuse(context, unknown)
    if (rows.length === 0) return
    const ofRow: Judge = (name) => rowPolicies[name]?.(parent, context.envelope)
    if (!holdsFor(context, ofRow)) refuse(context, ofRow)
  }
}

/** @param policy whether a policy that is no permission is met */
function holds(requirement: Requirement, envelope: Envelope, policy: (name: string) => boolean): boolean {
  const { authenticated, scopes, policies } = requirement
  if (authenticated && !isSignedIn(envelope) && envelope.service === null) return false
  const isGranted = (scope: string) => isSignedIn(envelope) && isPermitted(envelope, scope)
  if (scopes !== null && !scopes.some((set) => set.every(isGranted))) return false
  const isMet = (name: string) => (isPermission(name) ? isGranted(name) : policy(name))
  return policies === null || policies.some((set) => set.every(isMet))
}
