// What fields cost and how long their lists are: from @cost and @listSize in the supergraph, and for connections from their
// arguments and fields.
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
export interface ListSize {
  /** Slicing arguments. The largest of the given values counts. */
  readonly arguments: readonly string[]
  /** The size when no argument is given. */
  readonly assumed: number
  /** The fields of the returned object whose lists have this size; null when the field itself is the list. */
  readonly sizedFields: readonly string[] | null
}

export interface FieldRule {
  /** Of each object or value that the field returns. */
  readonly weight: number
  /** Of each argument that is given. */
  readonly argumentWeights: ReadonlyMap<string, number>
  readonly isList: boolean
  readonly listSize: ListSize | null
}

/** The size of a list without a rule. */
export const assumedListSize = 10
const pageArguments = ['first', 'last']
const pageFields = ['nodes', 'edges']

/** The rules of a supergraph's fields, each read when first needed. */
export function createCostRules(fullSchema: GraphQLSchema) {
  const cached = new Map<string, FieldRule>()
  return (typeName: string, field: GraphQLField<unknown, unknown>): FieldRule => {
    const coordinate = `${typeName}.${field.name}`
    let rule = cached.get(coordinate)
    if (rule === undefined) {
      rule = readRule(fullSchema, typeName, field)
      cached.set(coordinate, rule)
    }
    return rule
  }
}

function readRule(fullSchema: GraphQLSchema, typeName: string, field: GraphQLField<unknown, unknown>): FieldRule {
  const type = fullSchema.getType(typeName)
  // The types of the API schema have no directives.
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
    listSize: listSizeIn(directives) ?? connectionSize(field, isList),
  }
}

function weightIn(directives: readonly DirectiveNode[] | undefined): number | undefined {
  const given = argumentsOf(directives, 'cost')
  // Federation declares a number; the cost specification, which it follows, a string.
  const weight = Number(given?.weight)
  return given === null || !Number.isFinite(weight) ? undefined : weight
}

function listSizeIn(directives: readonly DirectiveNode[]): ListSize | null {
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

/** A connection takes `first` or `last` and returns that many `nodes`, `edges` or both. */
function connectionSize({ args, type }: GraphQLField<unknown, unknown>, isList: boolean): ListSize | null {
  const slicing = args.map(({ name }) => name).filter((name) => pageArguments.includes(name))
  if (slicing.length === 0) return null
  const size = { arguments: slicing, assumed: assumedListSize }
  if (isList) return { ...size, sizedFields: null }
  const named = getNamedType(type)
  const fields = isObjectType(named) || isInterfaceType(named) ? named.getFields() : {}
  const sizedFields = pageFields.filter((name) => fields[name] !== undefined)
  return sizedFields.length === 0 ? null : { ...size, sizedFields }
}

function argumentsOf(
  directives: readonly DirectiveNode[] | undefined,
  name: string,
): Readonly<Record<string, unknown>> | null {
  const directive = directives?.find((each) => each.name.value === name)
  if (directive === undefined) return null
  return Object.fromEntries((directive.arguments ?? []).map((arg) => [arg.name.value, valueFromASTUntyped(arg.value)]))
}
