// Sources over the network when subgraphs are slow or down, and when many callers send the same query.
import { setTimeout as pause } from 'node:timers/promises'
import { createBreaker } from '@quintet/gateway/sources/breaker.ts'
import { resilient } from '@quintet/gateway/sources/resilient.ts'
import type { Source, SourceRequest } from '@quintet/gateway/sources/source.ts'
import { anonymousEnvelope, type Envelope, serviceEnvelope } from '@quintet/kit/wire/envelope.ts'
import { StatusRefusal } from '@quintet/kit/wire/errors.ts'
import type { ExecutionResult } from 'graphql'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../support/quintet/quintet.ts'

const envelope = (userId: string, requestId = 'r'): Envelope => ({
  ...anonymousEnvelope(requestId, '10.0.0.1', null),
  viewer: { userId, sessionId: `session of ${userId}`, acr: 'aal1', authTime: 0, methods: [] },
  tenantId: 'acme',
  grants: ['*.*:read'],
})
const query: SourceRequest = { query: 'query { jobs { id } }', variables: { first: 3 } }
const mutation: SourceRequest = { query: 'mutation { openJob { id } }', variables: {} }

/** A source whose requests are answered by the test. */
function createFixture(timeoutMilliseconds = 10_000) {
  const sent: { request: SourceRequest; answer(result: ExecutionResult): void; fail(error?: Error): void }[] = []
  const source: Source = {
    name: 'credit',
    execute: (request) =>
      new Promise((resolve, reject) =>
        sent.push({ request, answer: resolve, fail: (error = new Error('ECONNREFUSED')) => reject(error) }),
      ),
    subscribe: () => Promise.reject(new Error('none')),
    answer: () => Promise.resolve(null),
  }
  return { sent, source: resilient(source, { timeoutMilliseconds }) }
}
const codeOf = async (answer: unknown): Promise<string> =>
  Promise.resolve(answer).then(
    () => 'answered',
    (error: Json) => error.extensions.code,
  )

describe('equal queries of one viewer', () => {
  it('are in flight once at a time: later ones share the next request, and each gets its own copy of the result', async () => {
    const { sent, source } = createFixture()
    const first = source.execute(query, envelope('ada', '0'))
    const answers = ['1', '2', '3'].map((id) => source.execute(query, envelope('ada', id)))
    expect(sent).toHaveLength(1)
    sent[0]!.answer({ data: { jobs: [] } })
    expect(await first).toEqual({ data: { jobs: [] } })
    expect(sent).toHaveLength(2)
    sent[1]!.answer({ data: { jobs: [{ id: 'a' }] } })
    const [second, third, fourth] = (await Promise.all(answers)) as Json[]
    second.data.jobs[0].id = 'changed'
    delete third.data.jobs
    expect(fourth).toEqual({ data: { jobs: [{ id: 'a' }] } })
    void codeOf(source.execute(query, envelope('ada')))
    expect(sent).toHaveLength(3)
  })
  it('never share a request that was sent before they came', async () => {
    const { sent, source } = createFixture()
    // Each is sent before the next one comes, and data change in between.
    const answers = [source.execute(query, envelope('ada'))]
    for (let state = 1; state <= 3; state++) {
      answers.push(source.execute(query, envelope('ada')))
      expect(sent).toHaveLength(state)
      sent[state - 1]!.answer({ data: { state: state - 1 } })
      expect(await answers[state - 1]).toEqual({ data: { state: state - 1 } })
    }
    sent[3]!.answer({ data: { state: 3 } })
    expect(await answers[3]).toEqual({ data: { state: 3 } })
    expect(sent).toHaveLength(4)
  })
  it('have the whole deadline from the time when they are sent, also after a slow one', async () => {
    const { sent, source } = createFixture(2_000)
    const answers = [1, 2].map(() => codeOf(source.execute(query, envelope('ada'))))
    for (const i of [0, 1]) {
      await expect.poll(() => sent.length).toBe(i + 1)
      await pause(1_200)
      sent[i]!.answer({ data: {} })
    }
    expect(await Promise.all(answers)).toEqual(['answered', 'answered'])
  })
  it.each<[string, SourceRequest, Envelope]>([
    ['another viewer', query, envelope('grace')],
    ['other grants', query, { ...envelope('ada'), grants: [] }],
    ['another tenant', query, { ...envelope('ada'), tenantId: 'globex' }],
    ['a newer policy', query, { ...envelope('ada'), policyVersion: 7 }],
    ['other variables', { ...query, variables: { first: 4 } }, envelope('ada')],
  ])('do not wait for a query of %s', (_, request, other) => {
    const { sent, source } = createFixture()
    void codeOf(source.execute(query, envelope('ada')))
    void codeOf(source.execute(request, other))
    expect(sent).toHaveLength(2)
  })
  it('of the gateway itself are sent each time, because rights may have changed meanwhile', async () => {
    const { sent, source } = createFixture()
    const answers = [1, 2].map((id) => source.execute(query, serviceEnvelope('gateway', `r${id}`)))
    expect(sent).toHaveLength(2)
    sent[1]!.answer({ data: { grants: [] } })
    sent[0]!.answer({ data: { grants: ['*.*:*'] } })
    expect(await Promise.all(answers)).toEqual([{ data: { grants: ['*.*:*'] } }, { data: { grants: [] } }])
  })
  it('that came while one fails are sent all the same', async () => {
    const { sent, source } = createFixture()
    const answers = [1, 2, 3].map(() => codeOf(source.execute(query, envelope('ada'))))
    sent[0]!.fail()
    expect(await answers[0]).toBe('UNAVAILABLE')
    expect(sent).toHaveLength(2)
    sent[1]!.answer({ data: {} })
    expect(await Promise.all(answers)).toEqual(['UNAVAILABLE', 'answered', 'answered'])
    void codeOf(source.execute(query, envelope('ada')))
    expect(sent).toHaveLength(3)
  })
  it('fail with the one in flight when its failure opens the breaker', async () => {
    const { sent, source } = createFixture()
    for (let i = 0; i < 4; i++) {
      const answer = codeOf(source.execute({ ...query, variables: { i } }, envelope('ada')))
      sent[i]!.fail()
      await answer
    }
    const answers = [1, 2, 3].map(() => codeOf(source.execute(query, envelope('ada'))))
    sent[4]!.fail()
    expect(await Promise.all(answers)).toEqual(['UNAVAILABLE', 'UNAVAILABLE', 'UNAVAILABLE'])
    expect(sent).toHaveLength(5)
  })
})

describe('a mutation', () => {
  it('is sent once for each call, and never repeated', async () => {
    const { sent, source } = createFixture()
    const answers = [1, 2].map(() => codeOf(source.execute(mutation, envelope('ada'))))
    expect(sent).toHaveLength(2)
    sent[0]!.fail()
    sent[1]!.answer({ data: {} })
    expect(await Promise.all(answers)).toEqual(['UNAVAILABLE', 'answered'])
    expect(sent).toHaveLength(2)
  })
})

describe('a request that cannot be written as JSON', () => {
  it('does not count as a failure of the subgraph', async () => {
    const { sent, source } = createFixture()
    const depth = 100_000
    const variables = { filter: JSON.parse('['.repeat(depth) + ']'.repeat(depth)) }
    for (const kind of [query, mutation]) {
      for (let i = 0; i < 10; i++) {
        await expect(source.execute({ ...kind, variables }, envelope('mallory'))).rejects.toThrow(RangeError)
      }
    }
    const answers = [query, mutation].map((kind) => codeOf(source.execute(kind, envelope('ada'))))
    for (const { answer } of sent) answer({ data: {} })
    expect(await Promise.all(answers)).toEqual(['answered', 'answered'])
  })
})

describe('a subgraph', () => {
  it('that answers too late is UNAVAILABLE, and its late answer is ignored', async () => {
    const { sent, source } = createFixture(20)
    expect(await codeOf(source.execute(query, envelope('ada')))).toBe('UNAVAILABLE')
    const next = source.execute(query, envelope('ada'))
    sent[0]!.answer({ data: { of: 'the first' } })
    sent[1]!.answer({ data: { of: 'the second' } })
    expect(await next).toEqual({ data: { of: 'the second' } })
  })
  it('that is down gets five requests, then the breaker opens', async () => {
    const { sent, source } = createFixture()
    for (let i = 0; i < 20; i++) {
      const answer = codeOf(source.execute({ ...query, variables: { i } }, envelope('ada')))
      sent[i]?.fail()
      expect(await answer).toBe('UNAVAILABLE')
    }
    expect(sent).toHaveLength(5)
  })
  it('that refuses requests by their status is up, and the refusal reaches the caller', async () => {
    const { sent, source } = createFixture()
    for (let i = 0; i < 20; i++) {
      const answer = source.execute({ ...query, variables: { i } }, envelope('ada'))
      sent[i]!.fail(new StatusRefusal('credit'))
      await expect(answer).rejects.toBeInstanceOf(StatusRefusal)
    }
    expect(sent).toHaveLength(20)
  })
  it('that answers with errors is up', async () => {
    const { sent, source } = createFixture()
    for (let i = 0; i < 20; i++) {
      const answer = source.execute({ ...query, variables: { i } }, envelope('ada'))
      sent[i]!.answer({ errors: [{ message: 'no' }] as never })
      await answer
    }
    expect(sent).toHaveLength(20)
  })
})

describe('a breaker', () => {
  const failing = (now: () => number) => {
    const breaker = createBreaker(now)
    for (let i = 0; i < 5; i++) breaker.onFailure()
    return breaker
  }
  it('lets one request through after each rest', () => {
    let at = 0
    const breaker = failing(() => at)
    for (let tries = 0; tries < 6; tries++) {
      const began = at
      while (!breaker.allowsRequest()) at += 50
      expect(at - began).toBe(250)
      expect(breaker.allowsRequest()).toBe(false)
      breaker.onFailure()
    }
  })
  it('closes with the first success, and one later failure does not open it', () => {
    let at = 0
    const breaker = failing(() => at)
    at = 600
    expect(breaker.allowsRequest()).toBe(true)
    breaker.onSuccess()
    expect([breaker.allowsRequest(), breaker.allowsRequest(), breaker.isOpen()]).toEqual([true, true, false])
    breaker.onFailure()
    expect(breaker.allowsRequest()).toBe(true)
  })
  it('does not rest longer because of requests that were in flight when it opened', () => {
    let at = 0
    const breaker = failing(() => at)
    at = 200
    breaker.onFailure()
    at = 260
    expect(breaker.allowsRequest()).toBe(true)
  })
})
