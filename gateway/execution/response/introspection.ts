// The part of an operation that asks about the schema itself: answered here, by graphql-js.
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

/** What is known of the schema, by response key, and what could not be told. */
export interface MetaAnswer {
  readonly data: Introspected
  readonly errors: readonly GraphQLError[]
}

/** Answers `__schema` and `__type` of a document's operation; null where it has neither. */
export function introspection(
  schema: GraphQLSchema,
  document: DocumentNode,
): ((variables: Variables) => MetaAnswer) | null {
  const info = new TypeInfo(schema)
  let isAsked = false
  const meta = visit(
    document,
    visitWithTypeInfo(info, {
      Field({ name }) {
        // Inside of an answer about the schema.
        if (info.getParentType()?.name.startsWith('__')) return undefined
        const isMeta = name.value.startsWith('__') && name.value !== '__typename'
        isAsked ||= isMeta
        return isMeta ? undefined : null
      },
    }),
  )
  if (!isAsked) return null
  return (variables) => {
    const { data, errors = [] } = execute({ schema, document: meta, variableValues: variables }) as ExecutionResult
    return {
      data: (data ?? {}) as Introspected,
      errors: errors.map(({ message, path }) => refusal('BAD_USER_INPUT', message, path)),
    }
  }
}
