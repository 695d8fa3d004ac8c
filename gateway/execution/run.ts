// One execution of an operation, as its steps see it.
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import type { GraphQLError } from 'graphql'
import type { MaybePromise } from '../sources/maybe-promise.ts'
import type { Source } from '../sources/source.ts'
import type { Data } from './data/objects.ts'
import type { Visited } from './data/paths.ts'
import { mostErrors } from './data/subgraph-result.ts'

export type Variables = Readonly<Record<string, unknown>>

/** One execution. */
export interface Run extends Visited {
  /** What fetches brought so far, under the keys of the plan; of several events one each. */
  readonly data: Data | (Data | null)[]
  /** Coerced, defaults included. */
  readonly variables: Variables
  readonly envelope: Envelope
  readonly sources: ReadonlyMap<string, Source>
  /** Errors of subgraphs, at the client's paths. */
  readonly errors: GraphQLError[]
  /** Objects and lists that stand in several places, because entities there were asked for once. */
  shared: Set<object> | null
  /** Set when the data are null whatever else is done. */
  isOver: boolean
}

/** Does a part of a plan; never rejects because a subgraph fails. */
export type Step = (run: Run) => MaybePromise<void>

/** How many errors one fetch may bring: events that are joined together go to clients one by one. */
export const mostOf = ({ data }: Run): number => mostErrors * (Array.isArray(data) ? data.length : 1)
