// The access feed: cached sessions and rights are not used when changes may have been missed.

import { type AccessFeed, followAccess } from '@quintet/gateway/auth/access-feed.ts'
import { createViewers } from '@quintet/gateway/auth/viewers.ts'
import { createGateway, type Gateway } from '@quintet/gateway/gateway.ts'
import type { Source } from '@quintet/gateway/sources/source.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { createLogger } from '@quintet/kit/process/log.ts'
import { platformRealmId } from '@quintet/kit/wire/envelope.ts'
import type { ExecutionResult } from 'graphql'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { supergraphText } from '../../support/schema/access.ts'
import { liveSession } from '../../support/subjects.ts'

const log = createLogger('silent')
const heartbeat: ExecutionResult = { data: { news: null } }

/** A subgraph whose subscription opens at once, as over the network, and whose first event comes when the test resolves it. */
function sourceOf(name: string, answers: Record<string, unknown>) {
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

it('does not cache a session as live that ended while the feed was being opened', async () => {
  const identity = sourceOf('identity', { sessionStates: [{ id: 's', ...liveSession }] })
  const tenancy = sourceOf('tenancy', {
    grants: { permissions: [], policyVersion: 1, isMember: true, changesAt: null },
  })
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
    realmId: platformRealmId,
    tenantId: 't',
    expiresAt: Number.POSITIVE_INFINITY,
  }
  const isLive = async () =>
    (await viewers.caller(claims, { requestId: 'r', clientIp: null, userAgent: null })) !== 'refused'
  await vi.waitFor(() => expect([identity.streams.length, tenancy.streams.length]).toEqual([1, 1]))
  expect(await isLive()).toBe(true)
  // The end is not reported: the subscription is opening, but has not begun.
  identity.answers.sessionStates = [{ id: 's', isLive: false }]
  identity.streams[0]!.resolve(heartbeat)
  tenancy.streams[0]!.resolve(heartbeat)
  await vi.waitFor(() => expect(feed!.isAlive()).toBe(true))
  expect(await isLive()).toBe(false)
})

it('sends one request for many concurrent callers with the same session, and another after a change', async () => {
  const identity = sourceOf('identity', { sessionStates: [{ id: 's', ...liveSession }] })
  const tenancy = sourceOf('tenancy', {
    grants: { permissions: [], policyVersion: 1, isMember: true, changesAt: null },
  })
  let requests = 0
  const counted: Source = {
    ...identity.source,
    async execute(request, envelope) {
      requests++
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
  const claims = { viewer, realmId: platformRealmId, tenantId: 't', expiresAt: Number.POSITIVE_INFINITY }
  const facts = { requestId: 'r', clientIp: null, userAgent: null }
  const ask = () => Promise.all(Array.from({ length: 500 }, () => viewers.caller(claims, facts)))
  await ask()
  expect(requests).toBe(1)
  const before = ask()
  const { envelope } = (await viewers.caller(claims, facts)) as Exclude<
    Awaited<ReturnType<typeof viewers.caller>>,
    string
  >
  viewers.forget(envelope)
  await Promise.all([before, ask()])
  expect(requests).toBe(3)
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

  /** A stream that sends an event at once and then at an interval, until it falls silent or is cut. */
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
  const grants = { permissions: ['*.*:*'], policyVersion: 1, isMember: true, changesAt: null }

  it.each(
    ['falls silent', 'is cut'].flatMap((how) =>
      ['the session ended', 'a permission was lost'].flatMap((what) =>
        [4_000, 4_300, 5_100].map((when) => [what, how, when] as const),
      ),
    ),
  )('ends within 5 s after %s, also when the feed then %s (%i ms after its start)', async (what, how, when) => {
    let isOver = false
    let cursor = 0
    const name = 'any'
    const answer = async () => null
    const heartbeats: Source['subscribe'] = async () =>
      every(
        100,
        () => heartbeat,
        () => isOver,
        () => isOver && how === 'is cut',
      )
    const identity: Source = {
      name,
      answer,
      execute: () => ({
        data: { sessionStates: [{ id: 's', ...liveSession, isLive: !isOver || what !== 'the session ended' }] },
      }),
      subscribe: heartbeats,
    }
    const tenancy: Source = {
      name,
      answer,
      execute: () => ({
        data: { grants: isOver && what !== 'the session ended' ? { ...grants, permissions: [] } : grants },
      }),
      subscribe: (...request) => (isOver ? Promise.reject(new Error('unavailable')) : heartbeats(...request)),
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
    const claims = { viewer, realmId: platformRealmId, tenantId: 't', expiresAt: Number.POSITIVE_INFINITY }
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
    // The last event may have been under way for a while.
    expect(last - ended).toBeLessThan(4_100)
    expect(codes).toEqual([what === 'the session ended' ? 'UNAUTHENTICATED' : 'FORBIDDEN'])
  })
})
