// Values of custom scalars in a client's variables: they are sent on as the client wrote them.
import {
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isSpecifiedScalarType,
} from 'graphql'
import type { Variables } from '../execution/run.ts'
import type { Operation } from '../operations/operation.ts'

/**
 * Variables whose custom scalars have exact numbers. All others have JavaScript's own.
 * @param exact the same variables, in which all numbers are exact
 */
export function withExactScalars(
  { exactVariables }: Operation,
  given: Variables,
  exact: Variables | null = null,
): Variables {
  if (exact === null || exactVariables.size === 0) return given
  const variables: Record<string, unknown> = { ...given }
  for (const [name, type] of exactVariables) {
    if (Object.hasOwn(given, name) && Object.hasOwn(exact, name))
      variables[name] = merge(type, given[name], exact[name])
  }
  return variables
}

function merge(declared: GraphQLInputType, given: unknown, exact: unknown): unknown {
  const type = getNullableType(declared)
  if (isListType(type)) {
    const members = exact as readonly unknown[]
    // A single value stands for a list of one.
    return Array.isArray(given)
      ? given.map((each, i) => merge(type.ofType, each, members[i]))
      : merge(type.ofType, given, exact)
  }
  if (isInputObjectType(type)) {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) return given
    const fields = type.getFields()
    const members = exact as Readonly<Record<string, unknown>>
    const entries = Object.entries(given).map(([name, value]) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined
      return [name, field === undefined ? value : merge(field.type, value, members[name])]
    })
    return Object.fromEntries(entries)
  }
  return isSpecifiedScalarType(type) || isEnumType(type) ? given : exact
}
