// Sources over the network when subgraphs are slow, away, or asked the same by many.
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
  viewer: { userId, sessionId: `session of ${userId}`, acr: 'aal1', authTime: 0 },
  tenantId: 'acme',
  grants: ['*.*:read'],
})
const query: SourceRequest = { query: 'query { jobs { id } }', variables: { first: 3 } }
const mutation: SourceRequest = { query: 'mutation { openJob { id } }', variables: {} }

/** A source whose answers come when they are told to. */
function stage(timeoutMilliseconds = 10_000) {
  const asked: { request: SourceRequest; answer(result: ExecutionResult): void; fail(error?: Error): void }[] = []
  const source: Source = {
    name: 'credit',
    execute: (request) =>
      new Promise((resolve, reject) =>
        asked.push({ request, answer: resolve, fail: (error = new Error('ECONNREFUSED')) => reject(error) }),
      ),
    subscribe: () => Promise.reject(new Error('none')),
    answer: () => Promise.resolve(null),
  }
  const tried = resilient(source, { timeoutMilliseconds })
  return { asked, source: tried }
}
const codeOf = async (answer: unknown): Promise<string> =>
  Promise.resolve(answer).then(
    () => 'answered',
    (error: Json) => error.extensions.code,
  )

describe('equal queries of one viewer', () => {
  it('are under way once at a time: those who come meanwhile are asked for together, and each has an answer of his own', async () => {
    const { asked, source } = stage()
    const first = source.execute(query, envelope('ada', '0'))
    const answers = ['1', '2', '3'].map((id) => source.execute(query, envelope('ada', id)))
    expect(asked).toHaveLength(1)
    asked[0]!.answer({ data: { jobs: [] } })
    expect(await first).toEqual({ data: { jobs: [] } })
    expect(asked).toHaveLength(2)
    asked[1]!.answer({ data: { jobs: [{ id: 'a' }] } })
    const [second, third, fourth] = (await Promise.all(answers)) as Json[]
    second.data.jobs[0].id = 'changed'
    delete third.data.jobs
    expect(fourth).toEqual({ data: { jobs: [{ id: 'a' }] } })
    void codeOf(source.execute(query, envelope('ada')))
    expect(asked).toHaveLength(3)
  })
  it('never share what was sent before one of them came: it may not know what he has heard of', async () => {
    const { asked, source } = stage()
    // Each is sent before the next comes, and somebody else changes something in between.
    const answers = [source.execute(query, envelope('ada'))]
    for (let state = 1; state <= 3; state++) {
      answers.push(source.execute(query, envelope('ada')))
      expect(asked).toHaveLength(state)
      asked[state - 1]!.answer({ data: { state: state - 1 } })
      expect(await answers[state - 1]).toEqual({ data: { state: state - 1 } })
    }
    asked[3]!.answer({ data: { state: 3 } })
    expect(await answers[3]).toEqual({ data: { state: 3 } })
    expect(asked).toHaveLength(4)
  })
  it('have the whole deadline each time they are sent: behind a slow one nobody fails who would not by himself', async () => {
    const { asked, source } = stage(2_000)
    const answers = [1, 2].map(() => codeOf(source.execute(query, envelope('ada'))))
    for (const i of [0, 1]) {
      await expect.poll(() => asked.length).toBe(i + 1)
      await pause(1_200)
      asked[i]!.answer({ data: {} })
    }
    expect(await Promise.all(answers)).toEqual(['answered', 'answered'])
  })
  it.each<[string, SourceRequest, Envelope]>([
    ['another viewer', query, envelope('grace')],
    ['other grants', query, { ...envelope('ada'), grants: [] }],
    ['another tenant', query, { ...envelope('ada'), tenantId: 'globex' }],
    ['a newer policy', query, { ...envelope('ada'), policyVersion: 7 }],
    ['other variables', { ...query, variables: { first: 4 } }, envelope('ada')],
  ])('do not wait for those of %s', (_, request, other) => {
    const { asked, source } = stage()
    void codeOf(source.execute(query, envelope('ada')))
    void codeOf(source.execute(request, other))
    expect(asked).toHaveLength(2)
  })
  it('are sent each time on account of the gateway: rights may have changed since the first was', async () => {
    const { asked, source } = stage()
    const answers = [1, 2].map((id) => source.execute(query, serviceEnvelope('gateway', `r${id}`)))
    expect(asked).toHaveLength(2)
    asked[1]!.answer({ data: { grants: [] } })
    asked[0]!.answer({ data: { grants: ['*.*:*'] } })
    expect(await Promise.all(answers)).toEqual([{ data: { grants: ['*.*:*'] } }, { data: { grants: [] } }])
  })
  it('that fail take nobody along: those who came meanwhile are asked for', async () => {
    const { asked, source } = stage()
    const answers = [1, 2, 3].map(() => codeOf(source.execute(query, envelope('ada'))))
    asked[0]!.fail()
    expect(await answers[0]).toBe('UNAVAILABLE')
    expect(asked).toHaveLength(2)
    asked[1]!.answer({ data: {} })
    expect(await Promise.all(answers)).toEqual(['UNAVAILABLE', 'answered', 'answered'])
    void codeOf(source.execute(query, envelope('ada')))
    expect(asked).toHaveLength(3)
  })
  it('all fail behind one that fails when the subgraph is known to be down by then', async () => {
    const { asked, source } = stage()
    for (let i = 0; i < 4; i++) {
      const answer = codeOf(source.execute({ ...query, variables: { i } }, envelope('ada')))
      asked[i]!.fail()
      await answer
    }
    const answers = [1, 2, 3].map(() => codeOf(source.execute(query, envelope('ada'))))
    asked[4]!.fail()
    expect(await Promise.all(answers)).toEqual(['UNAVAILABLE', 'UNAVAILABLE', 'UNAVAILABLE'])
    expect(asked).toHaveLength(5)
  })
})

describe('a mutation', () => {
  it('is sent as often as it is asked for, and never again by itself', async () => {
    const { asked, source } = stage()
    const answers = [1, 2].map(() => codeOf(source.execute(mutation, envelope('ada'))))
    expect(asked).toHaveLength(2)
    asked[0]!.fail()
    asked[1]!.answer({ data: {} })
    expect(await Promise.all(answers)).toEqual(['UNAVAILABLE', 'answered'])
    expect(asked).toHaveLength(2)
  })
})

describe('what a client sends that cannot be written', () => {
  it('is not held against the subgraph', async () => {
    const { asked, source } = stage()
    const depth = 100_000
    const variables = { filter: JSON.parse('['.repeat(depth) + ']'.repeat(depth)) }
    for (const kind of [query, mutation]) {
      for (let i = 0; i < 10; i++) {
        await expect(source.execute({ ...kind, variables }, envelope('mallory'))).rejects.toThrow(RangeError)
      }
    }
    const answers = [query, mutation].map((kind) => codeOf(source.execute(kind, envelope('ada'))))
    for (const { answer } of asked) answer({ data: {} })
    expect(await Promise.all(answers)).toEqual(['answered', 'answered'])
  })
})

describe('a subgraph', () => {
  it('that is late is UNAVAILABLE, and what it says then is nobody’s', async () => {
    const { asked, source } = stage(20)
    expect(await codeOf(source.execute(query, envelope('ada')))).toBe('UNAVAILABLE')
    const next = source.execute(query, envelope('ada'))
    asked[0]!.answer({ data: { of: 'the first' } })
    asked[1]!.answer({ data: { of: 'the second' } })
    expect(await next).toEqual({ data: { of: 'the second' } })
  })
  it('that is down is not asked by everybody', async () => {
    const { asked, source } = stage()
    for (let i = 0; i < 20; i++) {
      const answer = codeOf(source.execute({ ...query, variables: { i } }, envelope('ada')))
      asked[i]?.fail()
      expect(await answer).toBe('UNAVAILABLE')
    }
    expect(asked).toHaveLength(5)
  })
  it('that refuses requests is up, and the refusal is told', async () => {
    const { asked, source } = stage()
    for (let i = 0; i < 20; i++) {
      const answer = source.execute({ ...query, variables: { i } }, envelope('ada'))
      asked[i]!.fail(new StatusRefusal('credit'))
      await expect(answer).rejects.toBeInstanceOf(StatusRefusal)
    }
    expect(asked).toHaveLength(20)
  })
  it('that answers with errors is up', async () => {
    const { asked, source } = stage()
    for (let i = 0; i < 20; i++) {
      const answer = source.execute({ ...query, variables: { i } }, envelope('ada'))
      asked[i]!.answer({ errors: [{ message: 'no' }] as never })
      await answer
    }
    expect(asked).toHaveLength(20)
  })
})

describe('a breaker', () => {
  const failing = (now: () => number) => {
    const breaker = createBreaker(now)
    for (let i = 0; i < 5; i++) breaker.onFailure()
    return breaker
  }
  it('lets one caller try after a short rest, again and again', () => {
    let at = 0
    const breaker = failing(() => at)
    for (let tries = 0; tries < 6; tries++) {
      const begun = at
      while (!breaker.allowsRequest()) at += 50
      expect(at - begun).toBe(250)
      expect(breaker.allowsRequest()).toBe(false)
      breaker.onFailure()
    }
  })
  it('closes with the first answer, and late failures of before do not open it', () => {
    let at = 0
    const breaker = failing(() => at)
    at = 600
    expect(breaker.allowsRequest()).toBe(true)
    breaker.onSuccess()
    expect([breaker.allowsRequest(), breaker.allowsRequest(), breaker.isOpen()]).toEqual([true, true, false])
    breaker.onFailure()
    expect(breaker.allowsRequest()).toBe(true)
  })
  it('that is open stays so by the failures of those who had asked before', () => {
    let at = 0
    const breaker = failing(() => at)
    at = 200
    breaker.onFailure()
    at = 260
    expect(breaker.allowsRequest()).toBe(true)
  })
})
