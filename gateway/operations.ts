// Text to operation, once per text: limits, parsing, validation, and for each set of verdicts the plan of what is left.
import { refusal } from '@quintet/kit/errors.ts'
import { publicFields } from '@quintet/schema/access.ts'
import {
  type DocumentNode,
  GraphQLError,
  getOperationAST,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { rulesOfDocument, rulesOfField } from './access/prune.ts'
import { type AccessRules, compileRules, type Subject } from './access/rules.ts'
import { responseKey } from './execution/aliases.ts'
import { type Maybe, whenDone } from './execution/maybe.ts'
import type { Variables } from './execution/plan.ts'
import { isIncluded } from './execution/serialize.ts'
import { createVariant, type Variant } from './execution/variant.ts'
import { checkDepth, checkText } from './limits.ts'
import type { Supergraph } from './supergraph.ts'

export interface Operation {
  readonly document: DocumentNode
  readonly node: OperationDefinitionNode
  readonly name: string | undefined
  /** Whether anybody may run it, even with a bad token. */
  readonly isPublic: boolean
  /** Whether a signed-in person may change by it who may what: a mutation of identity or tenancy. */
  readonly mayChangeAccess: boolean
  /** The variant for a subject, without what `before` refused already. */
  variantFor(subject: Subject, before?: Variant): Maybe<Variant>
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
}

const mostOperations = 2000
const mostVariants = 64
/** Subgraphs whose mutations change sessions and grants, as supergraphs spell them. */
const accessGraphs = new Set(['IDENTITY', 'TENANCY'])

/** The cache of one supergraph's operations. */
export function createOperations(
  supergraph: Supergraph,
  options: { introspection: boolean; pruning?: boolean },
): Operations {
  const rules = compileRules(options.pruning === false ? new Map() : supergraph.access)
  const validationRules = options.introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule]
  const cache = new LRUCache<string, Operation | GraphQLError>({ max: mostOperations })
  const make = (text: string, operationName: string | undefined): Operation => {
    const document = parseText(text)
    const errors = validate(supergraph.apiSchema, document, validationRules, { maxErrors: 10 })
    if (errors[0] !== undefined) throw invalid(errors)
    checkDepth(document)
    const node = getOperationAST(document, operationName)
    if (!node)
      throw refusal(
        'BAD_USER_INPUT',
        operationName === undefined
          ? 'operationName is needed: the document holds several operations'
          : `There is no operation ${operationName}`,
      )
    return createOperation(supergraph, rules, document, node)
  }
  return {
    of(text, operationName) {
      const key = `${operationName ?? ''}\n${text}`
      let operation = cache.get(key)
      if (operation === undefined) {
        try {
          operation = make(text, operationName)
        } catch (error) {
          if (!(error instanceof GraphQLError)) throw error
          operation = error
        }
        cache.set(key, operation)
      }
      if (operation instanceof GraphQLError) throw operation
      return operation
    },
  }
}

function createOperation(
  supergraph: Supergraph,
  rules: AccessRules,
  document: DocumentNode,
  node: OperationDefinitionNode,
): Operation {
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
      variant = createVariant(supergraph, own, refused, isRefused)
      variants.set(mask, variant)
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
  const variantFor = (subject: Subject): Maybe<Variant> => open ?? known.get(subject) ?? judge(subject)
  const isPublic = rootNames.every(
    (name) => name !== null && (publicFields.has(`${rootType.name}.${name}`) || name === '__typename'),
  )
  return {
    document,
    node,
    name: node.name?.value,
    isPublic,
    mayChangeAccess:
      !isPublic &&
      node.operation === 'mutation' &&
      rootFields(own, node).some(({ name }) => accessGraphs.has(supergraph.graphOf(rootType.name, name) ?? '')),
    variantFor: (subject, before) =>
      before === undefined
        ? variantFor(subject)
        : whenDone(variantFor(subject), (variant) => variantOf(variant.refused.union(before.refused))),
    roots: (variables) => rootFields(own, node, variables),
    refusedRoots: ({ isRefused }, variables) =>
      rootFields(own, node, variables)
        .filter(({ name }) => isRefused(rootType.name, name))
        .map(({ key }) => key),
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
        const fragment = document.definitions.find(
          (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === spread,
        )
        if (fragment?.kind === Kind.FRAGMENT_DEFINITION) walk(fragment.selectionSet)
      }
    }
  }
  walk(node.selectionSet)
  return found
}

function parseText(text: string): DocumentNode {
  try {
    checkText(text)
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
const invalid = (errors: readonly GraphQLError[]) =>
  new InvalidOperation(errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED')))
