// Rules on fields of interfaces, which hold for the types behind them whichever way an object is reached.
import type { AccessTable, Requirement } from '@quintet/schema/access.ts'
import { type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql'

type Sets = readonly (readonly string[])[]

/**
 * A supergraph's table with the rules of interface fields on each type and interface that has them from there: they and its
 * own must hold. Where composition has made them of the rules of the types, those say all; Apollo's does since 2.9.4, and
 * before that a rule on an interface or an interface object guarded no type behind it.
 */
export function spreadRules(schema: GraphQLSchema, table: AccessTable): AccessTable {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) || isInterfaceType(type))
  const rulesOf = (holders: readonly { readonly name: string }[], field: string): Requirement | undefined =>
    mergeOf(holders.flatMap(({ name }) => table.get(`${name}.${field}`) ?? []))
  const isMade = types.filter(isInterfaceType).every((type) =>
    Object.keys(type.getFields()).every((field) => {
      const behind = schema.getPossibleTypes(type)
      return JSON.stringify(rulesOf([type], field)) === JSON.stringify(rulesOf(behind, field))
    }),
  )
  if (isMade) return table
  const spread = new Map(table)
  for (const type of types) {
    for (const field of Object.keys(type.getFields())) {
      const rule = rulesOf([type, ...type.getInterfaces()], field)
      if (rule !== undefined) spread.set(`${type.name}.${field}`, rule)
    }
  }
  return spread
}

/** What holds where all of the requirements do, always written in the same way; nothing without any. */
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

/** Alternatives that hold where one of each side does, without those that demand more than another. */
function both(some: Sets, others: Sets): Sets {
  const pairs = some.flatMap((one) => others.map((other) => [...new Set([...one, ...other])].sort()))
  const distinct = [...new Map(pairs.map((set) => [JSON.stringify(set), set])).values()]
  const isLean = (set: readonly string[]) =>
    !distinct.some((other) => other.length < set.length && other.every((name) => set.includes(name)))
  return distinct.filter(isLean).sort()
}
