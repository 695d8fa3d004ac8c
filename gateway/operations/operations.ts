// From the text of a document to its operations: checked against the limits, parsed and validated once for each text.
import { refusal } from '@quintet/kit/wire/errors.ts'
import {
  type DocumentNode,
  GraphQLError,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql'
import { compileRules } from '../access/rules.ts'
import { createCostRules } from '../limits/cost-rules.ts'
import { checkDocument, checkText, type DocumentLimits, defaultDocumentLimits } from '../limits/limits.ts'
import type { Supergraph } from '../supergraph/load.ts'
import { type CacheLookup, createOperationCache, type OperationCache } from './cache.ts'
import { createOperation, type Operation } from './operation.ts'
import { validationRules } from './validation-rules.ts'

export interface Operations {
  /** Throws refusals: GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED, BAD_USER_INPUT. */
  of(text: string, operationName: string | undefined): Operation
  /** Parses and plans the operations of a text without refused fields, and keeps it. Throws as `of` does. */
  warm(text: string): void
  size: OperationCache<object>['size']
}

export interface OperationOptions {
  readonly introspection: boolean
  readonly pruning?: boolean
  readonly limits?: DocumentLimits
  /** Whether a subgraph is on another machine; none is by default. */
  readonly isRemote?: (subgraph: string) => boolean
  /** How much the cache may keep. */
  readonly cacheBytes?: number
  /** Texts of trusted documents: their operations keep their names in metrics. */
  readonly trusted?: ReadonlySet<string>
  readonly onLookup?: (result: CacheLookup) => void
}

/** A valid document, and those of its operations that were requested. */
interface ParsedDocument {
  readonly document: DocumentNode
  /** By the name in the request, which may be left out where the document has one operation. */
  readonly operations: Map<string | undefined, Operation>
}

/** Reporting more would let a small request cause a large answer. */
const maxErrors = 5
const defaultCacheBytes = 128 * 1024 * 1024
const noTexts: ReadonlySet<string> = new Set()

/** The operations of one supergraph, behind a cache. */
export function createOperations(supergraph: Supergraph, options: OperationOptions): Operations {
  const { limits = defaultDocumentLimits, cacheBytes = defaultCacheBytes } = options
  const { isRemote = () => false, trusted = noTexts } = options
  const rules = compileRules(options.pruning === false ? new Map() : supergraph.access)
  const allRules = validationRules(options.introspection)
  const errorsOf = (document: DocumentNode): readonly GraphQLError[] => {
    const validation = { maxErrors, hideSuggestions: !options.introspection }
    try {
      return validate(supergraph.apiSchema, document, allRules, validation)
    } catch (error) {
      // Validation is recursive. A document that overflows the stack is the client's fault.
      if (!(error instanceof RangeError)) throw error
      return [refusal('GRAPHQL_VALIDATION_FAILED', 'The operation is refused: it is too complex to be validated')]
    }
  }
  const read = (text: string): ParsedDocument => {
    const document = parseText(text, limits)
    checkDocument(document, limits)
    const errors = errorsOf(document)
    if (errors[0] !== undefined) {
      throw new InvalidDocument(errors.map((error) => withoutDocument(error, options.introspection)))
    }
    return { document, operations: new Map() }
  }
  const costRules = createCostRules(supergraph.fullSchema)
  const common = { supergraph, rules, costRules, isRemote, maxFields: limits.fields }
  const cache = createOperationCache(cacheBytes, read, options.onLookup)
  const of = (text: string, name: string | undefined): Operation => {
    const { document, operations } = cache.of(text)
    const cached = operations.get(name)
    if (cached !== undefined) return cached
    const node = operationIn(document, name)
    const ownName = node.name?.value
    const label = trusted.has(text) ? (ownName ?? 'unnamed') : 'other'
    const operation =
      operations.get(ownName) ?? createOperation({ ...common, document, node, label, onGrowth: () => cache.grew(text) })
    operations.set(name, operation)
    operations.set(ownName, operation)
    return operation
  }
  return {
    of,
    warm(text) {
      for (const node of cache.of(text).document.definitions) {
        if (node.kind === Kind.OPERATION_DEFINITION) of(text, node.name?.value).warm()
      }
      cache.keep(text)
    },
    size: cache.size,
  }
}

function operationIn(document: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const node = getOperationAST(document, name)
  if (node) return node
  throw refusal(
    'BAD_USER_INPUT',
    name === undefined
      ? 'operationName is required: the document has several operations'
      : `The document has no operation ${name}`,
  )
}

function parseText(text: string, limits: DocumentLimits): DocumentNode {
  try {
    checkText(text, limits)
    return parse(text)
  } catch (error) {
    const isSyntax = error instanceof GraphQLError && error.extensions.code === undefined
    throw isSyntax ? withCode(error, 'GRAPHQL_PARSE_FAILED') : error
  }
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  error.extensions.code = code
  return error
}

/** A document that does not validate: the first error, with all of them beside it. */
export class InvalidDocument extends GraphQLError {
  readonly all: readonly GraphQLError[]
  constructor(all: readonly GraphQLError[]) {
    super(all[0]!.message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } })
    this.all = all
  }
}

/** graphql-js suggests this for a field without subfields even where suggestions are hidden. */
const subfields = / Did you mean "\w+ \{ \.\.\. \}"\?$/

/** An error that can be cached: the nodes in an error of graphql-js hold the whole document. */
function withoutDocument({ message, locations }: GraphQLError, showsSuggestions: boolean): GraphQLError {
  const shown = showsSuggestions ? message : message.replace(subfields, '')
  const error = refusal('GRAPHQL_VALIDATION_FAILED', shown)
  return Object.defineProperty(error, 'locations', { value: locations, enumerable: true })
}
