// Checks that each fetch of a plan comes after those whose values it needs. Where fields require each other across several
// subgraphs the planner loses some of these orders, or asks for a key that is not known yet. A fetch would then be sent without
// a value, and its fields would be null. Such a plan is put in order, or refused.
import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner'
import { type FieldNode, Kind, type SelectionSetNode } from 'graphql'
import { readOperation } from '../selections/fetch-operation.ts'
import type { Requirements } from './requirements.ts'

interface Part {
  readonly fetch: FetchNode
  /** In the data, with `@` for the members of a list. */
  readonly path: readonly (string | number)[]
  /** Parts that are done before. */
  readonly before: Set<Part>
  /** Paths of the values that it brings, without lists: `films.director.id`. */
  readonly provided: ReadonlySet<string>
}

/** The plan in an order in which every fetch has the values that it needs. Throws `NoPlan` where there is none. */
export function checkPlan(plan: QueryPlan, requirements: Requirements): QueryPlan {
  const { node } = plan
  if (node === undefined) return plan
  if (node.kind !== 'Subscription') return { ...plan, node: checkNode(node, requirements, new Set()) }
  const { primary, rest } = node
  if (rest === undefined) return plan
  return { ...plan, node: { ...node, rest: checkNode(rest, requirements, providedBy(primary, [])) } }
}

function checkNode(node: PlanNode, requirements: Requirements, given: ReadonlySet<string>): PlanNode {
  const parts: Part[] = []
  if (!collect(node, [], [], parts)) return node
  let isChanged = false
  const checked = new Map(parts.map((part) => [part, part.fetch]))
  for (const part of parts) {
    if (part.fetch.requires === undefined) continue
    const missing = missingOf(part, given)
    for (const path of missing) {
      const provider = parts.find((other) => other.provided.has(path) && other !== part && !isAfter(other, part))
      if (provider === undefined) continue
      part.before.add(provider)
      missing.delete(path)
      isChanged = true
    }
    if (missing.size === 0) continue
    checked.set(part, withoutInputs(part, missing, requirements))
    isChanged = true
  }
  return isChanged ? inLevels(parts, checked) : node
}

/** Adds the parts of a plan. Returns the last ones of it, or null where the plan has conditions. */
function collect(node: PlanNode, path: Part['path'], before: readonly Part[], parts: Part[]): readonly Part[] | null {
  switch (node.kind) {
    case 'Sequence': {
      let last: readonly Part[] | null = before
      for (const each of node.nodes) last = last && collect(each, path, last, parts)
      return last
    }
    case 'Parallel': {
      const ends = node.nodes.map((each) => collect(each, path, before, parts))
      if (ends.length === 0) return before
      return ends.includes(null) ? null : ends.flatMap((end) => end ?? [])
    }
    case 'Flatten':
      return collect(node.node, [...path, ...node.path], before, parts)
    case 'Fetch': {
      const part = { fetch: node, path, before: new Set(before), provided: providedBy(node, path) }
      parts.push(part)
      return [part]
    }
    default:
      return null
  }
}

function isAfter(part: Part, other: Part): boolean {
  return [...part.before].some((each) => each === other || isAfter(each, other))
}

const joinPath = (parent: string, key: string): string => (parent === '' ? key : `${parent}.${key}`)
const withoutLists = (path: Part['path']): string => path.filter((key) => key !== '@').join('.')

function providedBy({ operation, requires, outputRewrites = [] }: FetchNode, path: Part['path']): Set<string> {
  const renamed = new Map(
    outputRewrites.flatMap((each) => (each.kind === 'KeyRenamer' ? [[each.path.at(-1), each.renameKeyTo]] : [])),
  )
  const paths = new Set<string>()
  const add = (set: SelectionSetNode, parent: string): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) add(selection.selectionSet, parent)
      if (selection.kind !== Kind.FIELD) continue
      const key = (selection.alias ?? selection.name).value
      for (const name of new Set([key, renamed.get(key) ?? key])) {
        paths.add(joinPath(parent, name))
        if (selection.selectionSet !== undefined) add(selection.selectionSet, joinPath(parent, name))
      }
    }
  }
  const { selectionSet } = readOperation(operation)
  const entities = requires === undefined ? undefined : (selectionSet.selections[0] as FieldNode).selectionSet
  add(entities ?? selectionSet, withoutLists(path))
  return paths
}

/** Paths of the values that a part needs and no part before it brings. */
function missingOf({ fetch, path, before }: Part, given: ReadonlySet<string>): Set<string> {
  const missing = new Set(inputPaths(fetch.requires ?? [], withoutLists(path)))
  for (const each of given) missing.delete(each)
  const visited = new Set<Part>()
  const visit = (parts: ReadonlySet<Part>): void => {
    for (const part of parts) {
      if (visited.has(part)) continue
      visited.add(part)
      for (const each of part.provided) missing.delete(each)
      visit(part.before)
    }
  }
  visit(before)
  return missing
}

function inputPaths(selections: readonly QueryPlanSelectionNode[], parent: string): string[] {
  return selections.flatMap((each) => {
    if (each.kind === 'InlineFragment') return inputPaths(each.selections, parent)
    if (each.name === '__typename') return []
    const path = joinPath(parent, each.alias ?? each.name)
    return [path, ...inputPaths(each.selections ?? [], path)]
  })
}

/** The fetch of a part without values that it can do without: there is another key, and no field requires them. */
function withoutInputs({ fetch, path }: Part, missing: ReadonlySet<string>, requirements: Requirements): FetchNode {
  const root = withoutLists(path)
  const trim = (selections: readonly QueryPlanSelectionNode[], parent: string): QueryPlanSelectionNode[] =>
    selections.flatMap((each): QueryPlanSelectionNode[] => {
      if (each.kind === 'InlineFragment') return [{ ...each, selections: trim(each.selections, parent) }]
      const own = joinPath(parent, each.alias ?? each.name)
      if (missing.has(own)) return []
      return [each.selections === undefined ? each : { ...each, selections: trim(each.selections, own) }]
    })
  const requires = trim(fetch.requires ?? [], root)
  const hasKey = (each: QueryPlanSelectionNode): boolean => {
    if (each.kind !== 'InlineFragment' || each.typeCondition === undefined) return true
    const sent = new Set(inputPaths(each.selections, ''))
    const keys = requirements.keysOf(fetch.serviceName, each.typeCondition)
    return keys.some((key) => selectedPaths(key, '').every((path) => sent.has(path)))
  }
  const isRequired = requiredPaths(fetch, requirements).some((each) => missing.has(joinPath(root, each)))
  if (isRequired || !requires.every(hasKey)) {
    throw Object.assign(new Error(`no fetch brings what ${fetch.serviceName} requires`), { name: 'NoPlan' })
  }
  return { ...fetch, requires }
}

/** Paths of the values that the fields of an entity fetch require. */
function requiredPaths({ operation, serviceName }: FetchNode, { requirementOf }: Requirements): string[] {
  const walk = (set: SelectionSetNode | undefined, typeName: string): string[] =>
    (set?.selections ?? []).flatMap((selection) => {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        return walk(selection.selectionSet, selection.typeCondition?.name.value ?? typeName)
      }
      const required = selection.kind === Kind.FIELD && requirementOf(serviceName, typeName, selection.name.value)
      return required ? selectedPaths(required, '') : []
    })
  return walk((readOperation(operation).selectionSet.selections[0] as FieldNode).selectionSet, '')
}

function selectedPaths({ selections }: SelectionSetNode, parent: string): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return selectedPaths(selection.selectionSet, parent)
    if (selection.kind !== Kind.FIELD || selection.name.value === '__typename') return []
    const path = joinPath(parent, (selection.alias ?? selection.name).value)
    return [path, ...(selection.selectionSet === undefined ? [] : selectedPaths(selection.selectionSet, path))]
  })
}

/** The parts as levels, each after the one before. */
function inLevels(parts: readonly Part[], fetches: ReadonlyMap<Part, FetchNode>): PlanNode {
  const depths = new Map<Part, number>()
  const depthOf = (part: Part): number => {
    const depth = depths.get(part) ?? Math.max(0, ...[...part.before].map((each) => depthOf(each) + 1))
    depths.set(part, depth)
    return depth
  }
  const levels: PlanNode[][] = []
  for (const part of parts) {
    const fetch = fetches.get(part)!
    const depth = depthOf(part)
    const level = levels[depth] ?? []
    levels[depth] = level
    level.push(part.path.length === 0 ? fetch : { kind: 'Flatten', path: [...part.path], node: fetch })
  }
  return { kind: 'Sequence', nodes: levels.map((nodes) => ({ kind: 'Parallel', nodes })) }
}
