// The events of a subscription's first fetch, over lost connections: where the field has a cursor, each is had once.
import { setTimeout as pause } from 'node:timers/promises'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { refusal } from '@quintet/kit/wire/errors.ts'
import {
  type ExecutionResult,
  type GraphQLField,
  type GraphQLSchema,
  getNullableType,
  isObjectType,
  isRequiredArgument,
  Kind,
  parse,
  print,
  visit,
} from 'graphql'
import type { Source, SourceRequest } from '../sources/source.ts'

type Stream = AsyncIterableIterator<ExecutionResult>

export interface UpstreamItem {
  /** Null where only a place in the stream is told: where it begins. */
  readonly event: ExecutionResult | null
  /** Where to resume after it; null where the field has no cursor. */
  readonly cursor: string | null
}
export type Upstream = AsyncIterableIterator<UpstreamItem>

/** The first fetch of a plan. */
export interface FirstFetch {
  readonly operation: string
  readonly operationName?: string | undefined
}

const afterVariable = '__quintet_after'
const cursorKey = '__quintet_cursor'
const firstPause = 250
const longestPause = 2000

/**
 * Follows the first fetch of a subscription.
 * @param variables those that the fetch uses
 * @param after the cursor to begin after; null: what comes from now on
 * @param envelopeNow the envelope to connect under, made anew each time; null when the session has ended
 * @returns a stream that throws what the subgraph refuses with, and never for a lost connection that can be resumed, nor
 * because it was read too slowly: that is ours to mend and not the clients'
 */
export function followUpstream(
  source: Source,
  fetch: FirstFetch,
  variables: Readonly<Record<string, unknown>>,
  after: string | null,
  schema: GraphQLSchema,
  envelopeNow: () => Promise<Envelope | null>,
): Upstream {
  const form = resumableForm(fetch, schema)
  let last = after
  let stream: Stream | null = null
  let done = false
  const ending = new AbortController()
  const finished = { value: undefined, done: true } as const

  const open = async (): Promise<Stream> => {
    const envelope = await envelopeNow()
    if (envelope === null) throw refusal('UNAUTHENTICATED', 'The session has ended')
    const request: SourceRequest =
      form === null
        ? { query: fetch.operation, operationName: fetch.operationName, variables }
        : { ...form.request(variables, last), operationName: fetch.operationName }
    const opened = await source.subscribe(request, envelope)
    if (Symbol.asyncIterator in opened) return opened
    throw opened.errors?.[0] ?? refusal('UNAVAILABLE', `${source.name} does not answer at the moment; try again`)
  }
  /** The next event of the present connection. */
  const pull = async (): Promise<IteratorResult<UpstreamItem>> => {
    stream ??= await open()
    // Left while it was being opened: nobody else closes it.
    if (done) await stream.return?.()
    const item = await stream.next()
    if (item.done === true) return finished
    const { place } = item.value.extensions ?? {}
    const isPlace = typeof place === 'string'
    const cursor = isPlace ? place : (form?.cursorOf(item.value) ?? null)
    last = cursor ?? last
    return { value: { event: isPlace ? null : item.value, cursor }, done: false }
  }
  return {
    async next() {
      let wait = firstPause
      while (!done) {
        try {
          return await pull()
        } catch (error) {
          stream = null
          if (done) break
          const isResumed = form !== null && (isAway(error) || (last !== null && codeOf(error) === 'SLOW_CONSUMER'))
          if (!isResumed) throw isAway(error) ? refusal('UNAVAILABLE', 'The source of these events is away') : error
          await pause(wait, undefined, { signal: ending.signal }).catch(() => {})
          wait = Math.min(wait * 2, longestPause)
        }
      }
      return finished
    },
    async return() {
      done = true
      ending.abort()
      await stream?.return?.()
      return finished
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

/** A lost connection, or a subgraph that does not answer at the moment. */
const isAway = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'Disconnected' || codeOf(error) === 'UNAVAILABLE')

const codeOf = (error: unknown): unknown =>
  error instanceof Error ? (Reflect.get(error, 'extensions') as { code?: unknown } | undefined)?.code : undefined

interface ResumableForm {
  request(variables: Readonly<Record<string, unknown>>, after: string | null): SourceRequest
  /** Where the client wants to begin; null: now. */
  afterOf(variables: Readonly<Record<string, unknown>>): string | null
  /** The variables without one that serves `after` alone. */
  others(variables: Readonly<Record<string, unknown>>): Record<string, unknown>
  cursorOf(event: ExecutionResult): string | null
}

/** How a subscription is resumed. */
export interface Resumption {
  /** Where the client wants to begin; null: now. */
  readonly after: string | null
  /** The variables without one that tells only where to begin. */
  readonly others: Readonly<Record<string, unknown>>
}

/** What the variables of a first fetch say about where to begin. */
export function resumptionOf(
  fetch: FirstFetch,
  variables: Readonly<Record<string, unknown>>,
  schema: GraphQLSchema,
): Resumption {
  const form = resumableForm(fetch, schema)
  return { after: form?.afterOf(variables) ?? null, others: form?.others(variables) ?? variables }
}

/** Kept as long as the plan is. */
const forms = new WeakMap<FirstFetch, ResumableForm | null>()

/** The fetch with its `after` as a variable of ours and its cursor selected; null when the field has none to resume after. */
function resumableForm(fetch: FirstFetch, schema: GraphQLSchema): ResumableForm | null {
  let form = forms.get(fetch)
  if (form === undefined) {
    form = makeForm(fetch.operation, schema)
    forms.set(fetch, form)
  }
  return form
}

/** By the types as well: subgraphs of others may mean something else by the same names. */
function isResumable(field: GraphQLField<unknown, unknown> | undefined): boolean {
  const after = field?.args.find(({ name }) => name === 'after')
  const type = getNullableType(field?.type)
  const cursor = isObjectType(type) ? type.getFields().cursor : undefined
  return (
    String(after?.type) === 'String' &&
    after?.defaultValue === undefined &&
    String(getNullableType(cursor?.type)) === 'String' &&
    cursor?.args.some(isRequiredArgument) === false
  )
}

function makeForm(operation: string, schema: GraphQLSchema): ResumableForm | null {
  const document = parse(operation)
  const [definition] = document.definitions
  const root = definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections[0] : undefined
  if (root?.kind !== Kind.FIELD || root.selectionSet === undefined) return null
  if (!isResumable(schema.getSubscriptionType()?.getFields()[root.name.value])) return null

  const given = root.arguments?.find(({ name }) => name.value === 'after')?.value
  const own = given?.kind === Kind.VARIABLE ? given.name.value : null
  const name = (value: string) => ({ kind: Kind.NAME, value }) as const
  const variable = { kind: Kind.VARIABLE, name: name(afterVariable) } as const
  const rewritten = visit(document, {
    OperationDefinition: (node) => ({
      ...node,
      variableDefinitions: [
        ...(node.variableDefinitions ?? []),
        { kind: Kind.VARIABLE_DEFINITION, variable, type: { kind: Kind.NAMED_TYPE, name: name('String') } } as const,
      ],
    }),
    Field(node) {
      if (node !== root) return undefined
      const others = (node.arguments ?? []).filter((argument) => argument.name.value !== 'after')
      const cursor = { kind: Kind.FIELD, alias: name(cursorKey), name: name('cursor') } as const
      return {
        ...node,
        arguments: [...others, { kind: Kind.ARGUMENT, name: name('after'), value: variable } as const],
        selectionSet: { ...node.selectionSet!, selections: [...node.selectionSet!.selections, cursor] },
      }
    },
  })
  // The client's variable may have served this argument alone; an unused one is invalid.
  let isUsed = false
  visit(rewritten, {
    VariableDefinition: () => false,
    Variable(node) {
      if (node.name.value === own) isUsed = true
    },
  })
  const query = print(
    visit(rewritten, {
      VariableDefinition: (node) => (node.variable.name.value === own && !isUsed ? null : undefined),
    }),
  )
  const key = (root.alias ?? root.name).value
  const others = (variables: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(variables).filter(([each]) => each !== own || isUsed))
  return {
    others,
    request: (variables, after) => ({
      query,
      variables: { ...others(variables), [afterVariable]: after },
      wantsPlace: true,
    }),
    afterOf(variables) {
      const value = own === null ? (given?.kind === Kind.STRING ? given.value : null) : variables[own]
      return typeof value === 'string' ? value : null
    },
    cursorOf(event) {
      const payload = event.data?.[key] as Record<string, unknown> | null | undefined
      const cursor = payload?.[cursorKey]
      return typeof cursor === 'string' ? cursor : null
    },
  }
}
