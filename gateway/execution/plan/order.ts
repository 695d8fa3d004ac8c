// In which order the parts of a plan are done: each as soon as what it depends on is.
import type { FetchNode, PlanNode } from '@apollo/query-planner'

/** A part of a plan that is done at once: a fetch, or a condition with whatever hangs on it. */
export interface Part {
  readonly node: PlanNode
  /** Where in the data. */
  readonly path: readonly string[]
  /** Positions of the parts that must be done before; all of them are smaller than its own. */
  readonly after: readonly number[]
  /** Positions of the parts that may go with it as one, its own among them. Those of one company share the list. */
  readonly company: readonly number[]
}

interface Due extends Pick<Part, 'node' | 'path'> {
  readonly after: readonly Due[]
  /** The number of those that must be done before, one after the other. */
  readonly depth: number
}

/**
 * The parts of a plan in the order in which they can begin.
 * @param isRemote of which subgraphs queries that are as many steps away may go as one
 */
export function partsOf(plan: PlanNode, path: readonly string[], isRemote: (subgraph: string) => boolean): Part[] {
  const all: Due[] = []
  collect(plan, path, [], all)
  all.sort((a, b) => a.depth - b.depth)
  const positions = new Map(all.map((part, i) => [part, i]))
  const companies = new Map<unknown, number[]>()
  return all.map((part, i) => {
    const { node, depth } = part
    const key = isJoinable(node) && isRemote(node.serviceName) ? `${depth} ${node.serviceName}` : part
    const company = companies.get(key) ?? []
    companies.set(key, company)
    company.push(i)
    return { node, path: part.path, after: part.after.map((each) => positions.get(each)!), company }
  })
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
