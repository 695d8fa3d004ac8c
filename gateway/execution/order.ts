// In which order the parts of a plan are done: each as soon as what it depends on is, and those that wait for the same and go
// to the same subgraph as one, where that is worth it.
import type { FetchNode, PlanNode } from '@apollo/query-planner'

/** A part of a plan that is done at once: a fetch, or a condition with whatever hangs on it. */
interface Part {
  readonly node: PlanNode
  /** Where in the data. */
  readonly path: readonly string[]
}

/** Parts that are done together. */
export interface Group {
  readonly parts: readonly Part[]
  /** Positions of the groups that must be done before; all of them are smaller than its own. */
  readonly after: readonly number[]
}

interface Due extends Part {
  readonly after: readonly Due[]
  /** The number of those that must be done before, one after the other. */
  readonly depth: number
}

/**
 * The groups of a plan in the order in which they can begin.
 * @param isFar of which subgraphs queries that wait for the same are done together: nobody waits for strangers
 */
export function groupsOf(plan: PlanNode, path: readonly string[], isFar: (subgraph: string) => boolean): Group[] {
  const all: Due[] = []
  collect(plan, path, [], all)
  const groups: { readonly parts: Part[]; readonly after: readonly number[] }[] = []
  const positions = new Map<unknown, number>()
  for (const part of all.sort((a, b) => a.depth - b.depth)) {
    const after = [...new Set(part.after.map((each) => positions.get(each)!))].sort((a, b) => a - b)
    const key = isJoinable(part.node) && isFar(part.node.serviceName) ? `${part.node.serviceName} after ${after}` : part
    const position = positions.get(key) ?? groups.push({ parts: [], after }) - 1
    groups[position]!.parts.push(part)
    positions.set(key, position).set(part, position)
  }
  return groups
}

const isJoinable = (node: PlanNode): node is FetchNode => node.kind === 'Fetch' && node.operationKind === 'query'

/** Adds the parts of a plan, done after some others; the last of them, after which all of them are done. */
function collect(node: PlanNode, path: readonly string[], after: readonly Due[], all: Due[]): readonly Due[] {
  switch (node.kind) {
    case 'Sequence':
      return node.nodes.reduce((before, each) => collect(each, path, before, all), after)
    case 'Parallel':
      return node.nodes.length === 0 ? after : node.nodes.flatMap((each) => collect(each, path, after, all))
    case 'Flatten':
      return collect(node.node, [...path, ...node.path.map(segmentOf)], after, all)
    default: {
      const part = { node, path, after, depth: 1 + Math.max(-1, ...after.map(({ depth }) => depth)) }
      all.push(part)
      return [part]
    }
  }
}

const segmentOf = (segment: string | number): string => {
  // The planner conditions paths on types only where it is told to.
  if (typeof segment === 'string' && !segment.includes('|')) return segment
  throw new Error(`Paths with ${segment} cannot be executed`)
}
