// Executes the plan of an operation and writes the response. Fields that access refuses become errors.
import { forbidden, refusal, secondFactorMissing, stepUpRequired, unauthenticated } from '@quintet/kit/wire/errors.ts'
import { stepUpMethods } from '@quintet/kit/wire/powers.ts'
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql'
import type { Refusal } from '../access/rules.ts'
import type { Caller } from '../auth/viewers.ts'
import { type Answer, type AnswerSettings, answerOf, type SubgraphErrorCodes } from '../execution/response/answer.ts'
import type { Run, Step, Variables } from '../execution/run.ts'
import type { Variant } from '../execution/variant.ts'
import type { Operation, RefusedRoot } from '../operations/operation.ts'
import { conditionsOf } from '../selections/selections.ts'
import { type MaybePromise, whenDone } from '../sources/maybe-promise.ts'
import type { Source } from '../sources/source.ts'
import type { Supergraph } from '../supergraph/load.ts'
import { withoutDefaults } from './exact-variables.ts'

export interface Executing {
  readonly supergraph: Supergraph
  readonly sources: ReadonlyMap<string, Source>
  /** Whether errors leave out the suggestions of graphql-js, from which the schema could be guessed step by step. */
  readonly hideSuggestions?: boolean
  /** Codes of subgraphs that clients see beside ours; none by default. */
  readonly subgraphErrorCodes?: SubgraphErrorCodes
}

/**
 * Runs a query or mutation for a caller. A mutation stops before anything is sent when access refuses one of its roots.
 * @param variables coerced
 */
export function executeOperation(
  executing: Executing,
  operation: Operation,
  variant: Variant,
  variables: Variables,
  caller: Caller,
): MaybePromise<Answer> {
  if (operation.node.operation === 'mutation' && variant.refused.size > 0) {
    const roots = operation.refusedRoots(variant, variables)
    if (roots.length > 0) return refusedMutation(executing, { operation, variant, variables, roots, caller })
  }
  return runVariant(executing, variant, variant.step(variables), variables, caller)
}

/** The variables of an operation coerced to their types, or the errors that refuse them. */
export function coerce(
  { supergraph, hideSuggestions = false }: Executing,
  { document, node, exactVariables }: Operation,
  given: Variables,
): { variables: Variables } | { errors: readonly GraphQLError[] } {
  const { variableDefinitions = [] } = node
  if (variableDefinitions.length === 0) return { variables: {} }
  const options = { maxErrors: 10, hideSuggestions }
  const { errors, coerced } = getVariableValues(supergraph.apiSchema, variableDefinitions, given, options)
  if (errors !== undefined) return { errors: errors.map(({ message }) => refusal('BAD_USER_INPUT', message)) }
  const nullCondition = nullConditionIn(document, node, coerced)
  if (nullCondition === undefined) return { variables: withoutDefaults(exactVariables, given, coerced) }
  return { errors: [refusal('BAD_USER_INPUT', `Variable "$${nullCondition}" of @skip or @include must not be null`)] }
}

/** A variable with a default may be given as null even where @skip or @include needs a Boolean. */
function nullConditionIn(document: DocumentNode, node: OperationDefinitionNode, variables: Variables) {
  if (!Object.values(variables).includes(null)) return undefined
  const names = (node.variableDefinitions ?? []).map(({ variable }) => variable.name.value)
  const conditions = conditionsOf(document)
  return names.find((name) => variables[name] === null && conditions.includes(name))
}

const runOf = ({ sources }: Executing, data: Run['data'], variables: Variables, { envelope }: Caller): Run => ({
  data,
  variables,
  envelope,
  sources,
  errors: [],
  shared: null,
  collected: new Map(),
  isAborted: false,
})

/** Runs the steps of a plan and writes the response, refused fields included. */
function runVariant(
  executing: Executing,
  variant: Variant,
  step: Step | null,
  variables: Variables,
  caller: Caller,
): MaybePromise<Answer> {
  const data = {}
  const run = runOf(executing, data, variables, caller)
  const settings = answerSettings(executing, variant, caller)
  const write = (): Answer => {
    const meta = variant.introspect?.(variables)
    if (meta !== undefined) run.errors.push(...meta.errors)
    const response = variant.serializer(variables)(data, meta?.data ?? null, run.shared)
    return answerOf(response, run.errors, settings)
  }
  return step === null ? write() : whenDone(step(run), write)
}

/** Joins events of a subscription, all of them with the same fetches, and writes the response of each. */
export function runEvents(
  executing: Executing,
  variant: Variant,
  events: readonly ExecutionResult[],
  variables: Variables,
  caller: Caller,
): MaybePromise<Answer[]> {
  const { begin, join } = variant.subscription(variables)
  const begun = events.map(begin)
  const data = begun.map((event) => event.data)
  const run = runOf(executing, data, variables, caller)
  const serialize = variant.serializer(variables)
  const settings = answerSettings(executing, variant, caller)
  const write = (): Answer[] =>
    begun.map((event, i) => {
      const joining = run.errors.flatMap((error) => errorIn(error, i))
      return answerOf(serialize(event.data, null, run.shared), [...event.errors, ...joining], settings)
    })
  return join === null ? write() : whenDone(join(run), write)
}

/** The errors of a join that belong to one event. An error that names no event belongs to all. */
function errorIn(error: GraphQLError, event: number): GraphQLError[] {
  const { message, extensions, path } = error
  if (typeof path?.[0] !== 'number') return [error]
  return path[0] === event ? [new GraphQLError(message, { extensions, path: path.slice(1) })] : []
}

const noCodes: SubgraphErrorCodes = new Set()

const answerSettings = (
  { subgraphErrorCodes = noCodes }: Executing,
  { refusalOf }: Variant,
  caller: Caller,
): AnswerSettings => ({
  subgraphErrorCodes,
  refused: ({ typeName, field }, path) => refused(caller, refusalOf(caller.subject, typeName, field), path),
})

function refused(
  { subject, envelope }: Caller,
  { verdict, requiredPermissions }: Refusal,
  path: readonly (string | number)[],
): GraphQLError {
  if (!subject.isAuthenticated) return unauthenticated(path)
  if (verdict === 'unproven') return stepUpRequired(stepUpMethods(envelope.viewer), path)
  return (verdict === 'unenrolled' ? secondFactorMissing : forbidden)(requiredPermissions, path)
}

/** The error of a root field that access refuses. */
export const refusedRoot = (caller: Caller, { key, refusal }: RefusedRoot): GraphQLError =>
  refused(caller, refusal(caller.subject), [key])

function refusedMutation(
  executing: Executing,
  parts: {
    operation: Operation
    variant: Variant
    variables: Variables
    roots: readonly RefusedRoot[]
    caller: Caller
  },
): Answer {
  const { operation, variant, variables, roots, caller } = parts
  const all = [...new Set(operation.roots(variables).map(({ key }) => key))]
  const errors = all.map((key) => {
    const root = roots.find((each) => each.key === key)
    if (root !== undefined) return refusedRoot(caller, root)
    return refusal('FORBIDDEN', 'Not executed, because another field of this operation is refused', [key])
  })
  const data = Object.fromEntries(all.map((key) => [key, null]))
  const settings = answerSettings(executing, variant, caller)
  return answerOf({ text: JSON.stringify({ data }), data, causes: [] }, errors, settings)
}
