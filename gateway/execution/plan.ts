// A query plan as functions, made once per operation and set of verdicts: fetches, what they need of each other, and
// where their answers and errors belong.
import type { FetchNode, PlanNode, SubscriptionNode } from '@apollo/query-planner'
import type { Envelope } from '@quintet/kit/envelope.ts'
import { type ExecutionResult, GraphQLError, type GraphQLSchema, isNonNullType, isObjectType } from 'graphql'
import type { Source } from '../sources/source.ts'
import { type Aliases, clientVariable, responseKey } from './aliases.ts'
import { rootsOf, unanswered } from './away.ts'
import { gathering } from './entities.ts'
import type { Maybe } from './maybe.ts'
import { type Data, isObject, merge, own } from './objects.ts'
import { atPlace, type Failure, failuresIn, mostErrors, type Received, received } from './received.ts'
import { renamedKeys, rewriting } from './rewrites.ts'
import { type Place, placesAt, visiting } from './visit.ts'

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
  /** Objects and lists that stand in several places, because entities there were asked for once. */
  shared: Set<object> | null
  /** Set when the data are null whatever else is done. */
  isOver: boolean
}

/** Does a part of a plan; never rejects because a subgraph fails. */
export type Step = (run: Run) => Maybe<void>

/** What a plan is compiled for. */
export interface Planned {
  /** With what is not for clients: key fields may be. */
  readonly schema: GraphQLSchema
  readonly aliases: Aliases
}

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
      const condition = clientVariable(node.condition)
      return (run) => (run.variables[condition] === true ? yes : no)?.(run)
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
  const clientError = (error: Failure | GraphQLError): GraphQLError =>
    atPlace(error, error.path && clientPlace(error.path))
  return {
    primary,
    begin(event) {
      const data = isObject(event.data) ? event.data : null
      if (data) rewrite?.(data)
      return { data, errors: failuresIn(event).map(clientError) }
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
    for (let i = first; i < steps.length && !run.isOver; i++) {
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
  const visit = visiting(path)
  const stem = stemOf(path)
  const needed = node.operationKind === 'mutation' ? neededKeys(node, planned.schema) : []
  const mayGoOn = (data: Data | null): boolean => needed.every((key) => data !== null && own(data, key) !== null)
  return (run) =>
    send(run, used(run.variables), ({ data, errors }) => {
      for (const error of errors) run.errors.push(atPlace(error, error.path && clientPlace([...stem, ...error.path])))
      // A mutation stops where the rest of it would be done unheard: no other root field can have a value any more.
      if (!mayGoOn(data)) run.isOver = true
      if (data === null) return
      rewrite?.(data)
      let isFirst = true
      visit(run.data, run.shared, (object) => {
        merge(object, isFirst ? data : structuredClone(data))
        isFirst = false
      })
    })
}

/** A path up to its first list: beyond, it names no single place. Of events, the place within each of them. */
function stemOf(path: readonly string[]): readonly string[] {
  const inner = path[0] === '@' ? path.slice(1) : path
  const list = inner.indexOf('@')
  return list === -1 ? inner : inner.slice(0, list)
}

/** Keys of the root fields of a mutation that may not be null. */
function neededKeys({ operation }: FetchNode, schema: GraphQLSchema): string[] {
  const fields = schema.getMutationType()?.getFields() ?? {}
  return rootsOf(operation)
    .filter(({ name }) => isNonNullType(fields[name.value]?.type))
    .map(responseKey)
}

/** Asks about the objects at a path; each that is asked for in many places is asked for once. */
function entityFetch(node: FetchNode, planned: Planned, path: readonly string[]): Step {
  const send = sender(node)
  const used = usedVariables(node)
  const visit = visiting(path)
  const gather = gathering(planned.schema, node.requires ?? [])
  const rewriteAsked = rewriting(planned.schema, node.inputRewrites)
  const rewriteAnswer = rewriting(planned.schema, node.outputRewrites)
  const clientPlace = placer(node, planned)
  const isObjectName = (name: unknown): boolean =>
    typeof name === 'string' && isObjectType(planned.schema.getType(name))
  return (run) => {
    const { representations, targets, add } = gather()
    visit(run.data, run.shared, add)
    if (representations.length === 0) return
    if (rewriteAsked !== null) for (const representation of representations) rewriteAsked(representation)
    return send(run, { ...used(run.variables), representations }, ({ data, errors }) => {
      if (errors.length > 0)
        run.errors.push(...located(errors, targets, placesAt(run.data, path), path, clientPlace, mostOf(run)))
      if (data === null) return
      const entities = data._entities
      if (!Array.isArray(entities) || entities.length !== representations.length) {
        run.errors.push(atPlace(unfitting(node), undefined))
        return
      }
      for (let i = 0; i < entities.length; i++) {
        const entity: unknown = entities[i]
        if (!isObject(entity)) continue
        const { __typename } = targets[i]![0]!
        // An object knows its own type; an interface object answers with the interface's name.
        const told = entity.__typename
        if (told !== undefined && (isObjectName(__typename) || !isObjectName(told))) entity.__typename = undefined
        if (rewriteAnswer !== null) {
          entity.__typename ??= __typename
          rewriteAnswer(entity)
        }
        for (const target of targets[i]!) merge(target, entity)
        if (targets[i]!.length > 1) share(run, entity)
      }
    })
  }
}

/** What an entity consists of stands in all its places. */
function share(run: Run, entity: Data): void {
  for (const key in entity) {
    const value = entity[key]
    if (typeof value !== 'object' || value === null) continue
    run.shared ??= new Set()
    run.shared.add(value)
  }
}

const unfitting = ({ serviceName }: FetchNode): GraphQLError =>
  new GraphQLError(`${serviceName} does not answer each entity that it was asked for`)

/** How many errors one fetch may bring: events that are joined together go to clients one by one. */
const mostOf = ({ data }: Run): number => mostErrors * (Array.isArray(data) ? data.length : 1)

/** Sends a fetch; a subgraph that does not answer is UNAVAILABLE at each place, and the rest goes on. */
function sender({ serviceName, operation: query, operationName }: FetchNode) {
  return (run: Run, variables: Variables, take: (answer: Received) => void): Maybe<void> => {
    const request = { query, operationName, variables }
    const lost = (): void => take(unanswered(request, serviceName, mostOf(run)))
    const arrived = (answer: unknown): void => {
      const result = received(answer, serviceName, mostOf(run))
      if (result === null) lost()
      else take(result)
    }
    let answer: Maybe<ExecutionResult>
    try {
      answer = run.sources.get(serviceName)!.execute(request, run.envelope)
    } catch {
      return lost()
    }
    return answer instanceof Promise ? answer.then(arrived, lost) : arrived(answer)
  }
}

/** The variables that a fetch uses, as far as they are given. */
export function usedVariables({ variableUsages = [] }: Pick<FetchNode, 'variableUsages'>) {
  return (variables: Variables): Record<string, unknown> => {
    const used: Record<string, unknown> = {}
    for (const name of variableUsages) {
      const value = variables[clientVariable(name)]
      if (value !== undefined) used[name] = value
    }
    return used
  }
}

/** From a path under the keys of a fetch to the client's. */
function placer({ outputRewrites }: FetchNode, { aliases }: Planned) {
  const renamed = renamedKeys(outputRewrites)
  return (place: Place): Place =>
    place.map((segment) => (typeof segment === 'number' ? segment : aliases.clientKey(renamed.get(segment) ?? segment)))
}

/** Errors of entities at every place where the entity stands; the first of very many. */
function located(
  errors: readonly Failure[],
  targets: readonly (readonly Data[])[],
  places: ReadonlyMap<Data, readonly Place[]>,
  path: readonly string[],
  clientPlace: (place: Place) => Place,
  most: number,
): GraphQLError[] {
  const told: GraphQLError[] = []
  for (const error of errors) {
    const [, position, ...inner] = error.path ?? []
    const objects = typeof position === 'number' ? targets[position] : undefined
    const stands =
      objects === undefined
        ? [stemOf(path)]
        : [...new Set(objects)].flatMap((object) => (places.get(object) ?? []).map((place) => [...place, ...inner]))
    for (const place of stands.slice(0, most - told.length)) told.push(atPlace(error, clientPlace(place)))
  }
  return told
}
