// Access rules on fields of interfaces, spread to the types that implement them: they hold on whichever way an object is
// reached.
import type { AccessTable, Requirement } from '@quintet/schema/access.ts'
import { type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql'

type Sets = readonly (readonly string[])[]

/**
 * The access table of a supergraph, in which a field has the rules of all interfaces that declare it besides its own.
 * Since 2.9.4 Apollo's composition derives the rules of interface fields from those of the types. Such a table is returned
 * as it is. Earlier, a rule on an interface or an interface object guarded no type that implements it.
 */
export function spreadRules(schema: GraphQLSchema, table: AccessTable): AccessTable {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) || isInterfaceType(type))
  const rulesOf = (types: readonly { readonly name: string }[], field: string): Requirement | undefined =>
    mergeOf(types.flatMap(({ name }) => table.get(`${name}.${field}`) ?? []))
  const isDerived = types.filter(isInterfaceType).every((type) =>
    Object.keys(type.getFields()).every((field) => {
      const possible = schema.getPossibleTypes(type)
      return JSON.stringify(rulesOf([type], field)) === JSON.stringify(rulesOf(possible, field))
    }),
  )
  if (isDerived) return table
  const spread = new Map(table)
  for (const type of types) {
    for (const field of Object.keys(type.getFields())) {
      const rule = rulesOf([type, ...type.getInterfaces()], field)
      if (rule !== undefined) spread.set(`${type.name}.${field}`, rule)
    }
  }
  return spread
}

/** One requirement that demands all of the given ones, in canonical form; undefined for none. */
function mergeOf(requirements: readonly Requirement[]): Requirement | undefined {
  if (requirements.length === 0) return undefined
  const all = (each: readonly (Sets | null)[]): Sets | null => {
    const given = each.filter((sets) => sets !== null)
    return given.length === 0 ? null : given.reduce(both, [[]])
  }
  return {
    authenticated: requirements.some(({ authenticated }) => authenticated),
    scopes: all(requirements.map(({ scopes }) => scopes)),
    policies: all(requirements.map(({ policies }) => policies)),
  }
}

/** Alternatives of which one holds where one of each side does, without those that demand more than another. */
function both(some: Sets, others: Sets): Sets {
  const pairs = some.flatMap((one) => others.map((other) => [...new Set([...one, ...other])].sort()))
  const distinct = [...new Map(pairs.map((set) => [JSON.stringify(set), set])).values()]
  const isMinimal = (set: readonly string[]) =>
    !distinct.some((other) => other.length < set.length && other.every((name) => set.includes(name)))
  return distinct.filter(isMinimal).sort()
}
