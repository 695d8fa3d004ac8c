// Entities by their representations, at once where their resolvers need not wait. Apollo's resolver waits for each in a
// function of its own, which costs more than most resolvers do.
import { type GraphQLResolveInfo, type GraphQLSchema, isObjectType } from 'graphql'

type ResolveReference = (reference: Reference, context: unknown, info: GraphQLResolveInfo) => unknown
interface Reference {
  __typename?: unknown
}

/** Has a schema of Apollo's making answer `_entities` so. Of our entities each is an object type; others are refused. */
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
        // One that fails is null in its place; the others are answered.
        return Promise.reject(error)
      }
    })
}

/** A row knows nothing of its type. */
function withType(entity: unknown, name: unknown): unknown {
  if (typeof entity !== 'object' || entity === null) return entity
  const row: Reference = entity
  if (row.__typename === name) return row
  if (!Object.isExtensible(row)) return { ...row, __typename: name }
  row.__typename = name
  return row
}
