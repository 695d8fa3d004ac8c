// Sockets through the whole stack: connectionParams, close codes, queries and mutations.
import { setTimeout as pause } from 'node:timers/promises'
import { acme } from '@quintet/kit/demo/people.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { acknowledged, type BareSocket, bareSocket, follow, stockClient } from '../../support/clients/socket.ts'
import { type Json, operationText, startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

const category = 'personal-loan'
const minutes = 60_000
let quintet: TestQuintet
let grace: string
beforeAll(async () => {
  quintet = await startTestQuintet()
  grace = await quintet.signIn(acme.agent.email)
})
afterAll(() => quintet?.stop())

const opened: BareSocket[] = []
afterEach(() => {
  for (const { socket } of opened.splice(0)) socket.terminate()
})
async function bare(): Promise<BareSocket> {
  const made = await bareSocket(quintet)
  opened.push(made)
  return made
}
async function acked(token?: string): Promise<BareSocket> {
  const made = await acknowledged(quintet, token)
  opened.push(made)
  return made
}
/** A token that expires in some milliseconds. */
async function tokenFor(left: number): Promise<string> {
  quintet.shift(left - 15 * minutes)
  const { accessToken } = await quintet.session(acme.agent.email)
  quintet.shift(0)
  return accessToken
}
const subscribe = (id: string, query = operationText('CreditScoreChanged'), variables: object = { category }) => ({
  id,
  type: 'subscribe',
  payload: { query, variables },
})
const viewer = '{ viewer { user { email } } }'
const closeOf = (socket: BareSocket) =>
  Promise.race([socket.closed, pause(6000, { code: 0, reason: 'still open' }, { ref: false })])

describe('connecting', () => {
  it.each<[string, (token: string) => object]>([
    ['authorization', (token) => ({ authorization: token })],
    ['Authorization', (token) => ({ Authorization: token })],
    ['AUTHORIZATION', (token) => ({ AUTHORIZATION: token })],
    ['headers', (token) => ({ headers: { Authorization: token } })],
    ['headers beside an empty authorization', (token) => ({ authorization: '', headers: { authorization: token } })],
  ])('with the token in %s of connectionParams is authenticated', async (_, params) => {
    const socket = await bare()
    socket.send({ type: 'connection_init', payload: params(`Bearer ${grace}`) })
    await socket.message('connection_ack')
    socket.send(subscribe('q', viewer, {}))
    expect((await socket.message('next', 'q')).payload).toEqual({
      data: { viewer: { user: { email: acme.agent.email } } },
    })
    await socket.message('complete', 'q')
  })

  it('answers an operation with null for its variables', async () => {
    const socket = await bare()
    socket.send({ type: 'connection_init' })
    await socket.message('connection_ack')
    const query = 'query ($yes: Boolean = true) { __typename @include(if: $yes) }'
    socket.send({ id: 'n', type: 'subscribe', payload: { query, variables: null } })
    expect((await socket.message('next', 'n')).payload).toEqual({ data: { __typename: 'Query' } })
  })

  it.each([undefined, {}, { headers: {} }, { authorization: null }, { authorization: 7 }, { headers: null }])(
    'with %j is anonymous: acknowledged, and refused what needs a user',
    async (payload) => {
      const socket = await bare()
      socket.send({ type: 'connection_init', payload })
      await socket.message('connection_ack')
      socket.send(subscribe('s'))
      expect((await socket.message('error', 's')).payload).toMatchObject([
        { path: ['creditScoreChanged'], extensions: { code: 'UNAUTHENTICATED' } },
      ])
      socket.send(subscribe('q', viewer, {}))
      expect((await socket.message('next', 'q')).payload).toMatchObject({
        data: { viewer: null },
        errors: [{ path: ['viewer'] }],
      })
    },
  )

  it.each(['Bearer rubbish', 'rubbish', 'Basic eDp5', 'Bearer '])(
    'with %s closes with 4401 before the acknowledgement',
    async (authorization) => {
      const socket = await bare()
      socket.send({ type: 'connection_init', payload: { authorization } })
      expect((await closeOf(socket)).code).toBe(4401)
      expect(socket.messages).toEqual([])
    },
  )

  it('with an expired token closes with 4403', async () => {
    const socket = await bare()
    socket.send({ type: 'connection_init', payload: { authorization: `Bearer ${await tokenFor(-minutes)}` } })
    expect((await closeOf(socket)).code).toBe(4403)
    expect(socket.messages).toEqual([])
  })

  it('with the token of a session that has ended closes with 4401', async () => {
    const { accessToken } = await quintet.session(acme.agent.email)
    await quintet.gql('SignOut', {}, accessToken)
    const socket = await bare()
    socket.send({ type: 'connection_init', payload: { authorization: `Bearer ${accessToken}` } })
    expect((await closeOf(socket)).code).toBe(4401)
  })

  it('with another subprotocol closes with 4406', async () => {
    const socket = await bareSocket(quintet, 'graphql-ws').catch((error: Error) => error)
    if (socket instanceof Error) expect(socket.message).toMatch(/subprotocol|unexpected/i)
    else expect((await closeOf(socket)).code).toBe(4406)
  })
})

describe('a protocol error', () => {
  it.each<[string, number, (socket: BareSocket) => void]>([
    ['subscribing before connection_init', 4401, (socket) => socket.send(subscribe('s'))],
    ['text that is not JSON', 4400, (socket) => socket.send('rubbish')],
    ['a message of an unknown type', 4400, (socket) => socket.send({ type: 'start' })],
    ['a subscription without a query', 4400, (socket) => socket.send({ id: 's', type: 'subscribe', payload: {} })],
    ['a second connection_init', 4429, (socket) => [1, 2].forEach(() => void socket.send({ type: 'connection_init' }))],
    ['a message of 2 MB', 1009, (socket) => socket.send({ type: 'ping', payload: { text: 'x'.repeat(2 ** 21) } })],
  ])('by %s closes with %i', async (_, code, act) => {
    // graphql-ws prints errors of ws to the console.
    const console = vi.spyOn(globalThis.console, 'error').mockImplementation(() => {})
    const socket = await bare()
    act(socket)
    expect((await closeOf(socket)).code).toBe(code)
    console.mockRestore()
  })

  it('with an id in use closes with 4409', async () => {
    const socket = await acked(grace)
    socket.send(subscribe('same'))
    socket.send(subscribe('same'))
    expect((await closeOf(socket)).code).toBe(4409)
  })

  it('closes no other socket', async () => {
    const good = await acked(grace)
    const bad = await acked(grace)
    bad.send('rubbish')
    await closeOf(bad)
    good.send({ type: 'ping', payload: { at: 1 } })
    expect((await good.message('pong')).payload).toEqual({ at: 1 })
  })
})

describe('a socket', () => {
  it('carries queries and mutations, each with its own refusals', async () => {
    const socket = await acked(grace)
    socket.send(subscribe('modules', operationText('Modules'), { first: 1 }))
    socket.send(subscribe('trial', operationText('StartTrial'), { input: { moduleSlug: 'credit-scoring' } }))
    socket.send(
      subscribe('score', operationText('RecordCreditScore'), {
        input: { category, applicantId: acme.applicants[0]!.id, value: 1 },
      }),
    )
    socket.send(subscribe('nothing', '{ nothing }', {}))
    socket.send(subscribe('syntax', '{', {}))
    socket.send(subscribe('variables', operationText('Modules'), { first: 'x' }))
    socket.send({
      id: 'name',
      type: 'subscribe',
      payload: { query: 'query A { viewer { permissions } }', operationName: 'B' },
    })
    expect((await socket.message('next', 'modules')).payload.data.modules.nodes).toHaveLength(1)
    expect((await socket.message('next', 'trial')).payload).toMatchObject({
      data: { startTrial: null },
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    })
    expect((await socket.message('next', 'score')).payload.data.recordCreditScore.score.value).toBe(1)
    const codes = async (id: string) =>
      (await socket.message('error', id)).payload.map((error: Json) => error.extensions.code)
    expect(await codes('nothing')).toEqual(['GRAPHQL_VALIDATION_FAILED'])
    expect(await codes('syntax')).toEqual(['GRAPHQL_PARSE_FAILED'])
    expect(await codes('name')).toEqual(['BAD_USER_INPUT'])
    expect((await socket.message('next', 'variables')).payload.errors[0].extensions.code).toBe('BAD_USER_INPUT')
  })

  it('closes with 4401 within 5 s after signing out, and no other does', async () => {
    const { accessToken } = await quintet.session(acme.agent.email)
    const [socket, other] = [await acked(accessToken), await acked(grace)]
    socket.send(subscribe('s'))
    await quintet.gql('SignOut', {}, accessToken)
    const begin = Date.now()
    expect((await closeOf(socket)).code).toBe(4401)
    expect(Date.now() - begin).toBeLessThan(5000)
    expect(socket.messages.filter(({ type }) => type !== 'connection_ack' && type !== 'error')).toEqual([])
    other.send({ type: 'ping' })
    await other.message('pong')
  })

  it('closes with 4403 when its token expires, and the stock client reconnects with a new one', async () => {
    const tokens = [await tokenFor(1500), grace]
    const used: string[] = []
    const client = stockClient(quintet, undefined, {
      retryAttempts: 5,
      retryWait: () => pause(5),
      connectionParams: () => {
        used.push(tokens[Math.min(used.length, 1)]!)
        return { authorization: `Bearer ${used.at(-1)}` }
      },
    })
    const closes: number[] = []
    client.on('closed', (event) => closes.push((event as CloseEvent).code))
    const { data } = await quintet.gql('CreditLeaderboard', { category }, grace)
    const following = await follow(client, 'CreditScoreChanged', {
      category,
      after: data.creditLeaderboard.changesCursor,
    })
    await expect.poll(() => used.length, { timeout: 5000 }).toBe(2)
    expect(closes).toEqual([4403])
    await quintet.gql(
      'RecordCreditScore',
      { input: { category, applicantId: acme.applicants[0]!.id, value: 2 } },
      grace,
    )
    expect((await following.take(1))[0]?.data.creditScoreChanged.score.value).toBe(2)
    await client.dispose()
  })

  it('closes with 1013 when it is opened while sessions cannot be checked', async () => {
    const { gateway } = quintet.inner
    const caller = gateway.viewers.caller
    Object.assign(gateway.viewers, { caller: () => Promise.reject(new Error('unavailable')) })
    try {
      const socket = await bare()
      socket.send({ type: 'connection_init', payload: { authorization: `Bearer ${grace}` } })
      expect((await closeOf(socket)).code).toBe(1013)
    } finally {
      Object.assign(gateway.viewers, { caller })
    }
  })
})
