// Runs documents. Gateways send the same few texts again and again: graphql-jit compiles a text at its second run. A text
// that is run once is not worth compiling, and graphql-js runs it.
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInputObjectType,
  Kind,
  type NamedTypeNode,
  type OperationDefinitionNode,
  parse,
  typeFromAST,
  validate,
  visit,
} from 'graphql'
import { compileQuery, isCompiledQuery } from 'graphql-jit'
import { LRUCache } from 'lru-cache'
import type { ErrorCode } from '../wire/errors.ts'

/** What one run of a document needs besides the text. */
interface Run {
  readonly operationName?: string | undefined
  readonly variables?: Readonly<Record<string, unknown>> | undefined
  readonly context: object
  /** The value that root fields are read from: the event of a subscription. */
  readonly root?: unknown
}

/** A text that is valid for the schema. */
export interface Prepared {
  readonly document: DocumentNode
  /** Whether it must be read from the primary: it asks from where a stream goes on, and streams are read there. */
  readonly needsPrimary: boolean
  /** The result itself, not a promise, where no resolver was asynchronous. */
  run(run: Run): ExecutionResult | Promise<ExecutionResult>
}

/** A prepared text takes up to a hundred bytes per character. */
const maxTexts = 1000
const maxCharacters = 1024 * 1024
/**
 * The share of the cache for texts that were sent once, apart from the others: a client that writes values into its texts
 * evicts no text that is used again.
 */
const freshShare = 0.25
/** Compiling costs more than a single run. */
const runsBeforeCompiling = 2

/** Prepares texts for a schema, each once. An invalid text gives its errors. */
export function createEngine(schema: GraphQLSchema): (text: string) => Prepared | { errors: readonly GraphQLError[] } {
  for (const type of Object.values(schema.getTypeMap())) if (isAbstractType(type)) catchTypeErrors(type)
  const cached = createCache(1)
  const fresh = createCache(freshShare)
  return (text) => {
    const found = cached.get(text)
    if (found !== undefined) return found
    const again = fresh.get(text)
    if (again !== undefined) {
      fresh.delete(text)
      cached.set(text, again)
      return again
    }
    let document: DocumentNode
    try {
      document = parse(text)
    } catch (error) {
      return { errors: [coded(error as GraphQLError, 'GRAPHQL_PARSE_FAILED')] }
    }
    const errors = validate(schema, document)
    if (errors.length > 0) return { errors: errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED')) }
    const prepared = prepare(schema, document)
    fresh.set(text, prepared)
    return prepared
  }
}

const createCache = (share: number): LRUCache<string, Prepared> =>
  new LRUCache({
    max: maxTexts * share,
    maxSize: maxCharacters * share,
    sizeCalculation: (_, text) => text.length,
  })

/**
 * A value whose type cannot be resolved becomes an error at its path. If resolveType threw behind a promise, graphql-jit
 * would wait for ever.
 */
function catchTypeErrors(type: GraphQLAbstractType): void {
  const resolveType = type.resolveType ?? typeNameOf
  type.resolveType = (value, context, info, abstract) => {
    try {
      return resolveType(value, context, info, abstract)
    } catch {
      return undefined
    }
  }
}

const typeNameOf = (value: unknown): string | undefined => {
  const name = (value as { readonly __typename?: unknown } | null)?.__typename
  return typeof name === 'string' ? name : undefined
}

function prepare(schema: GraphQLSchema, document: DocumentNode): Prepared {
  const interpret: Prepared['run'] = ({ context, root, variables, operationName }) =>
    execute({
      schema,
      document,
      contextValue: context,
      rootValue: root,
      variableValues: variables ?? {},
      operationName: operationName ?? null,
    })
  let run = interpret
  let runs = 0
  return {
    document,
    needsPrimary: asksForCursor(document),
    run(given) {
      if (++runs === runsBeforeCompiling) run = compile(schema, document, interpret)
      return run(given)
    },
  }
}

/** Whether a document has the field that says after which event a subscription goes on. */
function asksForCursor(document: DocumentNode): boolean {
  let isFound = false
  visit(document, {
    Field({ name }) {
      if (name.value === 'changesCursor') isFound = true
    },
  })
  return isFound
}

/** The document as a function. What graphql-jit would get wrong is interpreted. */
function compile(schema: GraphQLSchema, document: DocumentNode, interpret: Prepared['run']): Prepared['run'] {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION)
  if (operations.some((node) => hasRecursiveInput(schema, node))) return interpret
  const query = compileQuery(schema, document, undefined, { disablingCapturingStackErrors: true })
  if (operations.length !== 1 || !isCompiledQuery(query)) return interpret
  const name = operations[0]!.name?.value
  const needed = neededBy(document)
  return (given) => {
    const { context, root, variables = {}, operationName = name } = given
    if (operationName !== name || needed.some((each) => variables[each] === undefined)) return interpret(given)
    const result = query.query(root, context, variables)
    return result instanceof Promise ? result.then(plain) : plain(result)
  }
}

/** Whether the type of a variable contains itself: graphql-jit writes out the checks of every level, without end. */
function hasRecursiveInput(schema: GraphQLSchema, { variableDefinitions = [] }: OperationDefinitionNode): boolean {
  const isRecursive = (type: unknown, above: readonly unknown[]): boolean =>
    isInputObjectType(type) &&
    (above.includes(type) ||
      Object.values(type.getFields()).some((field) => isRecursive(getNamedType(field.type), [...above, type])))
  return variableDefinitions.some(({ type }) =>
    isRecursive(getNamedType(typeFromAST(schema, type as NamedTypeNode)), []),
  )
}

/**
 * Variables that must be given, or graphql-jit goes wrong. It takes a missing variable inside of an input object literal
 * for null, where the key should be left out; and it demands a non-null variable despite its default.
 */
function neededBy(document: DocumentNode): readonly string[] {
  const names = new Set<string>()
  visit(document, {
    VariableDefinition({ variable, type, defaultValue }) {
      if (type.kind === Kind.NON_NULL_TYPE && defaultValue !== undefined) names.add(variable.name.value)
      return false
    },
    ObjectField({ value }) {
      if (value.kind === Kind.VARIABLE) names.add(value.name.value)
    },
  })
  return [...names]
}

/** Errors of graphql-jit are plain objects, and lack extensions where there are none. */
function plain(result: ExecutionResult): ExecutionResult {
  if (result.errors === undefined) return result
  return { ...result, errors: result.errors.map(asGraphQLError) }
}

const asGraphQLError = ({ message, path, originalError, extensions }: GraphQLError): GraphQLError =>
  new GraphQLError(message, {
    path: path ?? null,
    originalError: originalError ?? null,
    extensions: extensions ?? null,
  })

function coded(error: GraphQLError, code: ErrorCode): GraphQLError {
  error.extensions.code = code
  return error
}
