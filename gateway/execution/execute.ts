// Runs a variant. Apollo's executor does the fetching and joining; a compiled one takes its place here.
import type { QueryPlan } from '@apollo/query-planner'
import type { Envelope } from '@quintet/kit/envelope.ts'
import { errorCodes, refusal } from '@quintet/kit/errors.ts'
import { type DocumentNode, type ExecutionResult, execute, GraphQLError, getVariableValues } from 'graphql'
import { type Operation, rootFields, type Variant } from '../operations.ts'
import type { Source, SourceRequest } from '../sources/source.ts'
import type { Supergraph } from '../supergraph.ts'
import type { Caller } from '../viewer.ts'
import { unanswered } from './away.ts'
import { withoutRepeats } from './repeats.ts'
import { shape } from './shape.ts'

const { executeQueryPlan, buildOperationContext } = await import('@apollo/gateway')

export type Variables = Readonly<Record<string, unknown>>
export interface Executing {
  readonly supergraph: Supergraph
  readonly sources: ReadonlyMap<string, Source>
}

/** Runs a query or a mutation for a caller. A refused root mutation stops the whole operation before anything is done. */
export async function executeOperation(
  executing: Executing,
  operation: Operation,
  variables: Variables,
  caller: Caller,
): Promise<ExecutionResult> {
  const { supergraph } = executing
  const coerced = getVariableValues(supergraph.apiSchema, operation.node.variableDefinitions ?? [], variables, {
    maxErrors: 10,
  })
  if (coerced.errors !== undefined) return { errors: coerced.errors.map(asBadInput) }
  if (operation.node.operation === 'mutation') {
    const refused = await operation.refusedRoots(caller.subject, coerced.coerced)
    if (refused.length > 0) return refusedMutation(operation, coerced.coerced, refused, caller)
  }
  const variant = await operation.variantFor(caller.subject)
  return runVariant(executing, operation, variant, variant.plan, coerced.coerced, caller)
}

/**
 * Runs a plan under coerced variables and gives the result the shape of the original operation. `sources` may stand in
 * for the usual ones.
 */
export async function runVariant(
  executing: Executing,
  operation: Operation,
  variant: Variant,
  plan: QueryPlan,
  variables: Variables,
  caller: Caller,
  sources: ReadonlyMap<string, Source> = executing.sources,
): Promise<ExecutionResult> {
  const { supergraph } = executing
  const document = variant.pruned ?? variant.document
  const result = await runPlan(supergraph, document, operation.name, plan, variables, caller.envelope, sources)
  const errors = errorsOf(result)
  const data = result.data ?? null
  if (variant.pruned === null || data === null) return withErrors(data, errors)
  const shaped = shape(
    {
      schema: supergraph.apiSchema,
      document: variant.document,
      operation: operation.node,
      variables,
      isRefused: variant.isRefused,
      refusal: (path) => refused(caller, path),
    },
    supergraph.apiSchema.getRootType(operation.node.operation)!,
    data,
  )
  return withErrors(shaped.data, [...shaped.errors, ...errors])
}

const withErrors = (data: ExecutionResult['data'], errors: readonly GraphQLError[]): ExecutionResult =>
  errors.length === 0 ? { data: data ?? null } : { errors, data: data ?? null }

/** The error of a field that access refuses. */
export const refused = (caller: Caller, path: readonly (string | number)[]): GraphQLError =>
  caller.subject.isAuthenticated
    ? refusal('FORBIDDEN', 'Your roles in this tenant do not permit this', path)
    : refusal('UNAUTHENTICATED', 'Sign in first: send a valid bearer token', path)

function refusedMutation(
  { document, node }: Operation,
  variables: Variables,
  keys: readonly string[],
  caller: Caller,
): ExecutionResult {
  const all = [...new Set(rootFields(document, node, variables).map(({ key }) => key))]
  const errors = all.map((key) =>
    keys.includes(key)
      ? refused(caller, [key])
      : refusal('FORBIDDEN', 'Not done, because another field of this operation is refused', [key]),
  )
  return { errors, data: Object.fromEntries(all.map((key) => [key, null])) }
}

async function runPlan(
  supergraph: Supergraph,
  document: DocumentNode,
  operationName: string | undefined,
  plan: QueryPlan,
  variables: Variables,
  envelope: Envelope,
  sources: ReadonlyMap<string, Source>,
): Promise<ExecutionResult> {
  const { apiSchema, fullSchema, modelSchema } = supergraph
  // Nothing to fetch: introspection, or everything was pruned.
  if (plan.node === undefined) {
    const named = { operationName: operationName ?? null }
    return execute({ schema: apiSchema, document, variableValues: variables, ...named }) as ExecutionResult
  }
  const named = operationName === undefined ? {} : { operationName }
  const operationContext = buildOperationContext({ schema: apiSchema, operationDocument: document, ...named })
  const serviceMap = Object.fromEntries([...sources].map(([name, source]) => [name, dataSource(source, envelope)]))
  const request = { request: { variables }, context: {}, metrics: {}, logger: silent }
  return executeQueryPlan(
    plan,
    serviceMap as never,
    request as never,
    operationContext,
    fullSchema,
    modelSchema,
  ) as never
}

const silent = { debug() {}, info() {}, warn() {}, error() {} }

/** A source as Apollo's executor wants it. A subgraph that does not answer is UNAVAILABLE, and the rest goes on. */
const dataSource = (source: Source, envelope: Envelope) => ({
  async process({ request }: { request: SourceRequest }): Promise<ExecutionResult> {
    const { request: asked, spread } = withoutRepeats(request)
    try {
      return spread(await source.execute(asked, envelope))
    } catch {
      return unanswered(request, source.name)
    }
  },
})

const incomplete = 'This part could not be completed'

/** Errors of a result, with those that Apollo hides in its extensions, and without the names of subgraphs. */
function errorsOf(result: ExecutionResult): GraphQLError[] {
  const hidden = (result.extensions?.valueCompletion ?? []) as { message: string; path?: (string | number)[] }[]
  const visible = (result.errors ?? []).map(({ message, path, extensions: { code, requestId } }) => {
    const isOurs = (errorCodes as readonly unknown[]).includes(code)
    const shown = requestId === undefined ? {} : { requestId }
    return new GraphQLError(isOurs ? message : incomplete, {
      path: path ?? null,
      extensions: { code: isOurs ? code : 'INTERNAL_SERVER_ERROR', ...shown },
    })
  })
  const isTold = (path: readonly (string | number)[]) =>
    visible.some((error) => error.path?.join('.').startsWith(path.join('.')))
  const untold = hidden
    .filter(({ path = [] }) => !isTold(path))
    .map(({ path }) => refusal('INTERNAL_SERVER_ERROR', incomplete, path ?? []))
  return [...visible, ...untold]
}

function asBadInput(error: GraphQLError): GraphQLError {
  error.extensions.code = 'BAD_USER_INPUT'
  return error
}
