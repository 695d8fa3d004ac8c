// Text to operation, once per text: limits, parsing, validation, and for each set of verdicts the plan of what is left.
import { refusal } from '@quintet/kit/wire/errors.ts'
import { publicFields } from '@quintet/schema/access.ts'
import {
  type DocumentNode,
  GraphQLError,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { fieldsLeft, rulesOfDocument, rulesOfField, typesOf } from '../access/prune.ts'
import { type AccessRules, compileRules, type Subject } from '../access/rules.ts'
import type { Variables } from '../execution/run.ts'
import { createVariant, type Variant } from '../execution/variant.ts'
import { createCostOf, type Given } from '../limits/cost.ts'
import { createCostRules } from '../limits/cost-rules.ts'
import { checkDocument, checkText, type DocumentLimits, tooManyFields, usualDocumentLimits } from '../limits/limits.ts'
import { responseKey } from '../selections/aliases.ts'
import { fragmentOf, isIncluded } from '../selections/selections.ts'
import type { MaybePromise } from '../sources/maybe-promise.ts'
import type { Supergraph } from '../supergraph/load.ts'
import { createOperationCache, type Look, type OperationCache } from './cache.ts'
import { validationRules } from './validation-rules.ts'

export interface Operation {
  readonly document: DocumentNode
  readonly node: OperationDefinitionNode
  readonly name: string | undefined
  /** Whether anybody may run it, even with a bad token. */
  readonly isPublic: boolean
  /** Whether a signed-in person may change by it who may what: a mutation of identity or tenancy. */
  readonly mayChangeAccess: boolean
  /** Whether its answer depends on who asks, not only on his tenant and rights. */
  readonly isPersonal: boolean
  /** What a subject may have of it. */
  variantFor(subject: Subject): MaybePromise<Variant>
  /** How much a variant may bring at most. */
  cost(variant: Variant, given: Given): number
  /** Plans it as for somebody with every right, before anybody asks. */
  warm(): void
  /** Root fields by response key, as far as coerced variables include them. */
  roots(variables: Variables): RootField[]
  /** Response keys of the root fields that a variant lacks. */
  refusedRoots(variant: Variant, variables: Variables): string[]
}

interface RootField {
  readonly key: string
  readonly name: string
}

export interface Operations {
  /** Throws refusals: GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED, BAD_USER_INPUT. */
  of(text: string, operationName: string | undefined): Operation
  /** Reads and plans the operations of a text as for somebody with every right, and keeps it. Throws as `of` does. */
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
  /** Hears whether a text was known. */
  readonly onLook?: (look: Look) => void
}

/** A valid document, and those of its operations that were asked for. */
interface Known {
  readonly document: DocumentNode
  /** By the name in the request, which need not be given where there is but one. */
  readonly operations: Map<string | undefined, Operation>
}

/** More tell nobody more, and an answer longer than its question serves who sends many. */
const mostErrors = 5
const usualCacheBytes = 128 * 1024 * 1024

const mostVariants = 64
/** What is somebody's own hangs on this type. */
const viewerType = 'Viewer'
/** Subgraphs whose mutations change sessions and grants, as supergraphs spell them. */
const accessGraphs = new Set(['IDENTITY', 'TENANCY'])

/** The cache of one supergraph's operations. */
export function createOperations(supergraph: Supergraph, options: OperationOptions): Operations {
  const { limits = usualDocumentLimits, cacheBytes = usualCacheBytes, isRemote = () => false } = options
  const rules = compileRules(options.pruning === false ? new Map() : supergraph.access)
  const validation = { rules: validationRules(options.introspection), maxErrors: mostErrors }
  const errorsOf = (document: DocumentNode): readonly GraphQLError[] => {
    const { rules, maxErrors } = validation
    try {
      return validate(supergraph.apiSchema, document, rules, { maxErrors, hideSuggestions: !options.introspection })
    } catch (error) {
      // Validation recurses. What it has no stack for, the client wrote.
      if (!(error instanceof RangeError)) throw error
      return [refusal('GRAPHQL_VALIDATION_FAILED', 'The operation is refused: it is too complex to be validated')]
    }
  }
  const read = (text: string): Known => {
    const document = parseText(text, limits)
    checkDocument(document, limits)
    const errors = errorsOf(document)
    if (errors[0] !== undefined) {
      throw new InvalidOperation(errors.map((error) => withoutDocument(error, options.introspection)))
    }
    return { document, operations: new Map() }
  }
  const costRules = createCostRules(supergraph.fullSchema)
  const common = { supergraph, rules, costRules, isRemote, mostFields: limits.fields }
  const cache = createOperationCache(cacheBytes, read, options.onLook)
  const of = (text: string, name: string | undefined): Operation => {
    const { document, operations } = cache.of(text)
    const known = operations.get(name)
    if (known !== undefined) return known
    const node = operationIn(document, name)
    const operation =
      operations.get(node.name?.value) ??
      createOperation({ ...common, document, node, onGrowth: () => cache.grew(text) })
    operations.set(name, operation)
    operations.set(node.name?.value, operation)
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
      ? 'operationName is needed: the document holds several operations'
      : `There is no operation ${name}`,
  )
}

interface Parts {
  readonly supergraph: Supergraph
  readonly rules: AccessRules
  readonly costRules: ReturnType<typeof createCostRules>
  isRemote(subgraph: string): boolean
  readonly document: DocumentNode
  readonly node: OperationDefinitionNode
  readonly mostFields: number
  onGrowth(): void
}

function createOperation(parts: Parts): Operation {
  const { supergraph, rules, costRules, isRemote, document, node, mostFields, onGrowth } = parts
  const { apiSchema } = supergraph
  const rootType = apiSchema.getRootType(node.operation)!
  const roots = node.selectionSet.selections
  const rootNames = roots.map((root) => (root.kind === Kind.FIELD ? root.name.value : null))
  // Other operations of the document are not planned, and what they lack is nobody's concern.
  const own: DocumentNode = {
    ...document,
    definitions: document.definitions.filter(
      (definition) => definition === node || definition.kind === Kind.FRAGMENT_DEFINITION,
    ),
  }
  const ruleIndexes = rulesOfDocument(apiSchema, rules, own)
  const variants = new LRUCache<string, Variant>({ max: mostVariants })
  const known = new WeakMap<Subject, Variant>()
  const variantOf = (refused: ReadonlySet<number>): Variant => {
    const mask = [...refused].sort((a, b) => a - b).join(',')
    let variant = variants.get(mask)
    if (variant === undefined) {
      const isRefused = (typeName: string, field: string) =>
        refused.size > 0 && rulesOfField(apiSchema, rules, typeName, field).some((index) => refused.has(index))
      // With interfaces in interfaces few refused fields become very many.
      if (refused.size > 0 && fieldsLeft(apiSchema, own, isRefused) > mostFields) throw tooManyFields(mostFields)
      variant = createVariant({
        supergraph: { ...supergraph, plan: notAgain(supergraph.plan) },
        isRemote,
        document: own,
        refused,
        isRefused,
        onGrowth,
      })
      variants.set(mask, variant)
      onGrowth()
    }
    return variant
  }
  const open = ruleIndexes.length === 0 ? variantOf(new Set()) : null
  const judge = async (subject: Subject): Promise<Variant> => {
    const verdicts = await rules.judge(subject, ruleIndexes)
    const variant = variantOf(new Set(ruleIndexes.filter((_, i) => !verdicts[i])))
    known.set(subject, variant)
    return variant
  }
  const isPublic = rootNames.every(
    (name) => name !== null && (publicFields.has(`${rootType.name}.${name}`) || name === '__typename'),
  )
  return {
    document,
    node,
    name: node.name?.value,
    isPublic,
    isPersonal: ruleIndexes.some(rules.isPersonal) || typesOf(apiSchema, own).has(viewerType),
    mayChangeAccess:
      !isPublic &&
      node.operation === 'mutation' &&
      rootFields(own, node).some(({ name }) => accessGraphs.has(supergraph.graphOf(rootType.name, name) ?? '')),
    variantFor: (subject) => open ?? known.get(subject) ?? judge(subject),
    cost: createCostOf({ schema: apiSchema, rules: costRules, document: own, operation: node }),
    warm() {
      const whole = variantOf(new Set())
      // To read either makes the plan.
      void (node.operation === 'subscription' ? whole.subscription : whole.step)
    },
    roots: (variables) => rootFields(own, node, variables),
    refusedRoots: ({ isRefused }, variables) =>
      rootFields(own, node, variables)
        .filter(({ name }) => isRefused(rootType.name, name))
        .map(({ key }) => key),
  }
}

const rememberedMilliseconds = 30_000

/** What could not be planned is not tried again for a while: who asks for it again would stop everybody again. */
function notAgain(plan: Supergraph['plan']): Supergraph['plan'] {
  let failed: { error: unknown; at: number } | null = null
  return (document, name) => {
    if (failed !== null && performance.now() - failed.at < rememberedMilliseconds) throw failed.error
    try {
      return plan(document, name)
    } catch (error) {
      failed = { error, at: performance.now() }
      throw error
    }
  }
}

/** Root fields, fragments included; all of them, or those that variables include. */
function rootFields(document: DocumentNode, node: OperationDefinitionNode, variables?: Variables): RootField[] {
  const found: RootField[] = []
  const visited = new Set<string>()
  const walk = (set: OperationDefinitionNode['selectionSet']): void => {
    for (const selection of set.selections) {
      if (variables !== undefined && !isIncluded(selection, variables)) continue
      if (selection.kind === Kind.FIELD) {
        found.push({ key: responseKey(selection), name: selection.name.value })
      } else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet)
      else if (!visited.has(selection.name.value)) {
        const spread = selection.name.value
        visited.add(spread)
        walk(fragmentOf(document, spread).selectionSet)
      }
    }
  }
  walk(node.selectionSet)
  return found
}

function parseText(text: string, limits: DocumentLimits): DocumentNode {
  try {
    checkText(text, limits)
    return parse(text)
  } catch (error) {
    const isSyntax = error instanceof GraphQLError && error.extensions.code === undefined
    throw isSyntax ? coded(error, 'GRAPHQL_PARSE_FAILED') : error
  }
}

function coded(error: GraphQLError, code: string): GraphQLError {
  error.extensions.code = code
  return error
}

/** One error for many: the first, with the others beside it. */
export class InvalidOperation extends GraphQLError {
  readonly all: readonly GraphQLError[]
  constructor(all: readonly GraphQLError[]) {
    super(all[0]!.message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } })
    this.all = all
  }
}

/** What a field without its subfields is told, whether suggestions are hidden or not. */
const subfields = / Did you mean "\w+ \{ \.\.\. \}"\?$/

/** An error to be remembered: the places of one of graphql-js hold the whole document. */
function withoutDocument({ message, locations }: GraphQLError, isOpen: boolean): GraphQLError {
  const error = refusal('GRAPHQL_VALIDATION_FAILED', isOpen ? message : message.replace(subfields, ''))
  return Object.defineProperty(error, 'locations', { value: locations, enumerable: true })
}
