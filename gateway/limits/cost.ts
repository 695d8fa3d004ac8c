// What an operation may bring at most, counted before it is planned: one for each object, nothing for what stands in it,
// lists as long as they may be. Compiled once: what depends on no variable is a number.
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { responseKey } from '../selections/aliases.ts'
import { conditionsOf, fragmentOf, isIncluded } from '../selections/selections.ts'
import { assumedListSize, type createCostRules, type FieldRule, type Sizing } from './cost-rules.ts'

/** Variables as they came, neither checked nor completed. */
export type Given = Readonly<Record<string, unknown>>
/** A number, or what depends on variables. */
type Cost = number | ((given: Given) => number)

interface Costed {
  readonly schema: GraphQLSchema
  readonly rules: ReturnType<typeof createCostRules>
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  isRefused: Allowed['isRefused']
}

/** A mutation does something, whatever it brings. */
const mutationWeight = 10
type Sizes = ReadonlyMap<string, Cost>
const noSizes: Sizes = new Map()

const mostCosts = 64

/** Tells the cost of an operation as a viewer may have it. */
export function createCostOf(parts: Omit<Costed, 'isRefused'>): (variant: Allowed, given: Given) => number {
  const names = conditionsOf(parts.document)
  const defaults = new Map(
    (parts.operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue?.kind === Kind.BOOLEAN && defaultValue.value,
    ]),
  )
  const isTrue = (name: string, given: Given): boolean =>
    typeof given[name] === 'boolean' ? given[name] : (defaults.get(name) ?? false)
  const known = new WeakMap<Allowed, LRUCache<string, Cost>>()
  return (variant, given) => {
    let costs = known.get(variant)
    if (costs === undefined) {
      costs = new LRUCache({ max: mostCosts })
      known.set(variant, costs)
    }
    const key = names.map((name) => (isTrue(name, given) ? '1' : '0')).join('')
    let cost = costs.get(key)
    if (cost === undefined) {
      const conditions = Object.fromEntries(names.map((name) => [name, isTrue(name, given)]))
      cost = compileCost({ ...parts, isRefused: variant.isRefused }, conditions)
      costs.set(key, cost)
    }
    return at(cost, given)
  }
}

/** What a viewer may have of an operation. */
interface Allowed {
  isRefused(typeName: string, field: string): boolean
}

/**
 * Compiles the cost of an operation, for requests whose conditions hold as told. What access refuses costs nothing, and
 * neither does a mutation that it stops.
 */
function compileCost(costed: Costed, conditions: Given): Cost {
  const { schema, operation, isRefused } = costed
  const root = schema.getRootType(operation.operation)!
  const isMutation = operation.operation === 'mutation'
  const fields = [...collect(costed, conditions, root, [operation.selectionSet]).own.values()].flat()
  if (isMutation && fields.some(({ node }) => isRefused(root.name, node.name.value))) return 0
  const base = isMutation ? mutationWeight * fields.length : 0
  return add(base, setCost(costed, conditions, root, [operation.selectionSet], noSizes))
}

function setCost(
  costed: Costed,
  conditions: Given,
  type: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
  sizes: Sizes,
): Cost {
  const { own, others } = collect(costed, conditions, type, sets)
  let cost: Cost = 0
  for (const found of own.values()) cost = add(cost, fieldCost(costed, conditions, found, sizes))
  // An object is of one type: the dearest counts.
  let dearest: Cost = 0
  for (const [other, set] of others) dearest = larger(dearest, setCost(costed, conditions, other, set, sizes))
  return add(cost, dearest)
}

function fieldCost(costed: Costed, conditions: Given, found: readonly Found[], sizes: Sizes): Cost {
  const { parent, node } = found[0]!
  const name = node.name.value
  if (name.startsWith('__') || isUnionType(parent) || costed.isRefused(parent.name, name)) return 0
  const field = parent.getFields()[name]!
  const rule = costed.rules(parent.name, field)
  const named = getNamedType(field.type)
  const sets = found.flatMap((each) => each.node.selectionSet ?? [])
  const size = rule.sizing === null ? null : sizeOf(rule.sizing, costed.operation, field, node)
  const inner = isCompositeType(named) ? setCost(costed, conditions, named, sets, sizesBelow(rule, size)) : 0
  const each = add(rule.weight, inner)
  const count = rule.isList ? (sizes.get(name) ?? ownSize(rule, size)) : 1
  let once: Cost = multiply(count, each)
  for (const { name: argument } of node.arguments ?? []) {
    once = add(once, rule.argumentWeights.get(argument.value) ?? 0)
  }
  return once
}

const ownSize = ({ sizing }: FieldRule, size: Cost | null): Cost =>
  size !== null && sizing?.sizedFields === null ? size : assumedListSize

const sizesBelow = ({ sizing }: FieldRule, size: Cost | null): Sizes =>
  size === null || !sizing?.sizedFields ? noSizes : new Map(sizing.sizedFields.map((name) => [name, size]))

/** The largest of the slicing arguments that are given, their defaults included. */
function sizeOf(
  { arguments: names, assumed }: Sizing,
  operation: OperationDefinitionNode,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): Cost {
  let size: Cost | null = null
  for (const name of names) {
    const fallback = field.args.find((argument) => argument.name === name)?.defaultValue
    const usual = typeof fallback === 'number' ? fallback : null
    const value = node.arguments?.find((argument) => argument.name.value === name)?.value
    let given: Cost | null = usual
    if (value?.kind === Kind.VARIABLE) given = variableSize(operation, value.name.value, usual ?? assumed)
    else if (value?.kind === Kind.INT) given = wholeSize(Number(value.value))
    if (given !== null) size = size === null ? given : larger(size, given)
  }
  return size ?? assumed
}

function variableSize(operation: OperationDefinitionNode, name: string, usual: number): Cost {
  const definition = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name)
  const written = definition?.defaultValue && valueFromASTUntyped(definition.defaultValue)
  const missing = typeof written === 'number' ? wholeSize(written) : usual
  return (given) => {
    const value = given[name]
    if (value === undefined) return missing
    // A null stays one, whatever the variable's default. Other values are refused when they are looked at as variables.
    return typeof value === 'number' ? wholeSize(value) : usual
  }
}

const wholeSize = (value: number): number => Math.max(0, Number.isNaN(value) ? 0 : value)

interface Found {
  readonly node: FieldNode
  /** The type that the field is selected on. */
  readonly parent: GraphQLCompositeType
}

interface Collected {
  /** Fields by response key. */
  readonly own: ReadonlyMap<string, readonly Found[]>
  /** What is selected for one type alone of those that an abstract one may be. */
  readonly others: ReadonlyMap<GraphQLCompositeType, readonly SelectionSetNode[]>
}

function collect(
  { schema, document, isRefused }: Costed,
  conditions: Given,
  type: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
): Collected {
  const own = new Map<string, Found[]>()
  const others = new Map<GraphQLCompositeType, SelectionSetNode[]>()
  const visited = new Set<string>()
  const isOpen = isAbstractType(type)
  const walk = (set: SelectionSetNode, parent: GraphQLCompositeType): void => {
    for (const node of set.selections) {
      if (!isIncluded(node, conditions)) continue
      if (node.kind === Kind.FIELD) {
        if (isInterfaceType(parent) && isRefused(parent.name, node.name.value)) {
          // As pruning leaves it: for each type that does not refuse it.
          const set: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [node] }
          for (const each of schema.getPossibleTypes(parent)) append(others, each, set)
        } else append(own, responseKey(node), { node, parent })
        continue
      }
      if (node.kind === Kind.FRAGMENT_SPREAD) {
        if (visited.has(node.name.value)) continue
        visited.add(node.name.value)
      }
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragmentOf(document, node.name.value) : node
      const condition = fragment.typeCondition?.name.value
      const target = condition === undefined ? parent : schema.getType(condition)
      if (!isCompositeType(target)) continue
      // A fragment on an abstract type counts for all: an object that it leaves out costs less.
      if (isAbstractType(target) || target === type) walk(fragment.selectionSet, isOpen ? target : type)
      else if (isOpen) append(others, target, fragment.selectionSet)
    }
  }
  for (const set of sets) walk(set, type)
  return { own, others }
}

function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const found = map.get(key)
  if (found === undefined) map.set(key, [value])
  else found.push(value)
}

const at = (cost: Cost, given: Given): number => (typeof cost === 'number' ? cost : cost(given))
const combine =
  (operate: (a: number, b: number) => number) =>
  (a: Cost, b: Cost): Cost =>
    typeof a === 'number' && typeof b === 'number' ? operate(a, b) : (given) => operate(at(a, given), at(b, given))
const add = combine((a, b) => a + b)
const larger = combine(Math.max)
/** Nothing stays nothing, however often: Infinity times it would be no number. */
const multiply = combine((a, b) => (b === 0 ? 0 : a * b))
