// A federation with live scores and no database: a log of events that is read after cursors, and people in another subgraph.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import type { Change } from '@quintet/gateway/auth/access-feed.ts'
import { bearerOf } from '@quintet/gateway/auth/bearer.ts'
import type { Caller, Claims, Viewers } from '@quintet/gateway/auth/viewers.ts'
import { createEventStreams } from '@quintet/gateway/http/event-stream.ts'
import { createConnectionCounter, defaultLiveLimits, type LiveLimits } from '@quintet/gateway/limits/connections.ts'
import { defaultLimits } from '@quintet/gateway/limits/limits.ts'
import type { LiveEvent } from '@quintet/gateway/live/channel.ts'
import { createSubscriptions, type Subscriptions } from '@quintet/gateway/live/subscriptions.ts'
import type { LoadedGraph } from '@quintet/gateway/pipeline/graph.ts'
import type { GraphQLRequest, Prepared } from '@quintet/gateway/pipeline/prepare.ts'
import type { Source } from '@quintet/gateway/sources/source.ts'
import { serveSockets } from '@quintet/gateway/websocket/sockets.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { createLogger } from '@quintet/kit/process/log.ts'
import { anonymousEnvelope, platformRealmId } from '@quintet/kit/wire/envelope.ts'
import { refusal } from '@quintet/kit/wire/errors.ts'
import { type ExecutionResult, GraphQLError, print } from 'graphql'
import { type Federation, federate } from '../federation/federation.ts'
import { subjectOf } from '../subjects.ts'
import { aFeed } from './feed.ts'
import type { Json } from './quintet.ts'
import { bells, people, scores } from './scoring-graph.ts'

export const scored =
  'subscription ($board: String!, $after: String) { scored(board: $board, after: $after) { cursor value person { name } } }'
export const cursor = (number: number): string => `c${number}`

/** A subscription, and what it has received. */
export interface TestSubscriber {
  readonly events: Json[]
  readonly cursors: (string | null)[]
  /** The number of events in each delivery. */
  readonly batches: number[]
  /** The number of events and the last cursor. With `isSilent` nothing else is kept. */
  readonly received: () => { count: number; last: string | null }
  /** Undefined while the subscription is active. */
  readonly outcome: () => readonly GraphQLError[] | null | undefined
  stop(): void
}

export interface Scoring {
  readonly federation: Federation
  readonly graph: LoadedGraph
  readonly subscriptions: Subscriptions
  /** How requests and subscriptions ended: ok, or the code of the first error. */
  readonly outcomes: readonly string[]
  /** Streams of the scores subgraph: open now, and opened in all. */
  readonly streams: { open: number; ever: number }
  /** Adds events to the log; every open stream gets them. */
  score(count?: number, person?: string): void
  /** Cuts all open streams, like a subgraph that crashes. */
  cut(): void
  subscribe(variables?: object, options?: SubscribeOptions): TestSubscriber
  /** Changes the grants of a user; null ends their session. */
  grant(userId: string, grants: string[] | null): void
  /** Users without a right to the rows of `ownScored`, whose streams do not open. */
  readonly strangers: Set<string>
  /** Callers who are service accounts, which have no user. */
  readonly machines: Set<string>
  /** Reports a change on the access feed. */
  notify(change: Change | 'all'): void
  /** A token of a user that is valid for some milliseconds. */
  tokenOf(userId: string, milliseconds: number): string
  /** Serves sockets and event streams on a free port. Returns the URL of the sockets. */
  serve(limits?: Partial<LiveLimits>): Promise<string>
  /** How often rights were read. */
  rightsReads(): number
  /** Called whenever rights are read. */
  onRightsRead(): void
  /** Sets how long streams of the scores subgraph take to open. */
  delay(milliseconds: number): void
  /** Closes all sockets, like a server that stops. */
  drain(): Promise<void>
  stop(): Promise<void>
}

interface SubscribeOptions {
  readonly query?: string
  readonly userId?: string
  readonly tenantId?: string
  /** Keeps no events. */
  readonly isSilent?: boolean
  /** Called with events; false refuses them. */
  readonly take?: (events: readonly LiveEvent[]) => boolean
}

/**
 * @param isUnavailable whether rights cannot be read at the moment
 * @param limits of subscriptions
 */
export async function startScoring(
  isUnavailable: () => boolean = () => false,
  limits: Partial<LiveLimits> = {},
): Promise<Scoring> {
  const log: { value: number; person: string }[] = []
  const streams = { open: 0, ever: 0 }
  const readers = new Set<{ wake(): void; cut(): void }>()
  let opening = 0
  let rightsReads = 0
  const strangers = new Set<string>()
  const machines = new Set<string>()
  const openStream: Source['subscribe'] = async ({ query, variables = {}, wantsPosition }, { viewer, client }) => {
    const isStranger = query.includes('ownScored') && strangers.has(viewer?.userId ?? client ?? '')
    if (variables.board === 'unknown' || isStranger)
      return { errors: [refusal('NOT_FOUND', 'no board', [rootKeyOf(query)])] }
    const after = variables.__quintet_after
    if (typeof after === 'string' && !/^c\d+$/.test(after)) {
      return { errors: [refusal('BAD_USER_INPUT', 'no cursor', [rootKeyOf(query)])] }
    }
    if (opening > 0) await pause(opening)
    streams.open++
    streams.ever++
    return readLog(query, typeof after === 'string' ? Number(after.slice(1)) : log.length, wantsPosition === true)
  }
  function readLog(query: string, begin: number, wantsPosition: boolean): AsyncIterableIterator<ExecutionResult> {
    let at = begin
    let state: 'open' | 'cut' | 'ended' = 'open'
    let wake = (): void => {}
    let isPositionSent = !wantsPosition
    const reader = {
      wake: () => wake(),
      cut: () => {
        state = 'cut'
        wake()
      },
    }
    readers.add(reader)
    const end = async () => {
      if (readers.delete(reader)) streams.open--
      state = 'ended'
      wake()
      return { value: undefined, done: true as const }
    }
    const root = rootKeyOf(query)
    return {
      async next() {
        if (!isPositionSent) {
          isPositionSent = true
          return { value: { data: null, extensions: { position: cursor(at) } }, done: false }
        }
        while (state === 'open' && at >= log.length) {
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        }
        if (state === 'cut') {
          await end()
          throw Object.assign(new Error('cut'), { name: 'Disconnected' })
        }
        if (state === 'ended') return end()
        const { value, person } = log[at++]!
        const payload = {
          cursor: cursor(at),
          __quintet_cursor: cursor(at),
          value,
          person: { __typename: 'Person', id: person },
          viewer: { __typename: 'Viewer', id: 'of the caller' },
        }
        return { value: { data: { [root]: payload } }, done: false }
      },
      return: end,
      [Symbol.asyncIterator]() {
        return this
      },
    }
  }
  const federation = await federate([
    { name: 'scores', sdl: scores, subscribe: openStream },
    {
      name: 'bells',
      sdl: bells,
      subscribe: async ({ query, variables }) => readLog(query, Number(`${variables?.__quintet_after}`.slice(1)), true),
    },
    {
      name: 'people',
      sdl: people,
      resolvers: {
        Person: {
          __resolveReference: (reference: Json) => reference,
          name: ({ id }: Json) => `Person ${id}`,
          said: (_: Json, { word }: Json) => word,
          // Guarded where it is, too.
          income: (_: Json, __: object, { envelope }: Json) =>
            envelope.grants.includes('people.incomes:read') ? 40_000 : null,
        },
        Viewer: {
          __resolveReference: (reference: Json) => reference,
          name: (_: Json, __: object, { envelope }: Json) => envelope.viewer.userId,
        },
      },
    },
  ])
  const rights = new Map<string, { grants: string[] | null; subject: Caller['subject'] }>()
  const rightsOf = (userId: string) => {
    const found = rights.get(userId) ?? { grants: [], subject: subjectOf([]) }
    rights.set(userId, found)
    return found
  }
  const tokens = new Map<string, Claims>()
  const claimsOf = (userId: string, tenantId: string, expiresAt: number): Claims => {
    const viewer = { userId, sessionId: `session of ${userId}`, acr: 'aal1', authTime: 0 }
    return { viewer, realmId: platformRealmId, tenantId, expiresAt }
  }
  const viewers: Viewers = {
    verify: (token) => tokens.get(token) ?? 'refused',
    isOver: async () => false,
    forget() {},
    async caller(claims, facts) {
      rightsReads++
      fixture.onRightsRead()
      if (isUnavailable()) throw refusal('UNAVAILABLE', 'Your rights cannot be read')
      const anonymous = anonymousEnvelope(facts.requestId, null, null)
      if (claims === null) return { envelope: anonymous, subject: subjectOf(null) }
      const { userId } = claims.viewer!
      const { grants, subject } = rightsOf(userId)
      if (grants === null) return 'refused'
      const who = machines.has(userId)
        ? { viewer: null, client: userId }
        : { viewer: { ...claims.viewer!, methods: [] }, client: null }
      return { envelope: { ...anonymous, ...who, tenantId: claims.tenantId, grants }, subject }
    },
  }
  const { feed, notify } = aFeed()
  const clientErrors = (error: unknown) => [error instanceof GraphQLError ? error : new GraphQLError(String(error))]
  const { executing, operations, stop } = federation
  const graph: LoadedGraph = { sources: executing.sources, executing, operations, stop }
  const prepare = (query: string) => ({ operation: operations.of(query, undefined), graph })
  const outcomes: string[] = []
  const subscriptions = createSubscriptions({
    graph,
    viewers,
    feed,
    admit: () => null,
    clientErrors,
    // Most tests subscribe many times from one address.
    limits: { ...defaultLiveLimits, subscriptionsPerViewer: Number.POSITIVE_INFINITY, ...limits },
    onEnd: (_, outcome) => outcomes.push(outcome),
  })
  const server = createServer()
  const closing: (() => Promise<void>)[] = []
  const fixture: Scoring = {
    federation,
    graph,
    subscriptions,
    outcomes,
    streams,
    score(count = 1, person) {
      for (let i = 0; i < count; i++) log.push({ value: log.length + 1, person: person ?? String(log.length % 5) })
      for (const reader of readers) reader.wake()
    },
    cut() {
      for (const reader of [...readers]) reader.cut()
    },
    subscribe(variables = {}, { query = scored, userId, tenantId = 'acme', isSilent = false, take } = {}) {
      const events: Json[] = []
      const cursors: (string | null)[] = []
      const batches: number[] = []
      const received: { count: number; last: string | null } = { count: 0, last: null }
      let outcome: readonly GraphQLError[] | null | undefined
      const claims = userId === undefined ? null : claimsOf(userId, tenantId, Infinity)
      const facts = { requestId: 'test', clientIp: null, userAgent: null }
      const stop = subscriptions.begin(
        { prepared: prepare(query), variables: { board: 'main', ...variables }, claims, facts },
        {
          next(more) {
            if (take !== undefined && !take(more)) return false
            received.count += more.length
            received.last = more.at(-1)?.cursor ?? null
            if (isSilent) return true
            batches.push(more.length)
            for (const event of more) {
              events.push(JSON.parse(event.body.toString()))
              cursors.push(event.cursor)
            }
            return true
          },
          end(errors) {
            outcome = errors
          },
        },
      )
      return { events, cursors, batches, received: () => received, outcome: () => outcome, stop }
    },
    grant(userId, grants) {
      rights.set(userId, { grants, subject: subjectOf(grants ?? []) })
    },
    strangers,
    machines,
    notify,
    tokenOf(userId, milliseconds) {
      const token = `${userId}.${tokens.size}`
      tokens.set(token, claimsOf(userId, 'acme', Date.now() + milliseconds))
      return token
    },
    async serve(serverLimits = {}) {
      const liveLimits = { ...defaultLiveLimits, ...serverLimits }
      const gateway = {
        clock: systemClock,
        limits: defaultLimits,
        liveLimits,
        admission: { checkAddressLimit: () => 0 },
        metrics: { countRequest: (outcome: string) => outcomes.push(outcome), countClose: () => {} },
        viewers,
        feed,
        authenticate: async (_: unknown, header?: string) =>
          header === undefined ? null : viewers.verify(bearerOf(header)),
        prepare: ({ query = '' }: GraphQLRequest) => prepare(query),
        subscribe: subscriptions.begin,
        runAs: ({ operation }: Prepared) => federation.ask(print(operation.document)),
      }
      const factsOf = () => ({ requestId: 'test', clientIp: '10.0.0.1', userAgent: null })
      const counter = createConnectionCounter(liveLimits.connections, liveLimits.connectionsPerViewer)
      const sockets = serveSockets(server, gateway as never, createLogger('silent'), factsOf, counter, () => true)
      const events = createEventStreams(gateway as never, counter)
      server.on('request', async (request, response) => {
        const { query = '', variables } = (await json(request)) as GraphQLRequest
        const asked = { prepared: prepare(query), variables: variables ?? {} }
        await events.serve(request, response, asked, factsOf()).catch(() => response.writeHead(503).end())
      })
      closing.push(() => sockets.close(0))
      server.listen(0, '127.0.0.1')
      await once(server, 'listening')
      return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
    },
    rightsReads: () => rightsReads,
    onRightsRead() {},
    delay(milliseconds) {
      opening = milliseconds
    },
    async drain() {
      for (const close of closing.splice(0)) await close()
    },
    async stop() {
      for (const close of closing) await close()
      server.closeAllConnections()
      server.close()
      await federation.stop()
    },
  }
  return fixture
}

/** The response key of a subscription's field. */
const rootKeyOf = (query: string): string => /\{\s*(\w+)/.exec(query.slice(query.indexOf(')') + 1))?.[1] ?? 'scored'
