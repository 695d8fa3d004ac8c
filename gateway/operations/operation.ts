// One operation of a document: what it is, what it may cost, and a variant for each set of rules that refuse a caller.
import { publicFields } from '@quintet/schema/access.ts'
import { type DocumentNode, type GraphQLInputType, Kind, type OperationDefinitionNode } from 'graphql'
import { LRUCache } from 'lru-cache'
import { fieldsLeft, rulesOfDocument, rulesOfField, typesOf } from '../access/prune.ts'
import type { AccessRules, Refusal, Subject } from '../access/rules.ts'
import type { Variables } from '../execution/run.ts'
import { createVariant, type Variant } from '../execution/variant.ts'
import { createCostOf, type Given } from '../limits/cost.ts'
import type { createCostRules } from '../limits/cost-rules.ts'
import { tooManyFields } from '../limits/limits.ts'
import { responseKey } from '../selections/aliases.ts'
import { exactVariablesOf } from '../selections/exact-scalars.ts'
import { fragmentOf, isIncluded } from '../selections/selections.ts'
import type { MaybePromise } from '../sources/maybe-promise.ts'
import type { Supergraph } from '../supergraph/load.ts'

export interface Operation {
  readonly document: DocumentNode
  readonly node: OperationDefinitionNode
  readonly name: string | undefined
  /** Its name in metrics. Names that clients choose would be unlimited, so only trusted documents have one of their own. */
  readonly label: string
  /** Whether it runs without a valid token: all its root fields are public. */
  readonly isPublic: boolean
  /** Whether it may change sessions or grants: a mutation of identity or tenancy that needs a token. */
  readonly mayChangeAccess: boolean
  /** Whether its answer depends on the user, beyond their tenant and rights. */
  readonly isPersonal: boolean
  /** Whether it is about a row to which few have a right, so that any change of access may concern it. */
  readonly isOfOneRow: boolean
  /** Variables that contain custom scalars, with their types. */
  readonly exactVariables: ReadonlyMap<string, GraphQLInputType>
  /** The part of it that a subject may read. */
  variantFor(subject: Subject): MaybePromise<Variant>
  /** The highest cost of a variant. */
  cost(variant: Variant, given: Given): number
  /** Plans it without refused fields, before the first request. */
  warm(): void
  /** Root fields by response key, as far as coerced variables include them. */
  roots(variables: Variables): RootField[]
  /** The root fields that a variant lacks. */
  refusedRoots(variant: Variant, variables: Variables): RefusedRoot[]
}

interface RootField {
  readonly key: string
  readonly name: string
}

/** A root field that access refuses. */
export interface RefusedRoot {
  readonly key: string
  /** Why, for a subject that the variant was made for. */
  refusal(subject: Subject): Refusal
}

/** What an operation is made of. */
export interface OperationParts {
  readonly supergraph: Supergraph
  readonly rules: AccessRules
  readonly costRules: ReturnType<typeof createCostRules>
  isRemote(subgraph: string): boolean
  readonly document: DocumentNode
  readonly node: OperationDefinitionNode
  readonly label: string
  readonly maxFields: number
  /** Called when one more plan or serializer is kept. */
  onGrowth(): void
}

const maxVariants = 64
/** Fields of this type belong to one user. */
const viewerType = 'Viewer'
/** Subgraphs whose mutations change sessions and grants, as supergraphs spell them. */
const accessGraphs = new Set(['IDENTITY', 'TENANCY'])

export function createOperation(parts: OperationParts): Operation {
  const { supergraph, rules, costRules, isRemote, document, node, label, maxFields, onGrowth } = parts
  const { apiSchema } = supergraph
  const rootType = apiSchema.getRootType(node.operation)!
  const roots = node.selectionSet.selections
  const rootNames = roots.map((root) => (root.kind === Kind.FIELD ? root.name.value : null))
  // Other operations of the document are neither planned nor checked for access.
  const own: DocumentNode = {
    ...document,
    definitions: document.definitions.filter(
      (definition) => definition === node || definition.kind === Kind.FRAGMENT_DEFINITION,
    ),
  }
  const ruleIndexes = rulesOfDocument(apiSchema, rules, own)
  const variants = new LRUCache<string, Variant>({ max: maxVariants })
  const bySubject = new WeakMap<Subject, Variant>()
  const variantOf = (refused: ReadonlySet<number>): Variant => {
    const mask = [...refused].sort((a, b) => a - b).join(',')
    let variant = variants.get(mask)
    if (variant === undefined) {
      const isRefused = (typeName: string, field: string) =>
        refused.size > 0 && rulesOfField(apiSchema, rules, typeName, field).some((index) => refused.has(index))
      const refusalOf = (subject: Subject, typeName: string, field: string) =>
        rules.refusal(
          subject,
          rulesOfField(apiSchema, rules, typeName, field).filter((index) => refused.has(index)),
        )
      // With interfaces in interfaces few refused fields become very many.
      if (refused.size > 0 && fieldsLeft(apiSchema, own, isRefused) > maxFields) throw tooManyFields(maxFields)
      variant = createVariant({
        supergraph,
        isRemote,
        document: own,
        refused,
        isRefused,
        refusalOf,
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
    bySubject.set(subject, variant)
    return variant
  }
  const isPublic = rootNames.every(
    (name) => name !== null && (publicFields.has(`${rootType.name}.${name}`) || name === '__typename'),
  )
  return {
    document,
    node,
    name: node.name?.value,
    label,
    isPublic,
    exactVariables: exactVariablesOf(apiSchema, supergraph.exactScalars, node),
    isPersonal: ruleIndexes.some(rules.isPersonal) || typesOf(apiSchema, own).has(viewerType),
    isOfOneRow: ruleIndexes.some(rules.isOfOneRow),
    mayChangeAccess:
      !isPublic &&
      node.operation === 'mutation' &&
      rootFields(own, node).some(({ name }) => accessGraphs.has(supergraph.graphOf(rootType.name, name) ?? '')),
    variantFor: (subject) => open ?? bySubject.get(subject) ?? judge(subject),
    cost: createCostOf({ schema: apiSchema, rules: costRules, document: own, operation: node }),
    warm() {
      const { conditions, subscription, step } = variantOf(new Set())
      for (const values of valuesToWarm(conditions)) {
        if (node.operation === 'subscription') subscription(values)
        else step(values)
      }
    },
    roots: (variables) => rootFields(own, node, variables),
    refusedRoots: ({ isRefused, refusalOf }, variables) =>
      rootFields(own, node, variables)
        .filter(({ name }) => isRefused(rootType.name, name))
        .map(({ key, name }) => ({ key, refusal: (subject) => refusalOf(subject, rootType.name, name) })),
  }
}

/** An operation with more conditions than these is planned ahead for one set of values only. */
const maxWarmConditions = 3

/** Values of conditions to plan for ahead: every combination where there are few, otherwise all true. */
function valuesToWarm(conditions: readonly string[]): Record<string, boolean>[] {
  if (conditions.length > maxWarmConditions) return [Object.fromEntries(conditions.map((name) => [name, true]))]
  return Array.from({ length: 2 ** conditions.length }, (_, i) =>
    Object.fromEntries(conditions.map((name, n) => [name, ((i >> n) & 1) === 1])),
  )
}

/** Root fields, fragments included: all of them, or those that variables include. */
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
