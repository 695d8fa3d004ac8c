// The order in which the parts of a plan are executed: each as soon as the parts that it depends on are done.
import type { FetchNode, PlanNode } from '@apollo/query-planner'

/** A part of a plan that is executed as one. */
export interface Part {
  readonly node: PlanNode
  /** In the data. */
  readonly path: readonly string[]
  /** Positions of the parts that must be done before; all of them are smaller than its own. */
  readonly after: readonly number[]
  /** Positions of the fetches that may be sent with it as one request, its own included. One list for the whole group. */
  readonly batchGroup: readonly number[]
}

interface UnorderedPart extends Pick<Part, 'node' | 'path'> {
  readonly after: readonly UnorderedPart[]
  /** The length of the longest chain of parts before it. */
  readonly depth: number
}

/**
 * The parts of a plan in the order in which they can begin.
 * @param isRemote subgraphs to which queries of equal depth may be sent as one request
 */
export function partsOf(plan: PlanNode, path: readonly string[], isRemote: (subgraph: string) => boolean): Part[] {
  const all: UnorderedPart[] = []
  collect(plan, path, [], all)
  all.sort((a, b) => a.depth - b.depth)
  const positions = new Map(all.map((part, i) => [part, i]))
  const groups = new Map<unknown, number[]>()
  return all.map((part, i) => {
    const { node, depth } = part
    const key = isQuery(node) && isRemote(node.serviceName) ? `${depth} ${node.serviceName}` : part
    const batchGroup = groups.get(key) ?? []
    groups.set(key, batchGroup)
    batchGroup.push(i)
    return { node, path: part.path, after: part.after.map((each) => positions.get(each)!), batchGroup }
  })
}

const isQuery = (node: PlanNode): node is FetchNode => node.kind === 'Fetch' && node.operationKind === 'query'

/** Adds the parts of a plan that begins after some others. Returns the last of them: when they are done, all are. */
function collect(
  node: PlanNode,
  path: readonly string[],
  after: readonly UnorderedPart[],
  all: UnorderedPart[],
): readonly UnorderedPart[] {
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
  // Paths with conditions on types are an option of the planner that is not set.
  if (typeof segment === 'string' && !segment.includes('|')) return segment
  throw new Error(`Paths with ${segment} cannot be executed`)
}
