// Completes the entity fetches of a plan whose requirements have aliases: representations get the names that the subgraph
// knows, and fields that require one name with different values are fetched apart.
import type { FetchDataRewrite, FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner'
import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
  type SelectionSetNode,
  stripIgnoredCharacters,
  visit,
} from 'graphql'
import { readOperation } from '../selections/fetch-operation.ts'
import type { Requirements } from './requirements.ts'

export function finishPlan(plan: QueryPlan, requirements: Requirements): QueryPlan {
  const { node } = plan
  if (node === undefined) return plan
  if (node.kind !== 'Subscription') return { ...plan, node: finishNode(node, requirements) }
  const { rest } = node
  return rest === undefined ? plan : { ...plan, node: { ...node, rest: finishNode(rest, requirements) } }
}

function finishNode(node: PlanNode, requirements: Requirements): PlanNode {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map((each) => finishNode(each, requirements)) }
    case 'Flatten':
      return { ...node, node: finishNode(node.node, requirements) }
    case 'Fetch': {
      if (!hasAlias(node.requires ?? [])) return node
      const fetches = splitFetch(node, requirements).map(withRenamedKeys)
      return fetches.length === 1 ? fetches[0]! : { kind: 'Parallel', nodes: fetches }
    }
    default:
      return node
  }
}

const hasAlias = (selections: readonly QueryPlanSelectionNode[]): boolean =>
  selections.some((each) => (each.kind === 'Field' && each.alias !== undefined) || hasAlias(each.selections ?? []))

/** Has the aliased keys of representations renamed, inner ones first. */
function withRenamedKeys(node: FetchNode): FetchNode {
  const rewrites: FetchDataRewrite[] = []
  const collect = (selections: readonly QueryPlanSelectionNode[], path: readonly string[]): void => {
    for (const each of selections) {
      const key = each.kind === 'Field' ? (each.alias ?? each.name) : `... on ${each.typeCondition}`
      const inner = [...path, key]
      collect(each.selections ?? [], inner)
      if (each.kind === 'Field' && each.alias !== undefined) {
        rewrites.push({ kind: 'KeyRenamer', path: inner, renameKeyTo: each.name })
      }
    }
  }
  collect(node.requires ?? [], [])
  return { ...node, inputRewrites: [...(node.inputRewrites ?? []), ...rewrites] }
}

/** The keys of required values by the path of their names: `cat.price` to `__r0_price`. */
type RequiredKeys = ReadonlyMap<string, string>

/** One fetch for each group of fields whose requirements go together; the fields without requirements are in the first. */
function splitFetch(node: FetchNode, requirements: Requirements): FetchNode[] {
  const operation = readOperation(node.operation)
  const groups: Map<string, string>[] = [new Map()]
  const groupOf = new Map<FieldNode, number>()
  const assign = (set: SelectionSetNode, typeName: string): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        assign(selection.selectionSet, selection.typeCondition?.name.value ?? typeName)
      } else if (selection.kind === Kind.FIELD) {
        const required = requirements.requirementOf(node.serviceName, typeName, selection.name.value)
        const keys = required === undefined ? new Map<string, string>() : requiredKeys(required)
        let index = groups.findIndex((group) => !conflicts(group, keys))
        if (index === -1) index = groups.push(new Map()) - 1
        for (const [path, key] of keys) groups[index]!.set(path, key)
        groupOf.set(selection, index)
      }
    }
  }
  const entities = operation.selectionSet.selections[0] as FieldNode
  assign(entities.selectionSet!, '_Entity')
  if (groups.length === 1) return [node]
  return groups.map((keys, index) => {
    const selected = selectOnly(entities.selectionSet!, (field) => groupOf.get(field) === index)!
    return fetchOf(node, operation, { ...entities, selectionSet: selected }, keys)
  })
}

const conflicts = (group: RequiredKeys, keys: RequiredKeys): boolean =>
  [...keys].some(([path, key]) => (group.get(path) ?? key) !== key)

function requiredKeys({ selections }: SelectionSetNode, parent = ''): Map<string, string> {
  const keys = new Map<string, string>()
  for (const selection of selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) continue
    const path = selection.kind === Kind.FIELD ? `${parent}.${selection.name.value}` : parent
    if (selection.kind === Kind.FIELD) keys.set(path, (selection.alias ?? selection.name).value)
    const inner = selection.selectionSet === undefined ? [] : requiredKeys(selection.selectionSet, path)
    for (const [innerPath, key] of inner) keys.set(innerPath, key)
  }
  return keys
}

/** A selection of entities with these of its fields; null without any. */
function selectOnly(set: SelectionSetNode, isSelected: (field: FieldNode) => boolean): SelectionSetNode | null {
  const selections = set.selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return isSelected(selection) ? [selection] : []
    if (selection.kind !== Kind.INLINE_FRAGMENT) return [selection]
    const inner = selectOnly(selection.selectionSet, isSelected)
    return inner === null ? [] : [{ ...selection, selectionSet: inner }]
  })
  return selections.length === 0 ? null : { ...set, selections }
}

/** A part of a fetch, with the requirements and variables that it uses. */
function fetchOf(
  node: FetchNode,
  operation: OperationDefinitionNode,
  entities: FieldNode,
  keys: RequiredKeys,
): FetchNode {
  const used = new Set<string>()
  visit(entities, { Variable: ({ name }) => void used.add(name.value) })
  const part: OperationDefinitionNode = {
    ...operation,
    variableDefinitions: (operation.variableDefinitions ?? []).filter(({ variable }) => used.has(variable.name.value)),
    selectionSet: { ...operation.selectionSet, selections: [entities] },
  }
  const all = keysByPath(node.requires ?? [])
  return {
    ...node,
    operation: stripIgnoredCharacters(print(part)),
    variableUsages: (node.variableUsages ?? []).filter((name) => used.has(name)),
    requires: requireOnly(node.requires ?? [], (path, key) => all.get(path)!.size === 1 || keys.get(path) === key),
  }
}

function keysByPath(selections: readonly QueryPlanSelectionNode[], parent = ''): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  const add = (path: string, key: string): void => void found.set(path, (found.get(path) ?? new Set()).add(key))
  for (const each of selections) {
    const path = each.kind === 'Field' ? `${parent}.${each.name}` : parent
    if (each.kind === 'Field') add(path, each.alias ?? each.name)
    for (const [innerPath, keys] of keysByPath(each.selections ?? [], path)) for (const key of keys) add(innerPath, key)
  }
  return found
}

/** Requirements without the values that other fields need under the same name. */
function requireOnly(
  selections: readonly QueryPlanSelectionNode[],
  isRequired: (path: string, key: string) => boolean,
  parent = '',
): QueryPlanSelectionNode[] {
  return selections.flatMap((each): QueryPlanSelectionNode[] => {
    const path = each.kind === 'Field' ? `${parent}.${each.name}` : parent
    if (each.kind === 'Field' && !isRequired(path, each.alias ?? each.name)) return []
    if (each.selections === undefined) return [each]
    const inner = requireOnly(each.selections, isRequired, path)
    return inner.length === 0 ? [] : [{ ...each, selections: inner }]
  })
}
