// Asks subgraphs what fetches want to know: one by one, or several of one subgraph as one question.
import type { FetchNode } from '@apollo/query-planner'
import { StatusRefusal } from '@quintet/kit/wire/errors.ts'
import type { ExecutionResult } from 'graphql'
import { allOf, type MaybePromise } from '../../sources/maybe-promise.ts'
import type { Source, SourceRequest } from '../../sources/source.ts'
import { type Received, received } from '../data/subgraph-result.ts'
import { mostOf, type Run } from '../run.ts'
import { type Joined, joined } from './merge-queries.ts'
import { unanswered } from './unavailable.ts'

/** A fetch, to be asked alone or with others. */
export interface Fetch {
  readonly node: FetchNode
  /** In the plan. */
  readonly position: number
  readonly ask: Ask
}

/** What is to be asked now; null where there is nothing. */
export type Ask = (run: Run) => Question | null

interface Question {
  readonly variables: Record<string, unknown>
  /** Takes the answer into the data. */
  take(answer: Received): void
}

/** Asks what a fetch wants to know, if anything. */
export function askAlone(run: Run, { node, ask }: Fetch): MaybePromise<void> {
  const question = ask(run)
  return question === null ? undefined : send(run, node, question)
}

/** So long are fetches asked one by one that failed together: one that is late or refused must not take others with it. */
const apartMilliseconds = 30_000
/** Of so many of those who may meet the text is kept; others go one by one. */
const mostWholes = 8

/** A way to ask fetches of one subgraph as one question; whoever may be asked so shares it. */
export function askingTogether(): (run: Run, fetches: readonly Fetch[]) => MaybePromise<void> {
  const wholes = new Map<string, Joined | null>()
  const wholeOf = (fetches: readonly Fetch[]): Joined | null => {
    const key = fetches.map(({ position }) => position).join()
    const known = wholes.get(key)
    if (known !== undefined || wholes.size >= mostWholes) return known ?? null
    const whole = joined(fetches.map(({ node }) => node))
    wholes.set(key, whole)
    return whole
  }
  let apartUntil = 0
  return (run, fetches) => {
    const present = fetches
      .toSorted((a, b) => a.position - b.position)
      .flatMap((fetch) => {
        const question = fetch.ask(run)
        return question === null ? [] : [{ fetch, node: fetch.node, question }]
      })
    const apart = (): MaybePromise<void> => allOf(present.map(({ node, question }) => send(run, node, question)))
    if (present.length < 2 || performance.now() < apartUntil) return apart()
    const whole = wholeOf(present.map(({ fetch }) => fetch))
    if (whole === null) return apart()
    const { query, operationName } = whole
    const { serviceName } = present[0]!.node
    const variables = whole.variables(present.map(({ question }) => question.variables))
    const failed = (): void => {
      apartUntil = performance.now() + apartMilliseconds
    }
    const lost = (error?: unknown): MaybePromise<void> => {
      failed()
      // All of it may be too long where each is not.
      if (error instanceof StatusRefusal) return apart()
      for (const { node, question } of present) takeNothing(run, node, question)
    }
    const request = { query, operationName, variables }
    return whenAnswered(run.sources.get(serviceName)!, request, run, lost, (answer) => {
      const result = received(answer, serviceName, Number.POSITIVE_INFINITY)
      if (result === null) return lost()
      const answers = whole.cut(result, mostOf(run))
      // What fails as a whole is asked again one by one: nobody's fault is another's.
      if (answers === null) {
        failed()
        return apart()
      }
      for (const [i, { question }] of present.entries()) question.take(answers[i]!)
    })
  }
}

/** Sends a fetch; a subgraph that does not answer is UNAVAILABLE at each place, and the rest goes on. */
function send(run: Run, node: FetchNode, question: Question): MaybePromise<void> {
  const { serviceName, operation: query, operationName } = node
  const lost = (): void => takeNothing(run, node, question)
  const request = { query, operationName, variables: question.variables }
  return whenAnswered(run.sources.get(serviceName)!, request, run, lost, (answer) => {
    const result = received(answer, serviceName, mostOf(run))
    if (result === null) lost()
    else question.take(result)
  })
}

function takeNothing(run: Run, { serviceName, operation: query }: FetchNode, { variables, take }: Question): void {
  take(unanswered({ query, variables }, serviceName, mostOf(run)))
}

function whenAnswered(
  source: Source,
  request: SourceRequest,
  { envelope }: Run,
  lost: (error: unknown) => MaybePromise<void>,
  arrived: (answer: unknown) => MaybePromise<void>,
): MaybePromise<void> {
  let answer: MaybePromise<ExecutionResult>
  try {
    answer = source.execute(request, envelope)
  } catch (error) {
    return lost(error)
  }
  return answer instanceof Promise ? answer.then(arrived, lost) : arrived(answer)
}
