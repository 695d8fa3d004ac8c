// Introspection: the part of an operation that selects __schema or __type, executed here by graphql-js.
import { refusal } from '@quintet/kit/wire/errors.ts'
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { Variables } from '../run.ts'
import type { Introspected } from './object-completer.ts'

export interface IntrospectionResult {
  readonly data: Introspected
  readonly errors: readonly GraphQLError[]
}

/** Compiles the introspection of a document's operation; null where there is none. */
export function compileIntrospection(
  schema: GraphQLSchema,
  document: DocumentNode,
): ((variables: Variables) => IntrospectionResult) | null {
  const info = new TypeInfo(schema)
  let isIntrospected = false
  const introspection = visit(
    document,
    visitWithTypeInfo(info, {
      Field({ name }) {
        const isInside = info.getParentType()?.name.startsWith('__')
        if (isInside) return undefined
        const isMeta = name.value.startsWith('__') && name.value !== '__typename'
        isIntrospected ||= isMeta
        return isMeta ? undefined : null
      },
    }),
  )
  if (!isIntrospected) return null
  return (variables) => {
    const result = execute({ schema, document: introspection, variableValues: variables }) as ExecutionResult
    const { data, errors = [] } = result
    return {
      data: (data ?? {}) as Introspected,
      errors: errors.map(({ message, path }) => refusal('BAD_USER_INPUT', message, path)),
    }
  }
}
