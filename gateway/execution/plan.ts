// A query plan as functions, made once per operation and set of verdicts: fetches, what they need of each other, and
// where their answers and errors belong.
import type { FetchNode, PlanNode, SubscriptionNode } from '@apollo/query-planner'
import type { Envelope } from '@quintet/kit/envelope.ts'
import {
  type ExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  isObjectType,
} from 'graphql'
import type { Source } from '../sources/source.ts'
import type { Aliases } from './aliases.ts'
import { unanswered } from './away.ts'
import { type Place, representing, visitAt } from './entities.ts'
import type { Maybe } from './maybe.ts'
import { type Data, isObject, merge } from './objects.ts'
import { renamedKeys, rewriting } from './rewrites.ts'

export type Variables = Readonly<Record<string, unknown>>

/** One execution. */
export interface Run {
  /** What fetches brought so far, under the keys of the plan; of several events one each. */
  readonly data: Data | (Data | null)[]
  /** Coerced, defaults included. */
  readonly variables: Variables
  readonly envelope: Envelope
  readonly sources: ReadonlyMap<string, Source>
  /** Errors of subgraphs, at the client's paths. */
  readonly errors: GraphQLError[]
}

/** Does a part of a plan; never rejects because a subgraph fails. */
export type Step = (run: Run) => Maybe<void>

/** What a plan is compiled for. */
export interface Planned {
  /** With what is not for clients: key fields may be. */
  readonly schema: GraphQLSchema
  readonly aliases: Aliases
}

/** A client that sees so many errors of one fetch sees that the rest failed too. */
const mostErrors = 100

/** Compiles a plan. Throws for what Apollo's JavaScript gateway cannot execute either: @defer and @fromContext. */
export function compilePlan(node: PlanNode, planned: Planned, path: readonly string[] = []): Step {
  switch (node.kind) {
    case 'Sequence':
      return inSequence(node.nodes.map((each) => compilePlan(each, planned, path)))
    case 'Parallel':
      return inParallel(node.nodes.map((each) => compilePlan(each, planned, path)))
    case 'Flatten':
      return compilePlan(node.node, planned, [...path, ...node.path.map(segmentOf)])
    case 'Condition': {
      const [yes, no] = [node.ifClause, node.elseClause].map((each) => each && compilePlan(each, planned, path))
      return (run) => (run.variables[node.condition] === true ? yes : no)?.(run)
    }
    case 'Fetch':
      return compileFetch(node, planned, path)
    default:
      throw new Error(`Plans with ${node.kind} cannot be executed`)
  }
}

/** A subscription: the fetch whose answers are its events, and what is done with them. */
export interface EventPlan {
  readonly primary: FetchNode
  /** Data of an event to begin with, and its errors at the client's paths. */
  begin(event: ExecutionResult): { data: Data | null; errors: readonly GraphQLError[] }
  /** The fetches that join events, of all of them at once: their data are a list, and so begin their errors' paths. */
  readonly join: Step | null
  /** An error of the first fetch at the client's path. */
  clientError(error: GraphQLError): GraphQLError
}

/** Compiles the plan of a subscription. */
export function compileEvents({ primary, rest }: SubscriptionNode, planned: Planned): EventPlan {
  const rewrite = rewriting(planned.schema, primary.outputRewrites)
  const clientPlace = placer(primary, planned)
  const clientError = (error: GraphQLError): GraphQLError =>
    error.path === undefined ? error : atPlace(error, clientPlace(error.path))
  return {
    primary,
    begin({ data, errors = [] }) {
      if (data) rewrite?.(data)
      return { data: data ?? null, errors: errors.map(clientError) }
    },
    join: rest === undefined ? null : compilePlan(rest, planned, ['@']),
    clientError,
  }
}

const segmentOf = (segment: string | number): string => {
  // The planner conditions paths on types only where it is told to.
  if (typeof segment === 'string' && !segment.includes('|')) return segment
  throw new Error(`Paths with ${segment} cannot be executed`)
}

function inSequence(steps: readonly Step[]): Step {
  const from = (run: Run, first: number): Maybe<void> => {
    for (let i = first; i < steps.length; i++) {
      const done = steps[i]!(run)
      if (done instanceof Promise) return done.then(() => from(run, i + 1))
    }
  }
  return (run) => from(run, 0)
}

const inParallel =
  (steps: readonly Step[]): Step =>
  (run) => {
    let waiting: Promise<void>[] | undefined
    for (const step of steps) {
      const done = step(run)
      if (done instanceof Promise) {
        waiting ??= []
        waiting.push(done)
      }
    }
    return waiting && Promise.all(waiting).then(() => {})
  }

function compileFetch(node: FetchNode, planned: Planned, path: readonly string[]): Step {
  if (node.contextRewrites !== undefined && node.contextRewrites.length > 0) {
    throw new Error('Plans with @fromContext cannot be executed')
  }
  return node.requires === undefined ? rootFetch(node, planned, path) : entityFetch(node, planned, path)
}

/** Asks from the root. */
function rootFetch(node: FetchNode, planned: Planned, path: readonly string[]): Step {
  const send = sender(node)
  const used = usedVariables(node)
  const rewrite = rewriting(planned.schema, node.outputRewrites)
  const clientPlace = placer(node, planned)
  // Up to the first list: beyond, the path names no single place.
  const stem = path.slice(0, path.includes('@') ? path.indexOf('@') : undefined)
  return (run) =>
    send(run, used(run.variables), ({ data, errors }) => {
      for (const error of errors ?? []) {
        run.errors.push(atPlace(error, error.path && clientPlace([...stem, ...error.path])))
      }
      if (!isObject(data)) return
      rewrite?.(data)
      let isFirst = true
      visitAt(run.data, path, (object) => {
        merge(object, isFirst ? data : structuredClone(data))
        isFirst = false
      })
    })
}

/** Asks about the objects at a path; each that is asked for in many places is asked for once. */
function entityFetch(node: FetchNode, planned: Planned, path: readonly string[]): Step {
  const send = sender(node)
  const used = usedVariables(node)
  const represent = representing(planned.schema, node.requires ?? [])
  const rewriteAsked = rewriting(planned.schema, node.inputRewrites)
  const rewriteAnswer = rewriting(planned.schema, node.outputRewrites)
  const clientPlace = placer(node, planned)
  return (run) => {
    const representations: Data[] = []
    /** The objects behind each representation. */
    const targets: Data[][] = []
    const positions = new Map<string, number>()
    visitAt(run.data, path, (object) => {
      const representation = represent(object)
      if (representation === null) return
      rewriteAsked?.(representation)
      const key = JSON.stringify(representation)
      const position = positions.get(key)
      if (position !== undefined) {
        targets[position]!.push(object)
        return
      }
      positions.set(key, targets.length)
      representations.push(representation)
      targets.push([object])
    })
    if (representations.length === 0) return
    return send(run, { ...used(run.variables), representations }, ({ data, errors }) => {
      if (errors !== undefined && errors.length > 0) {
        const places = placesOf(run.data, path)
        const told = errors.flatMap((error) => located(error, targets, places, path, clientPlace))
        run.errors.push(...told.slice(0, mostErrors))
      }
      const entities = data?._entities
      if (!Array.isArray(entities) || entities.length !== representations.length) {
        if (data !== null && data !== undefined) run.errors.push(atPlace(unfitting(node), undefined))
        return
      }
      for (let i = 0; i < entities.length; i++) {
        const entity: unknown = entities[i]
        if (!isObject(entity)) continue
        // An interface object answers with the interface's name; the object's own is known.
        if (!isObjectType(planned.schema.getType(String(entity.__typename)))) delete entity.__typename
        if (rewriteAnswer !== null) {
          entity.__typename ??= targets[i]![0]!.__typename
          rewriteAnswer(entity)
        }
        for (const target of targets[i]!) merge(target, entity)
      }
    })
  }
}

const unfitting = ({ serviceName }: FetchNode): GraphQLError =>
  new GraphQLError(`${serviceName} does not answer each entity that it was asked for`)

/** Sends a fetch; a subgraph that does not answer is UNAVAILABLE at each place, and the rest goes on. */
function sender({ serviceName, operation: query, operationName }: FetchNode) {
  return (run: Run, variables: Variables, take: (answer: ExecutionResult) => void): Maybe<void> => {
    const request = { query, operationName, variables }
    const lost = (): void => take(unanswered(request, serviceName))
    let answer: Maybe<ExecutionResult>
    try {
      answer = run.sources.get(serviceName)!.execute(request, run.envelope)
    } catch {
      return lost()
    }
    return answer instanceof Promise ? answer.then(take, lost) : take(answer)
  }
}

/** The variables that a fetch uses, as far as they are given. */
export function usedVariables({ variableUsages = [] }: Pick<FetchNode, 'variableUsages'>) {
  return (variables: Variables): Record<string, unknown> => {
    const used: Record<string, unknown> = {}
    for (const name of variableUsages) if (variables[name] !== undefined) used[name] = variables[name]
    return used
  }
}

/** From a path under the keys of a fetch to the client's. */
function placer({ outputRewrites }: FetchNode, { aliases }: Planned) {
  const renamed = renamedKeys(outputRewrites)
  return (place: Place): Place =>
    place.map((segment) => (typeof segment === 'number' ? segment : aliases.clientKey(renamed.get(segment) ?? segment)))
}

/** An error of an entity at every place where the entity stands. */
function located(
  error: GraphQLFormattedError | GraphQLError,
  targets: readonly (readonly Data[])[],
  places: ReadonlyMap<Data, readonly Place[]>,
  path: readonly string[],
  clientPlace: (place: Place) => Place,
): GraphQLError[] {
  const [, position, ...inner] = error.path ?? []
  const objects = typeof position === 'number' ? targets[position] : undefined
  if (objects === undefined) {
    return [atPlace(error, clientPlace(path.slice(0, path.includes('@') ? path.indexOf('@') : undefined)))]
  }
  return [...new Set(objects)]
    .flatMap((object) => places.get(object) ?? [])
    .map((place) => atPlace(error, clientPlace([...place, ...inner])))
}

function placesOf(data: unknown, path: readonly string[]): Map<Data, Place[]> {
  const places = new Map<Data, Place[]>()
  const add = (object: Data, place: Place | null) => {
    const known = places.get(object)
    if (known === undefined) places.set(object, [place ?? []])
    else known.push(place ?? [])
  }
  visitAt(data, path, add, [])
  return places
}

const atPlace = ({ message, extensions }: GraphQLFormattedError | GraphQLError, path: Place | undefined) =>
  new GraphQLError(message, { extensions: extensions ?? {}, path: path ?? null })
