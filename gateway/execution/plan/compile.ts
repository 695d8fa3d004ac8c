// A query plan as functions, made once per operation and set of verdicts: fetches, what they need of each other, and
// where their answers and errors belong.
import type { ConditionNode, FetchNode, PlanNode, SubscriptionNode } from '@apollo/query-planner'
import { type ExecutionResult, GraphQLError, type GraphQLSchema, isNonNullType, isObjectType } from 'graphql'
import { type Aliases, clientVariable, responseKey } from '../../selections/aliases.ts'
import { allOf, isPromise, type MaybePromise } from '../../sources/maybe-promise.ts'
import { type Data, isObject, merge, own } from '../data/objects.ts'
import { changedAt, objectsAt, type Place, placesAt, type Way } from '../data/paths.ts'
import { atPlace, type Failure, failuresIn, type Received } from '../data/subgraph-result.ts'
import { createMeeting } from '../fetch/batch.ts'
import { type Ask, askAlone, askingTogether, type Fetch } from '../fetch/send.ts'
import { rootsOf } from '../fetch/unavailable.ts'
import { mostOf, type Run, type Step, type Variables } from '../run.ts'
import { type Part, partsOf } from './order.ts'
import { gathering } from './representations.ts'
import { renamedKeys, rewriting } from './rewrites.ts'

/** What a plan is compiled for. */
export interface Planned {
  /** With what is not for clients: key fields may be. */
  readonly schema: GraphQLSchema
  readonly aliases: Aliases
  /** The way to a path of the data. */
  wayTo(path: readonly string[]): Way
  /** Whether a subgraph is on another machine, where one question for several is worth its while. */
  isRemote(subgraph: string): boolean
}

/** Compiles a plan. Throws for what Apollo's JavaScript gateway cannot execute either: @defer and @fromContext. */
export function compilePlan(plan: PlanNode, planned: Planned, path: readonly string[] = []): Step {
  const parts = partsOf(plan, path, planned.isRemote)
  const companies = new Map(parts.map(({ company }) => [company, askingTogether()]))
  const steps = parts.map(({ node, path: place, company }, position): PartStep => {
    if (node.kind === 'Condition') return condition(node, planned, place)
    if (node.kind !== 'Fetch') throw new Error(`Plans with ${node.kind} cannot be executed`)
    const fetch = { node, position, ask: compileFetch(node, planned, place) }
    if (company.length === 1) return (run) => askAlone(run, fetch)
    const goTogether = companies.get(company)!
    return (run, meetings) => {
      const meeting = meetings.get(company) ?? createMeeting(company.length, (members) => goTogether(run, members))
      meetings.set(company, meeting)
      return meeting(fetch)
    }
  })
  return (run) => {
    const meetings: Meetings = new Map()
    const done: MaybePromise<void>[] = []
    for (const [i, { after }] of parts.entries()) {
      const begin = (): MaybePromise<void> => (run.isOver ? undefined : steps[i]!(run, meetings))
      const waiting = after.map((position) => done[position]).filter(isPromise)
      done.push(waiting.length === 0 ? begin() : Promise.all(waiting).then(begin))
    }
    return allOf(done)
  }
}

/** Where fetches of a company meet in one execution. */
type Meetings = Map<Part['company'], (fetch: Fetch) => MaybePromise<void>>
type PartStep = (run: Run, meetings: Meetings) => MaybePromise<void>

function condition(node: ConditionNode, planned: Planned, path: readonly string[]): Step {
  const [yes, no] = [node.ifClause, node.elseClause].map((each) => each && compilePlan(each, planned, path))
  const name = clientVariable(node.condition)
  return (run) => (run.variables[name] === true ? yes : no)?.(run)
}

/** A subscription: the fetch whose answers are its events, and what is done with them. */
export interface EventPlan {
  readonly primary: FetchNode
  /** Data of an event to begin with, and its errors at the client's paths. */
  begin(event: ExecutionResult): { data: Data | null; errors: readonly GraphQLError[] }
  /** The client's variables that these fetches use. */
  readonly joinVariables: ReadonlySet<string>
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
    joinVariables: new Set(rest === undefined ? [] : variablesIn(rest, planned)),
    join: rest === undefined ? null : compilePlan(rest, planned, ['@']),
    clientError,
  }
}

/** The client's variables that the fetches of a plan use; conditions take none but Booleans. */
function variablesIn(plan: PlanNode, planned: Planned): string[] {
  return partsOf(plan, [], planned.isRemote).flatMap(({ node }) => {
    if (node.kind === 'Fetch') return (node.variableUsages ?? []).map(clientVariable)
    if (node.kind !== 'Condition') return []
    return [node.ifClause, node.elseClause].flatMap((clause) => (clause ? variablesIn(clause, planned) : []))
  })
}

function compileFetch(node: FetchNode, planned: Planned, path: readonly string[]): Ask {
  if (node.contextRewrites !== undefined && node.contextRewrites.length > 0) {
    throw new Error('Plans with @fromContext cannot be executed')
  }
  return node.requires === undefined ? rootFetch(node, planned, path) : entityFetch(node, planned, path)
}

/** Asks from the root: what stands there, or in a field whose type is Query, where that is there. */
function rootFetch(node: FetchNode, planned: Planned, path: readonly string[]): Ask {
  const used = usedVariables(node)
  const rewrite = rewriting(planned.schema, node.outputRewrites)
  const clientPlace = placer(node, planned)
  const way = planned.wayTo(path)
  const needed = node.operationKind === 'mutation' ? neededKeys(node, planned.schema) : []
  const mayGoOn = (data: Data | null): boolean => needed.every((key) => data !== null && own(data, key) !== null)
  const isNested = path.length > 0
  const take =
    (run: Run) =>
    ({ data, errors }: Received): void => {
      if (errors.length > 0)
        run.errors.push(...locatedBelow(errors, isNested ? standsAt(run, path) : [[]], clientPlace, mostOf(run)))
      // A mutation stops where the rest of it would be done unheard: no other root field can have a value any more.
      if (!mayGoOn(data)) run.isOver = true
      if (data === null) return
      rewrite?.(data)
      for (const [i, object] of objectsAt(way, run).entries()) merge(object, i === 0 ? data : structuredClone(data))
      changedAt(way, run)
    }
  return (run) =>
    isNested && objectsAt(way, run).length === 0 ? null : { variables: used(run.variables), take: take(run) }
}

const standsAt = ({ data }: Run, path: readonly string[]): Place[] => [...placesAt(data, path).values()].flat()

/** Errors at every place where what was asked for stands; the first of very many. */
function locatedBelow(
  errors: readonly Failure[],
  stands: readonly Place[],
  clientPlace: (place: Place) => Place,
  most: number,
): GraphQLError[] {
  const told = errors.flatMap((error) => {
    const { path } = error
    if (path === undefined) return [atPlace(error, undefined)]
    return stands.slice(0, most).map((place) => atPlace(error, clientPlace([...place, ...path])))
  })
  return told.slice(0, most)
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
function entityFetch(node: FetchNode, planned: Planned, path: readonly string[]): Ask {
  const used = usedVariables(node)
  const way = planned.wayTo(path)
  const gather = gathering(planned.schema, node.requires ?? [])
  const rewriteAsked = rewriting(planned.schema, node.inputRewrites)
  const rewriteAnswer = rewriting(planned.schema, node.outputRewrites)
  const clientPlace = placer(node, planned)
  const isObjectName = (name: unknown): boolean =>
    typeof name === 'string' && isObjectType(planned.schema.getType(name))
  return (run) => {
    const { representations, targets } = gather(objectsAt(way, run))
    if (representations.length === 0) return null
    if (rewriteAsked !== null) for (const representation of representations) rewriteAsked(representation)
    const take = ({ data, errors }: Received): void => {
      if (errors.length > 0)
        run.errors.push(...located(errors, targets, placesAt(run.data, path), path, clientPlace, mostOf(run)))
      if (data === null) return
      const entities = data._entities
      if (!Array.isArray(entities) || entities.length !== representations.length) {
        run.errors.push(atPlace(unfitting(node), undefined))
        return
      }
      let isOther = false
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
        for (const target of targets[i]!) if (merge(target, entity)) isOther = true
        if (targets[i]!.length > 1) share(run, entity)
      }
      if (isOther) changedAt(way, run)
    }
    return { variables: { ...used(run.variables), representations }, take }
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

/** The variables that a fetch uses, as far as they are given. */
export function usedVariables({ variableUsages = [] }: Pick<FetchNode, 'variableUsages'>) {
  return (variables: Variables): Record<string, unknown> => {
    const used: Record<string, unknown> = {}
    for (const name of variableUsages) {
      const key = clientVariable(name)
      // Not what every object has, for a variable of such a name.
      if (Object.hasOwn(variables, key)) used[name] = variables[key]
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
