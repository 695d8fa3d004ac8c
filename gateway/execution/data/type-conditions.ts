// Which types meet a type condition.
import { type GraphQLSchema, isAbstractType, isInterfaceType } from 'graphql'

/** The names of a type and of all types that implement it or belong to it. */
export function typesWithin(schema: GraphQLSchema, name: string): ReadonlySet<unknown> {
  const type = schema.getType(name)
  const names = new Set<unknown>([name])
  if (!isAbstractType(type)) return names
  for (const each of schema.getPossibleTypes(type)) names.add(each.name)
  if (isInterfaceType(type)) for (const each of schema.getImplementations(type).interfaces) names.add(each.name)
  return names
}
