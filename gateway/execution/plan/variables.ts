// The variables that the fetches of a plan use.
import type { FetchNode, PlanNode } from '@apollo/query-planner'
import { clientVariable } from '../../selections/aliases.ts'
import type { Variables } from '../run.ts'
import { partsOf } from './order.ts'

/** Picks the variables that a fetch uses, as far as they are given, under the names of the plan. */
export function variablesOf({ variableUsages = [] }: Pick<FetchNode, 'variableUsages'>) {
  return (variables: Variables): Record<string, unknown> => {
    const used: Record<string, unknown> = {}
    for (const name of variableUsages) {
      const key = clientVariable(name)
      // A variable may be named like something that every object inherits.
      if (Object.hasOwn(variables, key)) used[name] = variables[key]
    }
    return used
  }
}

/** The client's variables that the fetches of a plan use. */
export function variablesInPlan(plan: PlanNode): string[] {
  const parts = partsOf(plan, [], () => false)
  return parts.flatMap(({ node }) => (node.kind === 'Fetch' ? (node.variableUsages ?? []).map(clientVariable) : []))
}
