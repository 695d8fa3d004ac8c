// Entities by their representations, without a promise where a resolver needs none. Apollo's resolver awaits each entity in
// a function of its own, which costs more than most resolvers do.
import { type GraphQLResolveInfo, type GraphQLSchema, isObjectType } from 'graphql'

type ResolveReference = (reference: Reference, context: unknown, info: GraphQLResolveInfo) => unknown
interface Reference {
  __typename?: unknown
}

/** Replaces the resolver of `_entities` that Apollo made. All our entities are object types; others are refused. */
export function answerEntities(schema: GraphQLSchema): void {
  const field = schema.getQueryType()?.getFields()._entities
  if (field === undefined) return
  const resolvers = new Map<unknown, ResolveReference>()
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue
    // Where @apollo/subgraph keeps __resolveReference.
    const { apollo } = type.extensions as { apollo?: { subgraph?: { resolveReference?: ResolveReference } } }
    resolvers.set(type.name, apollo?.subgraph?.resolveReference ?? ((reference) => reference))
  }
  field.resolve = (_, { representations }: { representations: readonly Reference[] }, context, info) =>
    representations.map((reference) => {
      const { __typename } = reference
      try {
        const resolve = resolvers.get(__typename)
        if (resolve === undefined) throw new Error(`There is no entity ${String(__typename)}`)
        const entity = resolve(reference, context, info)
        return entity instanceof Promise
          ? entity.then((value) => withType(value, __typename))
          : withType(entity, __typename)
      } catch (error) {
        // An entity that fails is null; the others are answered.
        return Promise.reject(error)
      }
    })
}

/** Rows do not name their type. */
function withType(entity: unknown, name: unknown): unknown {
  if (typeof entity !== 'object' || entity === null) return entity
  const row: Reference = entity
  if (row.__typename === name) return row
  if (!Object.isExtensible(row)) return { ...row, __typename: name }
  row.__typename = name
  return row
}
