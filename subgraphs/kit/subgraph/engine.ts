// Runs documents. A text that comes again is compiled by graphql-jit, as gateways send the same few; one that comes once
// is not worth it, and graphql-js runs it.
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

/** What one run of a document needs beside the text. */
interface Run {
  readonly operationName?: string | undefined
  readonly variables?: Readonly<Record<string, unknown>> | undefined
  readonly context: object
  /** What root fields are read from: the event of a subscription. */
  readonly root?: unknown
}

/** A text that is valid for the schema. */
export interface Prepared {
  readonly document: DocumentNode
  /** The result at once, where no resolver had to wait. */
  run(run: Run): ExecutionResult | Promise<ExecutionResult>
}

/** What is made of a text takes up to a hundred bytes for each of its characters. */
const maxTexts = 1000
const maxCharacters = 1024 * 1024
/** For texts that came once, beside those that came again: clients that write values into their texts evict none of these. */
const freshShare = 0.25
/** Compiling costs more than a single run. */
const runsBeforeCompiling = 2

/** Prepares texts for a schema, each once; the errors of one that is invalid. */
export function createEngine(schema: GraphQLSchema): (text: string) => Prepared | { errors: readonly GraphQLError[] } {
  for (const type of Object.values(schema.getTypeMap())) if (isAbstractType(type)) catchTypeErrors(type)
  const known = keep(1)
  const fresh = keep(freshShare)
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const again = fresh.get(text)
    if (again !== undefined) {
      fresh.delete(text)
      known.set(text, again)
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

const keep = (share: number): LRUCache<string, Prepared> =>
  new LRUCache({
    max: maxTexts * share,
    maxSize: maxCharacters * share,
    sizeCalculation: (_, text) => text.length,
  })

/** A type that cannot be told is an error at its place. Thrown behind a promise it would leave graphql-jit waiting for ever. */
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
    run(given) {
      if (++runs === runsBeforeCompiling) run = compile(schema, document, interpret)
      return run(given)
    },
  }
}

/** The document as a function. Where graphql-jit cannot tell what is meant, it is interpreted. */
function compile(schema: GraphQLSchema, document: DocumentNode, interpret: Prepared['run']): Prepared['run'] {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION)
  if (operations.some((node) => takesEndless(schema, node))) return interpret
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

/** Whether a variable's type holds itself: graphql-jit writes out the checks of every level, and has no end. */
function takesEndless(schema: GraphQLSchema, { variableDefinitions = [] }: OperationDefinitionNode): boolean {
  const isEndless = (type: unknown, above: readonly unknown[]): boolean =>
    isInputObjectType(type) &&
    (above.includes(type) ||
      Object.values(type.getFields()).some((field) => isEndless(getNamedType(field.type), [...above, type])))
  return variableDefinitions.some(({ type }) => isEndless(getNamedType(typeFromAST(schema, type as NamedTypeNode)), []))
}

/**
 * Variables without which graphql-jit goes wrong: inside an input object that is written out it takes one that is not
 * given for null, where the key should be left out; and one that may not be null it wants to be given despite a default.
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

/** Errors of graphql-jit are not of graphql-js's own making, and have no extensions where there are none. */
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
