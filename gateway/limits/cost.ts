// The cost of an operation: how many objects it may return at most, counted before it is planned. Fields of an object cost
// nothing, and lists have their maximum length. Compiled once: a part that depends on no variable is a number.
import { numberOf } from '@quintet/kit/wire/exact-numbers.ts'
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { responseKey } from '../selections/aliases.ts'
import { conditionsOf, fragmentOf, isIncluded } from '../selections/selections.ts'
import { assumedListSize, type createCostRules, type FieldRule, type ListSize } from './cost-rules.ts'

/** Variables as they came: neither checked nor completed with defaults. */
export type Given = Readonly<Record<string, unknown>>
/** A number, or a function of the variables. */
type Cost = number | ((given: Given) => number)

interface CostSettings {
  readonly schema: GraphQLSchema
  readonly rules: ReturnType<typeof createCostRules>
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  isRefused: Allowed['isRefused']
}

/** Of each root field of a mutation, whatever it returns. */
const mutationWeight = 10
type Sizes = ReadonlyMap<string, Cost>
const noSizes: Sizes = new Map()

/** Costs differ by the values of conditions; so many of them are kept for each variant. */
const maxCosts = 64

/** Compiles the cost of an operation, for each variant of it. */
export function createCostOf(parts: Omit<CostSettings, 'isRefused'>): (variant: Allowed, given: Given) => number {
  const names = conditionsOf(parts.document)
  const defaults = new Map(
    (parts.operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue?.kind === Kind.BOOLEAN && defaultValue.value,
    ]),
  )
  const isTrue = (name: string, given: Given): boolean =>
    typeof given[name] === 'boolean' ? given[name] : (defaults.get(name) ?? false)
  const cached = new WeakMap<Allowed, LRUCache<string, Cost>>()
  return (variant, given) => {
    let costs = cached.get(variant)
    if (costs === undefined) {
      costs = new LRUCache({ max: maxCosts })
      cached.set(variant, costs)
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

/** The part of a variant that the cost depends on. */
interface Allowed {
  isRefused(typeName: string, field: string): boolean
}

/**
 * Compiles the cost for one set of values of the conditions. Refused fields cost nothing, and so does a mutation with a
 * refused root field, because it is not executed.
 */
function compileCost(settings: CostSettings, conditions: Given): Cost {
  const { schema, operation, isRefused } = settings
  const root = schema.getRootType(operation.operation)!
  const isMutation = operation.operation === 'mutation'
  const fields = [...collect(settings, conditions, root, [operation.selectionSet]).common.values()].flat()
  if (isMutation && fields.some(({ node }) => isRefused(root.name, node.name.value))) return 0
  const base = isMutation ? mutationWeight * fields.length : 0
  return add(base, setCost(settings, conditions, root, [operation.selectionSet], noSizes))
}

function setCost(
  settings: CostSettings,
  conditions: Given,
  type: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
  sizes: Sizes,
): Cost {
  const { common, byType } = collect(settings, conditions, type, sets)
  let cost: Cost = 0
  for (const found of common.values()) cost = add(cost, fieldCost(settings, conditions, found, sizes))
  // An object is of one type: the most expensive one counts.
  let most: Cost = 0
  for (const [possible, set] of byType) most = larger(most, setCost(settings, conditions, possible, set, sizes))
  return add(cost, most)
}

function fieldCost(settings: CostSettings, conditions: Given, found: readonly Found[], sizes: Sizes): Cost {
  const { parent, node } = found[0]!
  const name = node.name.value
  if (name.startsWith('__') || isUnionType(parent) || settings.isRefused(parent.name, name)) return 0
  const field = parent.getFields()[name]!
  const rule = settings.rules(parent.name, field)
  const named = getNamedType(field.type)
  const sets = found.flatMap((each) => each.node.selectionSet ?? [])
  const size = rule.listSize === null ? null : sizeOf(rule.listSize, settings.operation, field, node)
  const inner = isCompositeType(named) ? setCost(settings, conditions, named, sets, sizesBelow(rule, size)) : 0
  const each = add(rule.weight, inner)
  const count = rule.isList ? (sizes.get(name) ?? ownSize(rule, size)) : 1
  let once: Cost = multiply(count, each)
  for (const { name: argument } of node.arguments ?? []) {
    once = add(once, rule.argumentWeights.get(argument.value) ?? 0)
  }
  return once
}

const ownSize = ({ listSize }: FieldRule, size: Cost | null): Cost =>
  size !== null && listSize?.sizedFields === null ? size : assumedListSize

const sizesBelow = ({ listSize }: FieldRule, size: Cost | null): Sizes =>
  size === null || !listSize?.sizedFields ? noSizes : new Map(listSize.sizedFields.map((name) => [name, size]))

/** The largest value of the slicing arguments, defaults included. */
function sizeOf(
  { arguments: names, assumed }: ListSize,
  operation: OperationDefinitionNode,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): Cost {
  let size: Cost | null = null
  for (const name of names) {
    const fallback = field.args.find((argument) => argument.name === name)?.defaultValue
    const defaultSize = typeof fallback === 'number' ? fallback : null
    const value = node.arguments?.find((argument) => argument.name.value === name)?.value
    let given: Cost | null = defaultSize
    if (value?.kind === Kind.VARIABLE) given = variableSize(operation, value.name.value, defaultSize ?? assumed)
    // A custom scalar may be written as 1e3.
    else if (value?.kind === Kind.INT || value?.kind === Kind.FLOAT) given = wholeSize(Number(value.value))
    if (given !== null) size = size === null ? given : larger(size, given)
  }
  return size ?? assumed
}

function variableSize(operation: OperationDefinitionNode, name: string, defaultSize: number): Cost {
  const definition = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name)
  const written = definition?.defaultValue && valueFromASTUntyped(definition.defaultValue)
  const missing = typeof written === 'number' ? wholeSize(written) : defaultSize
  return (given) => {
    const value = numberOf(given[name])
    if (value === undefined) return missing
    // Null does not take the default of the variable. Values of other types are refused when variables are coerced.
    return typeof value === 'number' ? wholeSize(value) : defaultSize
  }
}

const wholeSize = (value: number): number => Math.max(0, Number.isNaN(value) ? 0 : value)

interface Found {
  readonly node: FieldNode
  /** The type that the field is selected on. */
  readonly parent: GraphQLCompositeType
}

interface Collected {
  /** Fields by response key, which every object has. */
  readonly common: ReadonlyMap<string, readonly Found[]>
  /** Selections for single object types of an abstract type. */
  readonly byType: ReadonlyMap<GraphQLObjectType, readonly SelectionSetNode[]>
}

function collect(
  { schema, document, isRefused }: CostSettings,
  conditions: Given,
  type: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
): Collected {
  const common = new Map<string, Found[]>()
  const byType = new Map<GraphQLObjectType, SelectionSetNode[]>()
  const visited = new Set<string>()
  const walk = (set: SelectionSetNode, parent: GraphQLCompositeType): void => {
    for (const node of set.selections) {
      if (!isIncluded(node, conditions)) continue
      if (node.kind === Kind.FIELD) {
        if (isInterfaceType(parent) && isRefused(parent.name, node.name.value)) {
          // Pruning leaves it for each type that does not refuse it.
          const set: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [node] }
          for (const each of schema.getPossibleTypes(parent)) if (isPossible(each)) append(byType, each, set)
        } else append(common, responseKey(node), { node, parent })
        continue
      }
      if (node.kind === Kind.FRAGMENT_SPREAD) {
        if (visited.has(node.name.value)) continue
        visited.add(node.name.value)
      }
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragmentOf(document, node.name.value) : node
      const condition = fragment.typeCondition?.name.value
      const target = condition === undefined ? parent : schema.getType(condition)
      if (isObjectType(type)) {
        // Inside a fragment that applies, another may not: `... on Media { ... on Named { name } }` on a type without a name.
        if (target === type || (isAbstractType(target) && schema.isSubType(target, type)))
          walk(fragment.selectionSet, type)
      } else if (isObjectType(target)) {
        if (isPossible(target)) append(byType, target, fragment.selectionSet)
      } else if (isAbstractType(target)) {
        // Counted for all types, though some may not be of the fragment's.
        walk(fragment.selectionSet, target)
      }
    }
  }
  const isPossible = (target: GraphQLObjectType): boolean => isAbstractType(type) && schema.isSubType(type, target)
  for (const set of sets) walk(set, type)
  return { common, byType }
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
/** Zero times Infinity is zero here, not NaN. */
const multiply = combine((a, b) => (b === 0 ? 0 : a * b))
