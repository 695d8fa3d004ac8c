// The events of a subscription's first fetch. Lost connections are resumed; where the field has a cursor, each event comes
// exactly once.
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
  /** Null for an item that reports only the cursor where the stream begins. */
  readonly event: ExecutionResult | null
  /** Where to resume after it; null where the field has no cursor. */
  readonly cursor: string | null
}
export type Upstream = AsyncIterableIterator<UpstreamItem>

/** The first fetch of a plan. */
export interface FirstFetch {
  readonly operation: string
  readonly operationName?: string | undefined
  /** Whether events may contain numbers that JavaScript would change. */
  readonly exactNumbers?: boolean
}

const afterVariable = '__quintet_after'
const cursorKey = '__quintet_cursor'
const minRetryMilliseconds = 250
const maxRetryMilliseconds = 2000

/**
 * Follows the first fetch of a subscription.
 * @param variables those that the fetch uses
 * @param after the cursor to begin after; null for events from now on
 * @param envelopeNow makes the envelope of each connection; null when the session has ended
 * @returns a stream that throws the subgraph's refusal. A lost connection that can be resumed does not end it, nor does
 * SLOW_CONSUMER of the subgraph: the slow reader was this gateway, not a client
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
    const { operation: query, operationName, exactNumbers } = fetch
    const request: SourceRequest =
      form === null
        ? { query, operationName, variables, exactNumbers }
        : { ...form.request(variables, last), operationName, exactNumbers }
    const opened = await source.subscribe(request, envelope)
    if (Symbol.asyncIterator in opened) return opened
    throw opened.errors?.[0] ?? refusal('UNAVAILABLE', `${source.name} is unavailable; try again`)
  }
  /** The next event of the current connection. */
  const pull = async (): Promise<IteratorResult<UpstreamItem>> => {
    stream ??= await open()
    // The stream was closed while it was opening.
    if (done) await stream.return?.()
    const item = await stream.next()
    if (item.done === true) return finished
    // A stream of the kit begins with its position. An event of a foreign subgraph may have an extension of that name.
    const { data, extensions = {} } = item.value
    const start = form !== null && data === null && typeof extensions.position === 'string' ? extensions.position : null
    const isStart = start !== null
    const cursor = start ?? form?.cursorOf(item.value) ?? null
    last = cursor ?? last
    return { value: { event: isStart ? null : item.value, cursor }, done: false }
  }
  return {
    async next() {
      let wait = minRetryMilliseconds
      while (!done) {
        try {
          return await pull()
        } catch (error) {
          stream = null
          if (done) break
          const isResumed = form !== null && (isLost(error) || (last !== null && codeOf(error) === 'SLOW_CONSUMER'))
          if (!isResumed)
            throw isLost(error) ? refusal('UNAVAILABLE', `${source.name} is unavailable; try again`) : error
          await pause(wait, undefined, { signal: ending.signal }).catch(() => {})
          wait = Math.min(wait * 2, maxRetryMilliseconds)
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

/** A lost connection, or a subgraph that does not respond at the moment. */
const isLost = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'Disconnected' || codeOf(error) === 'UNAVAILABLE')

const codeOf = (error: unknown): unknown =>
  error instanceof Error ? (Reflect.get(error, 'extensions') as { code?: unknown } | undefined)?.code : undefined

interface ResumableForm {
  request(variables: Readonly<Record<string, unknown>>, after: string | null): SourceRequest
  /** The client's `after`; null without one. */
  afterOf(variables: Readonly<Record<string, unknown>>): string | null
  /** The variables without the one that is used only for `after`. */
  others(variables: Readonly<Record<string, unknown>>): Record<string, unknown>
  cursorOf(event: ExecutionResult): string | null
}

interface Resumption {
  /** The client's `after`; null without one. */
  readonly after: string | null
  /** The variables without the one that is used only for `after`. */
  readonly others: Readonly<Record<string, unknown>>
}

/** Splits the variables of a first fetch into `after` and the others. */
export function resumptionOf(
  fetch: FirstFetch,
  variables: Readonly<Record<string, unknown>>,
  schema: GraphQLSchema,
): Resumption {
  const form = resumableForm(fetch, schema)
  return { after: form?.afterOf(variables) ?? null, others: form?.others(variables) ?? variables }
}

/** Kept as long as the plan. */
const forms = new WeakMap<FirstFetch, ResumableForm | null>()

/** The fetch with `after` in a variable of the gateway and the cursor selected; null for a field without cursors. */
function resumableForm(fetch: FirstFetch, schema: GraphQLSchema): ResumableForm | null {
  let form = forms.get(fetch)
  if (form === undefined) {
    form = makeForm(fetch.operation, schema)
    forms.set(fetch, form)
  }
  return form
}

/** Checks the types too, because foreign subgraphs may use the same names for something else. */
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
  // The client's variable may have been used by this argument only, and an unused variable is invalid.
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
      // Without a cursor the argument is left out: a foreign subgraph may take null for something else.
      variables: after === null ? others(variables) : { ...others(variables), [afterVariable]: after },
      wantsPosition: true,
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
