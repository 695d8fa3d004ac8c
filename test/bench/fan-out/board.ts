// A live board in two subgraphs, one for the scores and one for their people: the events of `pnpm bench fan-out`.
import { EventEmitter, once } from 'node:events'
import { composeServices } from '@apollo/composition'
import { inProcess } from '@quintet/gateway/sources/in-process.ts'
import type { Source } from '@quintet/gateway/sources/source.ts'
import { createEngine } from '@quintet/kit/subgraph/engine.ts'
import { guardSchema } from '@quintet/kit/subgraph/guards.ts'
import { buildExecutable } from '@quintet/kit/subgraph/schema.ts'
import { accessTable } from '@quintet/schema/access.ts'
import { type ExecutionResult, parse, subscribe } from 'graphql'
import { type ClassicService, linked } from '../gateway/classic.ts'
import { sourceOf } from '../gateway/shop.ts'
import { longName } from './scored.ts'

export interface Board {
  readonly supergraphSdl: string
  readonly sources: ReadonlyMap<string, Source>
  /** Has so many events happen in one turn. */
  publish(events: number): void
}

/** The board, guarded by scopes that the people of a bench have. */
export function createBoard(): Board {
  const published = new EventEmitter()
  let last = 0
  async function* after(number: number) {
    for (let at = number; ; ) {
      while (at < last) yield { scored: { cursor: `c${++at}`, value: at, person: { id: '1' } } }
      await once(published, 'more')
    }
  }
  const scores: ClassicService = {
    name: 'scores',
    sdl: `
      type Query { boards: [String!] @authenticated }
      type Subscription {
        scored(board: String!, after: String): Scored @requiresScopes(scopes: [["shop.scores:read"]])
      }
      type Scored { cursor: String! value: Int! person: Person }
      type Person @key(fields: "id") { id: ID! }`,
    resolvers: {},
  }
  const people: ClassicService = {
    name: 'people',
    sdl: `
      type Query { people: [Person] @authenticated }
      type Person @key(fields: "id") { id: ID! name: String @requiresScopes(scopes: [["shop.people:read"]]) }`,
    resolvers: { Person: { __resolveReference: (reference) => reference, name: () => longName } },
  }
  const streaming = {
    ...sourceOf(scores, true),
    subscribe: subscriberOf(
      scores,
      () => `c${last}`,
      (cursor) => after(cursor === null ? last : Number(cursor.slice(1))),
    ),
  }
  const sources = [streaming, sourceOf(people, true)].map((source) => [source.name, inProcess(source)] as const)
  const composed = composeServices(
    [scores, people].map(({ name, sdl }) => ({ name, url: `http://${name}`, typeDefs: parse(linked(sdl)) })),
  )
  if (composed.errors !== undefined) throw new Error(composed.errors.map(({ message }) => message).join('\n'))
  return {
    supergraphSdl: composed.supergraphSdl,
    sources: new Map(sources),
    publish(events) {
      last += events
      published.emit('more')
    },
  }
}

/** Subscriptions to a subgraph's one stream, executed and guarded as the kit does it. */
function subscriberOf(
  { sdl }: ClassicService,
  positionNow: () => string,
  open: (after: string | null) => AsyncIterable<object>,
): Source['subscribe'] {
  const typeDefs = parse(linked(sdl))
  const schema = buildExecutable(typeDefs, {})
  const [field] = Object.values(schema.getSubscriptionType()!.getFields())
  field!.subscribe = (_root, { after = null }) => open(after)
  guardSchema(schema, accessTable(typeDefs), () => false, {})
  const prepare = createEngine(schema)
  return async ({ query, variables = {} }, envelope) => {
    const prepared = prepare(query)
    if ('errors' in prepared) return prepared
    const contextValue = { envelope, verdicts: new Map() }
    const stream = await subscribe({ schema, document: prepared.document, contextValue, variableValues: variables })
    return Symbol.asyncIterator in stream ? beginningAt(positionNow(), stream) : stream
  }
}

/** The position of a stream comes before its first event. */
async function* beginningAt(
  position: string,
  events: AsyncIterable<ExecutionResult>,
): AsyncIterableIterator<ExecutionResult> {
  yield { data: null, extensions: { position } }
  yield* events
}
