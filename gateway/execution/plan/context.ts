// What the parts of a plan are compiled for.
import type { GraphQLSchema } from 'graphql'
import type { Aliases } from '../../selections/aliases.ts'
import type { ExactScalars } from '../../selections/exact-scalars.ts'
import type { DataPath } from '../data/paths.ts'

export interface PlanContext {
  /** The full schema: key fields may be hidden from clients. */
  readonly schema: GraphQLSchema
  readonly aliases: Aliases
  readonly exactScalars: ExactScalars
  /** The compiled form of a path of the plan. */
  pathOf(keys: readonly string[]): DataPath
  /** Whether a subgraph is on another machine, where it pays to send several fetches as one request. */
  isRemote(subgraph: string): boolean
}
