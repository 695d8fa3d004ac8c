// The subgraph's own access layer: the directives that the gateway judged are judged again, by other code.
import { type AccessTable, isPermission, permissionsIn, type Requirement } from '@quintet/schema/access.ts'
import { defaultFieldResolver, type GraphQLSchema, isObjectType } from 'graphql'
import type { BaseContext } from '../slice/context.ts'
import { type Envelope, permits } from '../wire/envelope.ts'
import { forbidden, unauthenticated } from '../wire/errors.ts'

/** Rules about a row: policy name -> whether this parent may be seen by this viewer. */
export type RowPolicies = Readonly<Record<string, (parent: unknown, envelope: Envelope) => boolean>>

/** Policies that depend on the envelope alone. */
const envelopePolicies: Readonly<Record<string, (envelope: Envelope) => boolean>> = {
  service: (envelope) => envelope.service !== null,
  // Whose answer it is, the resolver judges.
  personal: (envelope) => envelope.viewer !== null,
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
      const check = checkOf(requirement, rowPolicies)
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

/** No list of permissions meets it. */
const never: Requirement = { authenticated: false, scopes: [], policies: null }

function rootRequirement(coordinate: string, isPublic: (field: string) => boolean): Requirement | undefined {
  if (coordinate === 'Query._service') return undefined
  if (coordinate === 'Query._entities') return signedIn
  return isPublic(coordinate) ? undefined : never
}

/** Entities are joined for users and for services, never for unauthenticated requests. */
const signedIn: Requirement = { authenticated: true, scopes: null, policies: null }

function checkOf(requirement: Requirement, rowPolicies: RowPolicies): (parent: unknown, context: BaseContext) => void {
  const rows = (requirement.policies ?? []).flat().filter((name) => name in rowPolicies)
  for (const name of (requirement.policies ?? []).flat()) {
    if (!(name in rowPolicies) && !(name in envelopePolicies) && !isPermission(name))
      throw new Error(`No rule for the policy ${name}`)
  }
  const required = permissionsIn(requirement)
  return (parent, context) => {
    let verdict = context.verdicts.get(requirement)
    if (verdict === undefined) {
      verdict = holds(requirement, context.envelope, () => true)
      context.verdicts.set(requirement, verdict)
    }
    if (verdict && rows.length > 0) {
      verdict = holds(requirement, context.envelope, (name) => rowPolicies[name]?.(parent, context.envelope) ?? false)
    }
    if (verdict) return
    throw context.envelope.viewer === null && context.envelope.service === null
      ? unauthenticated()
      : forbidden(required)
  }
}

function holds(requirement: Requirement, envelope: Envelope, row: (policy: string) => boolean): boolean {
  const { authenticated, scopes, policies } = requirement
  if (authenticated && envelope.viewer === null && envelope.service === null) return false
  const isGranted = (scope: string) => envelope.viewer !== null && permits(envelope.grants, scope)
  if (scopes !== null && !scopes.some((set) => set.every(isGranted))) return false
  const isMet = (policy: string) =>
    isPermission(policy) ? isGranted(policy) : (envelopePolicies[policy]?.(envelope) ?? row(policy))
  return policies === null || policies.some((set) => set.every(isMet))
}
