// What the steps of one execution share: data, variables, errors and the sources that they fetch from.
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import type { GraphQLError } from 'graphql'
import type { MaybePromise } from '../sources/maybe-promise.ts'
import type { Source } from '../sources/source.ts'
import type { Data } from './data/objects.ts'
import type { Walked } from './data/paths.ts'
import { maxErrors } from './data/subgraph-result.ts'

export type Variables = Readonly<Record<string, unknown>>

/** One execution of an operation. */
export interface Run extends Walked {
  /** What fetches brought so far, under the keys of the plan. A list with one entry for each event where events are joined. */
  readonly data: Data | (Data | null)[]
  /** Coerced, defaults included. */
  readonly variables: Variables
  readonly envelope: Envelope
  readonly sources: ReadonlyMap<string, Source>
  /** Errors of subgraphs, at the client's paths. */
  readonly errors: GraphQLError[]
  /** Objects and lists that stand at several paths, because their entity was fetched once for all of them. */
  shared: Set<object> | null
  /** Set when data will be null whatever else is fetched: no further fetch begins. */
  isAborted: boolean
}

/** Executes a part of a plan. Never rejects because a subgraph fails. */
export type Step = (run: Run) => MaybePromise<void>

/** How many errors one fetch may add. Joined events are delivered one by one, so each of them may have the maximum. */
export const maxErrorsOf = ({ data }: Run): number => maxErrors * (Array.isArray(data) ? data.length : 1)
