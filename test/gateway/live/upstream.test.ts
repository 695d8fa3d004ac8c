// Upstreams: resuming after lost connections and slow reads, and the rewritten operation.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { followUpstream, resumptionOf, type Upstream } from '@quintet/gateway/live/upstream.ts'
import type { SourceRequest } from '@quintet/gateway/sources/source.ts'
import { anonymousEnvelope } from '@quintet/kit/wire/envelope.ts'
import { refusal } from '@quintet/kit/wire/errors.ts'
import { buildSchema, type ExecutionResult, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'

const schema = buildSchema(`
  type Query { now: Int }
  type Subscription { ticked(after: String): Tick }
  type Tick { cursor: String! }`)
const envelope = anonymousEnvelope('test', null, null)

/** A stream of numbers that then ends with an error or falls silent. */
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

/** Follows streams that are opened one after the other, after a cursor. */
function follow(open: (after: number) => Promise<AsyncIterableIterator<ExecutionResult>>) {
  const opened: unknown[] = []
  const source = {
    name: 'ticks',
    execute: () => Promise.reject(new Error('none')),
    answer: () => Promise.resolve(null),
    subscribe({ variables }: { variables?: Readonly<Record<string, unknown>> | undefined }) {
      const after = variables?.__quintet_after ?? null
      opened.push(after)
      return open(Number(after ?? 0))
    },
  }
  const operation = 'subscription { ticked { cursor } }'
  const upstream = followUpstream(source, { operation }, {}, null, schema, async () => envelope)
  return { opened, upstream }
}
async function take(upstream: Upstream, count: number): Promise<(string | null)[]> {
  const cursors: (string | null)[] = []
  while (cursors.length < count) cursors.push((await upstream.next()).value?.cursor ?? null)
  return cursors
}

describe('a stream with SLOW_CONSUMER', () => {
  const slow = refusal('SLOW_CONSUMER', 'You read more slowly than events come')

  it('is resumed after its last event', async () => {
    const { upstream, opened } = follow(async (after) => numbers(after + 1, after + 2, slow, () => {}))
    expect(await take(upstream, 5)).toEqual(['1', '2', '3', '4', '5'])
    expect(opened).toEqual([null, '2', '4'])
  })

  it('ends when no cursor is known to resume after', async () => {
    const { upstream } = follow(async () => numbers(1, 0, slow, () => {}))
    await expect(upstream.next()).rejects.toBe(slow)
  })
})

it('closes a stream that was left while it was opening', async () => {
  const opening = Promise.withResolvers<AsyncIterableIterator<ExecutionResult>>()
  const { upstream, opened } = follow(() => opening.promise)
  const next = upstream.next()
  await expect.poll(() => opened).toHaveLength(1)
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

it('delivers events of a foreign subgraph that have an extension named position', async () => {
  const event = { data: { ticked: { number: 1 } }, extensions: { position: 'here' } }
  const { upstream } = follow(async function* () {
    yield event
  } as never)
  expect((await upstream.next()).value?.event).toBe(event)
})

describe('a subscription of a foreign subgraph', () => {
  const operation = 'subscription { ticked { number } }'
  /** The operation that is sent for a field with this `after`, whose type has this cursor. */
  async function sentFor(after: string, cursor: string, type = 'Tick') {
    const foreign = buildSchema(`
      type Query { now: Int }
      type Subscription { ticked(${after}): ${type} }
      type Tick { number: Int ${cursor} }
      type Place { page: Int }`)
    let sent = ''
    let given: SourceRequest['variables']
    const source = {
      name: 'ticks',
      execute: () => Promise.reject(new Error('none')),
      answer: () => Promise.resolve(null),
      async subscribe({ query, variables }: SourceRequest) {
        sent = query
        given = variables
        return numbers(1, 1, null, () => {})
      },
    }
    const upstream = followUpstream(source, { operation }, {}, null, foreign, async () => envelope)
    await upstream.next()
    return { sent, given, errors: validate(foreign, parse(sent)) }
  }

  it.each([
    ['after: String', 'cursor: String'],
    ['after: String', 'cursor: String!'],
    ['after: String', 'cursor(short: Boolean): String'],
  ])('is resumed with `%s` and `%s`', async (after, cursor) => {
    const { sent, given, errors } = await sentFor(after, cursor)
    expect(sent).toContain('$__quintet_after: String')
    // Left out rather than null.
    expect(given).toEqual({})
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
  ])('is sent unchanged with `%s` and `%s`', async (...field) => {
    expect(await sentFor(...field)).toEqual({ sent: operation, given: {}, errors: [] })
  })
})

it('keeps no memory of plans that are gone', () => {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const read = (i: number) => {
    const aliases = Array.from({ length: 1_000 }, (_, n) => `c${n}: cursor`)
    const operation = `subscription S${i} { ticked { ${aliases.join(' ')} } }`
    expect(resumptionOf({ operation }, {}, schema).after).toBeNull()
  }
  read(0)
  collect()
  const before = process.memoryUsage().heapUsed
  for (let i = 1; i <= 50; i++) read(i)
  collect()
  expect((process.memoryUsage().heapUsed - before) / 2 ** 20).toBeLessThan(15)
})
