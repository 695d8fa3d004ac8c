// graphql-transport-ws by itself, where what comes when matters: ids that are used again, and what is still under way.
import { type Connection, createConnection, type Replies } from '@quintet/gateway/websocket/protocol.ts'
import { beforeEach, expect, it } from 'vitest'
import type { Json } from '../../support/quintet/quintet.ts'

let sent: Json[]
let begun: Replies[]
let stopped: string[]
let connection: Connection
beforeEach(async () => {
  sent = []
  begun = []
  stopped = []
  connection = createConnection(
    { send: (text) => sent.push(JSON.parse(text)), close: ({ code }) => sent.push({ type: 'closed', code }) },
    {
      connect: async () => null,
      subscribe(id, { query }, replies) {
        begun.push(replies)
        // As with a gateway: a query goes on until it is done, whoever still wants it.
        return query === 'query' ? null : () => stopped.push(id)
      },
    },
  )
  tell({ type: 'connection_init' })
  await expect.poll(() => sent.shift()).toEqual({ type: 'connection_ack' })
})
const tell = (message: object) => connection.receive(JSON.stringify(message))
const subscribe = (id: string, query: string) => tell({ id, type: 'subscribe', payload: { query } })
const complete = (id: string) => tell({ id, type: 'complete' })

it('an id that is used again brings what it stands for now, and can be completed', () => {
  subscribe('1', 'query')
  complete('1')
  subscribe('1', 'subscription')
  const [before, now] = begun
  before!.next('{"data":"before"}')
  before!.complete()
  now!.next('{"data":"now"}')
  expect(sent).toEqual([{ id: '1', type: 'next', payload: { data: 'now' } }])
  complete('1')
  now!.next('{"data":"later"}')
  expect(stopped).toEqual(['1'])
  expect(sent).toHaveLength(1)
})

it('what an id stood for before does not keep it from ending with its connection', () => {
  subscribe('1', 'query')
  complete('1')
  subscribe('1', 'subscription')
  begun[0]!.complete()
  subscribe('1', 'subscription')
  expect(sent).toEqual([{ type: 'closed', code: 4409 }])
  expect(stopped).toEqual(['1'])
})

it('queries that nobody waits for any more are under way until they are done, and subscriptions are not', () => {
  for (const id of ['1', '2', '3']) {
    subscribe(id, id === '3' ? 'subscription' : 'query')
    complete(id)
  }
  expect(connection.operations).toBe(2)
  begun[0]!.complete()
  begun[1]!.error([])
  begun[2]!.complete()
  expect(connection.operations).toBe(0)
  subscribe('4', 'subscription')
  begun[3]!.complete()
  complete('4')
  expect(connection.operations).toBe(0)
})

it.each(['subscribe', 'complete'])(
  'an id that would come back with each event is no longer than it need be: %s',
  (type) => {
    const longest = 'x'.repeat(1024)
    subscribe(longest, 'subscription')
    complete(longest)
    expect(stopped).toEqual([longest])
    tell({ id: `${longest}x`, type, payload: { query: 'subscription' } })
    expect(sent).toEqual([{ type: 'closed', code: 4400 }])
  },
)
