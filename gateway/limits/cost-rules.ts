// What fields weigh and how long their lists are: by @cost and @listSize in the supergraph, and by our connections, which
// say it by their form.
import {
  type DirectiveNode,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  valueFromASTUntyped,
} from 'graphql'

/** Where the size of a list comes from. */
export interface Sizing {
  /** The largest of those that are given counts. */
  readonly arguments: readonly string[]
  /** When none is given. */
  readonly assumed: number
  /** Fields of the answer whose lists are meant; null for the field's own. */
  readonly sizedFields: readonly string[] | null
}

export interface FieldRule {
  /** Of each object or value that the field brings. */
  readonly weight: number
  /** Of arguments, where they are given. */
  readonly argumentWeights: ReadonlyMap<string, number>
  readonly isList: boolean
  readonly sizing: Sizing | null
}

/** A list that nobody has said anything about. */
export const assumedListSize = 10
const pageArguments = ['first', 'last']
const pageFields = ['nodes', 'edges']

/** The rules of a supergraph's fields, each read when first met. */
export function createCostRules(fullSchema: GraphQLSchema) {
  const known = new Map<string, FieldRule>()
  return (typeName: string, field: GraphQLField<unknown, unknown>): FieldRule => {
    const coordinate = `${typeName}.${field.name}`
    let rule = known.get(coordinate)
    if (rule === undefined) {
      rule = read(fullSchema, typeName, field)
      known.set(coordinate, rule)
    }
    return rule
  }
}

function read(fullSchema: GraphQLSchema, typeName: string, field: GraphQLField<unknown, unknown>): FieldRule {
  const type = fullSchema.getType(typeName)
  // Clients' types are without directives.
  const full = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field.name] : undefined
  const directives = full?.astNode?.directives ?? []
  const named = getNamedType(field.type)
  const ofType = weightIn(fullSchema.getType(named.name)?.astNode?.directives)
  const isList = isListType(isNonNullType(field.type) ? field.type.ofType : field.type)
  return {
    weight: weightIn(directives) ?? ofType ?? (isCompositeType(named) ? 1 : 0),
    argumentWeights: new Map(
      (full?.args ?? []).flatMap(({ name, astNode }) => {
        const weight = weightIn(astNode?.directives)
        return weight === undefined ? [] : [[name, weight] as const]
      }),
    ),
    isList,
    sizing: sizingIn(directives) ?? pageSizing(field, isList),
  }
}

function weightIn(directives: readonly DirectiveNode[] | undefined): number | undefined {
  const given = argumentsOf(directives, 'cost')
  // A number in Federation, text in the specification that it follows.
  const weight = Number(given?.weight)
  return given === null || !Number.isFinite(weight) ? undefined : weight
}

function sizingIn(directives: readonly DirectiveNode[]): Sizing | null {
  const given = argumentsOf(directives, 'listSize')
  if (given === null) return null
  const names = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
  const sized = names(given.sizedFields)
  return {
    arguments: names(given.slicingArguments),
    assumed: typeof given.assumedSize === 'number' ? given.assumedSize : assumedListSize,
    sizedFields: sized.length === 0 ? null : sized,
  }
}

/** A connection takes `first` or `last` and brings that many `nodes`, `edges` or both. */
function pageSizing({ args, type }: GraphQLField<unknown, unknown>, isList: boolean): Sizing | null {
  const slicing = args.map(({ name }) => name).filter((name) => pageArguments.includes(name))
  if (slicing.length === 0) return null
  const sizing = { arguments: slicing, assumed: assumedListSize }
  if (isList) return { ...sizing, sizedFields: null }
  const named = getNamedType(type)
  const fields = isObjectType(named) || isInterfaceType(named) ? named.getFields() : {}
  const sizedFields = pageFields.filter((name) => fields[name] !== undefined)
  return sizedFields.length === 0 ? null : { ...sizing, sizedFields }
}

function argumentsOf(
  directives: readonly DirectiveNode[] | undefined,
  name: string,
): Readonly<Record<string, unknown>> | null {
  const directive = directives?.find((each) => each.name.value === name)
  if (directive === undefined) return null
  return Object.fromEntries((directive.arguments ?? []).map((arg) => [arg.name.value, valueFromASTUntyped(arg.value)]))
}
