// In which order the parts of a plan are done: each as soon as what it depends on is, and those that are due together and
// go to the same subgraph as one.
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

/** The groups of a plan in the order in which they can begin. */
export function groupsOf(plan: PlanNode, path: readonly string[]): Group[] {
  const all: Due[] = []
  collect(plan, path, [], all)
  // What is joined belongs to one subgraph and one depth, and so never waits for itself.
  const groups = [...Map.groupBy(all, keyOf).values()].sort(([a], [b]) => a!.depth - b!.depth)
  const positions = new Map(groups.flatMap((parts, i) => parts.map((part): [Due, number] => [part, i])))
  return groups.map((parts) => ({
    parts,
    after: [...new Set(parts.flatMap(({ after }) => after.map((part) => positions.get(part)!)))],
  }))
}

/** Parts with the same key are done together; a part with itself as key is done alone. */
function keyOf(part: Due): unknown {
  const { node, depth } = part
  return isJoinable(node) ? `${depth} ${node.serviceName}` : part
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
