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

/**
 * Coerced variables without default values of custom scalars, which graphql-js has as values of JavaScript. Those of the
 * operation stand in the fetches as the client wrote them, those of input objects in the subgraphs.
 */
export function withoutDefaults(exact: Operation['exactVariables'], given: Variables, coerced: Variables): Variables {
  if (exact.size === 0) return coerced
  const variables: Record<string, unknown> = { ...coerced }
  for (const [name, type] of exact) {
    if (!Object.hasOwn(given, name)) delete variables[name]
    else variables[name] = strip(type, given[name], coerced[name])
  }
  return variables
}

function strip(declared: GraphQLInputType, given: unknown, coerced: unknown): unknown {
  const type = getNullableType(declared)
  if (isListType(type) && Array.isArray(coerced)) {
    const members = Array.isArray(given) ? given : [given]
    return coerced.map((each, i) => strip(type.ofType, members[i], each))
  }
  if (!isInputObjectType(type) || typeof given !== 'object' || given === null) return coerced
  const fields = type.getFields()
  const entries = Object.entries(coerced as object).filter(([name]) => Object.hasOwn(given, name))
  const members = given as Readonly<Record<string, unknown>>
  return Object.fromEntries(entries.map(([name, value]) => [name, strip(fields[name]!.type, members[name], value)]))
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
