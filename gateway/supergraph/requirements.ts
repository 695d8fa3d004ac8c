// The fields that @requires asks for with arguments.
import { type GraphQLSchema, isInterfaceType, isObjectType, Kind, parse, visit } from 'graphql'

const cached = new WeakMap<GraphQLSchema, ReadonlySet<string>>()

/**
 * Names of the fields that some @requires asks for with arguments. Their plain names are keys of what is required, so the
 * same field of a client needs another key, even without arguments.
 */
export function requiredWithArguments(schema: GraphQLSchema): ReadonlySet<string> {
  let names = cached.get(schema)
  if (names === undefined) {
    names = new Set(requirements(schema).flatMap(fieldsWithArguments))
    cached.set(schema, names)
  }
  return names
}

/** The selections of every @requires in a supergraph. */
function requirements(schema: GraphQLSchema): string[] {
  const found: string[] = []
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    for (const { astNode } of Object.values(type.getFields())) {
      for (const { name, arguments: given = [] } of astNode?.directives ?? []) {
        const value = given.find((each) => each.name.value === 'requires')?.value
        if (name.value === 'join__field' && value?.kind === Kind.STRING) found.push(value.value)
      }
    }
  }
  return found
}

function fieldsWithArguments(selection: string): string[] {
  const names: string[] = []
  visit(parse(`{ ${selection} }`), {
    Field({ name, arguments: given = [] }) {
      if (given.length > 0) names.push(name.value)
    },
  })
  return names
}
