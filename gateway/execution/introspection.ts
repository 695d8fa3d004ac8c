// The part of an operation that asks about the schema itself: answered here, by graphql-js.
import { type DocumentNode, execute, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql'
import type { Introspected } from './object-completer.ts'
import type { Variables } from './run.ts'

/** Answers `__schema` and `__type` of a document's operation; null where it has neither. */
export function introspection(
  schema: GraphQLSchema,
  document: DocumentNode,
): ((variables: Variables) => Introspected) | null {
  const info = new TypeInfo(schema)
  let isAsked = false
  const meta = visit(
    document,
    visitWithTypeInfo(info, {
      Field({ name }) {
        if (info.getParentType() !== schema.getQueryType()) return undefined
        const isMeta = name.value.startsWith('__') && name.value !== '__typename'
        isAsked ||= isMeta
        return isMeta ? undefined : null
      },
    }),
  )
  if (!isAsked) return null
  return (variables) => {
    const { data } = execute({ schema, document: meta, variableValues: variables }) as { data?: Introspected | null }
    return data ?? {}
  }
}
