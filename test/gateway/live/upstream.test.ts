// The first fetch of a subscription, over what becomes of its streams.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { followUpstream, resumptionOf, type Upstream } from '@quintet/gateway/live/upstream.ts'
import { anonymousEnvelope } from '@quintet/kit/wire/envelope.ts'
import { refusal } from '@quintet/kit/wire/errors.ts'
import { buildSchema, type ExecutionResult, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'

const schema = buildSchema(`
  type Query { now: Int }
  type Subscription { ticked(after: String): Tick }
  type Tick { cursor: String! }`)
const envelope = anonymousEnvelope('test', null, null)

/** A stream that brings numbers and then ends with an error, or says nothing more. */
async function* numbers(from: number, to: number, error: Error | null, closed: () => void) {
  try {
    for (let number = from; number <= to; number++) {
      yield { data: { ticked: { __quintet_cursor: `${number}` } } } as ExecutionResult
    }
    if (error !== null) throw error
    await new Promise(() => {})
  } finally {
    closed()
  }
}

/** Follows streams that are opened one after the other, each after a cursor. */
function follow(open: (after: number) => Promise<AsyncIterableIterator<ExecutionResult>>) {
  const asked: unknown[] = []
  const source = {
    name: 'ticks',
    execute: () => Promise.reject(new Error('none')),
    answer: () => Promise.resolve(null),
    subscribe({ variables }: { variables?: Readonly<Record<string, unknown>> | undefined }) {
      const after = variables?.__quintet_after ?? null
      asked.push(after)
      return open(Number(after ?? 0))
    },
  }
  const operation = 'subscription { ticked { cursor } }'
  const upstream = followUpstream(source, { operation }, {}, null, schema, async () => envelope)
  return { asked, upstream }
}
async function take(upstream: Upstream, count: number): Promise<(string | null)[]> {
  const cursors: (string | null)[] = []
  while (cursors.length < count) cursors.push((await upstream.next()).value?.cursor ?? null)
  return cursors
}

describe('a stream that was read too slowly', () => {
  const slow = refusal('SLOW_CONSUMER', 'You read more slowly than events come')

  it('goes on after the last event: those who hear it did nothing', async () => {
    const { upstream, asked } = follow(async (after) => numbers(after + 1, after + 2, slow, () => {}))
    expect(await take(upstream, 5)).toEqual(['1', '2', '3', '4', '5'])
    expect(asked).toEqual([null, '2', '4'])
  })

  it('is over where nobody knows how far it came', async () => {
    const { upstream } = follow(async () => numbers(1, 0, slow, () => {}))
    await expect(upstream.next()).rejects.toBe(slow)
  })
})

it('a stream that is left while it is being opened is closed when it is open', async () => {
  const opening = Promise.withResolvers<AsyncIterableIterator<ExecutionResult>>()
  const { upstream, asked } = follow(() => opening.promise)
  const next = upstream.next()
  await expect.poll(() => asked).toHaveLength(1)
  await upstream.return?.()
  let isClosed = false
  const stream: AsyncIterableIterator<ExecutionResult> = {
    next: () => (isClosed ? Promise.resolve({ value: undefined, done: true as const }) : new Promise(() => {})),
    async return() {
      isClosed = true
      return { value: undefined, done: true }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
  opening.resolve(stream)
  expect((await next).done).toBe(true)
  expect(isClosed).toBe(true)
})

describe('a subscription of a subgraph that is not ours', () => {
  const operation = 'subscription { ticked { number } }'
  /** What is sent upstream where the field takes this `after`, and its type has this cursor. */
  async function sentFor(after: string, cursor: string, type = 'Tick') {
    const foreign = buildSchema(`
      type Query { now: Int }
      type Subscription { ticked(${after}): ${type} }
      type Tick { number: Int ${cursor} }
      type Place { page: Int }`)
    let sent = ''
    const source = {
      name: 'ticks',
      execute: () => Promise.reject(new Error('none')),
      answer: () => Promise.resolve(null),
      async subscribe({ query }: { query: string }) {
        sent = query
        return numbers(1, 1, null, () => {})
      },
    }
    const upstream = followUpstream(source, { operation }, {}, null, foreign, async () => envelope)
    await upstream.next()
    return { sent, errors: validate(foreign, parse(sent)) }
  }

  it.each([
    ['after: String', 'cursor: String'],
    ['after: String', 'cursor: String!'],
    ['after: String', 'cursor(short: Boolean): String'],
  ])('is resumed with `%s` and `%s`', async (after, cursor) => {
    const { sent, errors } = await sentFor(after, cursor)
    expect(sent).toContain('$__quintet_after: String')
    expect(errors).toEqual([])
  })
  it.each<[after: string, cursor: string, type?: string]>([
    ['after: ID', 'cursor: String!'],
    ['after: Int', 'cursor: String!'],
    ['after: String! = ""', 'cursor: String!'],
    ['after: [String]', 'cursor: String!'],
    ['after: String = "the beginning"', 'cursor: String!'],
    ['after: String', 'cursor: Int!'],
    ['after: String', 'cursor: [String]'],
    ['after: String', 'cursor: Place'],
    ['after: String', 'cursor(size: Int!): String'],
    ['after: String', 'cursor: String!', '[Tick]'],
  ])('is sent as it came with `%s` and `%s`', async (...field) => {
    expect(await sentFor(...field)).toEqual({ sent: operation, errors: [] })
  })
})

it('keeps nothing of plans that are gone: whoever writes values into his texts would fill the memory', () => {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const look = (i: number) => {
    const aliases = Array.from({ length: 1_000 }, (_, n) => `c${n}: cursor`)
    const operation = `subscription S${i} { ticked { ${aliases.join(' ')} } }`
    expect(resumptionOf({ operation }, {}, schema).after).toBeNull()
  }
  look(0)
  collect()
  const before = process.memoryUsage().heapUsed
  for (let i = 1; i <= 50; i++) look(i)
  collect()
  expect((process.memoryUsage().heapUsed - before) / 2 ** 20).toBeLessThan(15)
})
