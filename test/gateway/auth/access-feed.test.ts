// News of ended sessions and changed rights: what is remembered is forgotten when news may have been missed.
import { type AccessFeed, followAccess } from '@quintet/gateway/auth/access-feed.ts'
import { createViewers } from '@quintet/gateway/auth/viewers.ts'
import { createGateway, type Gateway } from '@quintet/gateway/gateway.ts'
import type { Source } from '@quintet/gateway/sources/source.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { createLogger } from '@quintet/kit/process/log.ts'
import type { ExecutionResult } from 'graphql'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { supergraphText } from '../../support/schema/access.ts'

const log = createLogger('silent')
const beat: ExecutionResult = { data: { news: null } }

/** A subgraph that is subscribed to at once, as one over the network is, and begins to listen only when told. */
function aSource(name: string, answers: Record<string, unknown>) {
  const streams: PromiseWithResolvers<ExecutionResult>[] = []
  const source: Source = {
    name,
    execute: async () => ({ data: answers }),
    answer: async () => null,
    async subscribe() {
      let next = Promise.withResolvers<ExecutionResult>()
      streams.push(next)
      const stream: AsyncIterableIterator<ExecutionResult> = {
        async next() {
          const value = await next.promise
          next = Promise.withResolvers()
          return { value, done: false }
        },
        return: async () => ({ value: undefined, done: true }),
        [Symbol.asyncIterator]: () => stream,
      }
      return stream
    },
  }
  return { source, streams, answers }
}

let feed: AccessFeed | undefined
afterEach(() => feed?.stop())

it('a session that ended while its subgraph was being subscribed to anew is not remembered as live', async () => {
  const identity = aSource('identity', { sessionStates: [{ id: 's', isLive: true }] })
  const tenancy = aSource('tenancy', { grants: { permissions: [], policyVersion: 1, isMember: true } })
  feed = followAccess({ identity: identity.source, tenancy: tenancy.source }, log)
  const viewers = createViewers({
    identity: identity.source,
    tenancy: tenancy.source,
    feed,
    clock: systemClock,
    issuer: 'http://localhost',
  })
  const claims = {
    viewer: { userId: 'u', sessionId: 's', acr: 'aal1', authTime: 1 },
    tenantId: 't',
    expiresAt: Number.POSITIVE_INFINITY,
  }
  const isLive = async () =>
    (await viewers.caller(claims, { requestId: 'r', clientIp: null, userAgent: null })) !== 'refused'
  await vi.waitFor(() => expect([identity.streams.length, tenancy.streams.length]).toEqual([1, 1]))
  expect(await isLive()).toBe(true)
  // It ends unheard: the subscription is on its way, but has not begun.
  identity.answers.sessionStates = [{ id: 's', isLive: false }]
  identity.streams[0]!.resolve(beat)
  tenancy.streams[0]!.resolve(beat)
  await vi.waitFor(() => expect(feed!.isAlive()).toBe(true))
  expect(await isLive()).toBe(false)
})

it('many who ask about the same person at a time cause one question, and what changes meanwhile another', async () => {
  const identity = aSource('identity', { sessionStates: [{ id: 's', isLive: true }] })
  const tenancy = aSource('tenancy', { grants: { permissions: [], policyVersion: 1, isMember: true } })
  let questions = 0
  const counted: Source = {
    ...identity.source,
    async execute(request, envelope) {
      questions++
      await new Promise(setImmediate)
      return identity.source.execute(request, envelope)
    },
  }
  feed = followAccess({ identity: identity.source, tenancy: tenancy.source }, log)
  const viewers = createViewers({
    identity: counted,
    tenancy: tenancy.source,
    feed,
    clock: systemClock,
    issuer: 'http://localhost',
  })
  const viewer = { userId: 'u', sessionId: 's', acr: 'aal1', authTime: 1 }
  const claims = { viewer, tenantId: 't', expiresAt: Number.POSITIVE_INFINITY }
  const facts = { requestId: 'r', clientIp: null, userAgent: null }
  const ask = () => Promise.all(Array.from({ length: 500 }, () => viewers.caller(claims, facts)))
  await ask()
  expect(questions).toBe(1)
  const before = ask()
  const { envelope } = (await viewers.caller(claims, facts)) as Exclude<
    Awaited<ReturnType<typeof viewers.caller>>,
    string
  >
  viewers.forget(envelope)
  await Promise.all([before, ask()])
  expect(questions).toBe(3)
})

describe('a live subscription', () => {
  let gateway: Gateway
  beforeEach(
    () =>
      void vi.useFakeTimers({
        toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'performance', 'Date'],
      }),
  )
  afterEach(async () => {
    vi.useRealTimers()
    await gateway.stop()
  })

  /** A stream that brings something at once and again and again, until it falls silent or is cut. */
  async function* every(
    milliseconds: number,
    event: () => ExecutionResult,
    isSilent = () => false,
    isCut = () => false,
  ) {
    for (;;) {
      if (!isSilent()) yield event()
      await new Promise((resolve) => setTimeout(resolve, milliseconds))
      if (isCut()) throw new Error('cut')
    }
  }
  const grants = { permissions: ['*.*:*'], policyVersion: 1, isMember: true }

  it.each(
    ['falls silent', 'is cut'].flatMap((how) =>
      ['the session ended', 'a permission was lost'].flatMap((what) =>
        [4_000, 4_300, 5_100].map((when) => [what, how, when] as const),
      ),
    ),
  )('ends within 5 s of when %s, also when the feed then %s (after %i ms)', async (what, how, when) => {
    let isOver = false
    let cursor = 0
    const name = 'any'
    const answer = async () => null
    const beats: Source['subscribe'] = async () =>
      every(
        100,
        () => beat,
        () => isOver,
        () => isOver && how === 'is cut',
      )
    const identity: Source = {
      name,
      answer,
      execute: () => ({ data: { sessionStates: [{ id: 's', isLive: !isOver || what !== 'the session ended' }] } }),
      subscribe: beats,
    }
    const tenancy: Source = {
      name,
      answer,
      execute: () => ({
        data: { grants: isOver && what !== 'the session ended' ? { ...grants, permissions: [] } : grants },
      }),
      subscribe: (...asked) => (isOver ? Promise.reject(new Error('away')) : beats(...asked)),
    }
    const event = () => ({ data: { creditScoreChanged: { cursor: `${++cursor}`, __quintet_cursor: `${cursor}` } } })
    const credit: Source = { ...identity, subscribe: async () => every(50, event) }
    gateway = await createGateway({
      supergraphSdl: supergraphText,
      sources: new Map(Object.entries({ identity, tenancy, credit, marketplace: credit, recruiting: credit })),
      clock: systemClock,
      log,
      issuer: 'http://localhost',
      introspection: false,
    })
    const viewer = { userId: 'u', sessionId: 's', acr: 'aal1', authTime: 1 }
    const claims = { viewer, tenantId: 't', expiresAt: Number.POSITIVE_INFINITY }
    const facts = { requestId: 'r', clientIp: null, userAgent: null }
    const query = 'subscription { creditScoreChanged(category: "any") { cursor } }'
    const prepared = gateway.prepare({ query }, facts)
    if ('errors' in prepared) throw prepared.errors[0]
    let last = 0
    const codes: unknown[] = []
    gateway.subscribe(
      { prepared, variables: {}, claims, facts },
      {
        next() {
          last = performance.now()
          return true
        },
        end: (errors) => void codes.push(errors?.[0]?.extensions.code),
      },
    )
    await vi.advanceTimersByTimeAsync(when)
    expect(performance.now() - last).toBeLessThan(200)
    const ended = performance.now()
    isOver = true
    await vi.advanceTimersByTimeAsync(10_000)
    // What was heard last may have been under way for a while.
    expect(last - ended).toBeLessThan(4_100)
    expect(codes).toEqual([what === 'the session ended' ? 'UNAUTHENTICATED' : 'FORBIDDEN'])
  })
})
