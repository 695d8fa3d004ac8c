// What subgraphs require of each other, as far as it may meet what clients ask for.
import { type GraphQLSchema, isInterfaceType, isObjectType, Kind, parse, visit } from 'graphql'

const known = new WeakMap<GraphQLSchema, ReadonlySet<string>>()

/**
 * Names of the fields that some @requires asks for with arguments. It gets them under their plain names, so that no
 * client may have the same field there, even where he leaves all arguments out.
 */
export function requiredWithArguments(schema: GraphQLSchema): ReadonlySet<string> {
  let names = known.get(schema)
  if (names === undefined) {
    names = new Set(requirements(schema).flatMap(fieldsWithArguments))
    known.set(schema, names)
  }
  return names
}

/** The selections of all @requires, as the supergraph keeps them. */
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
