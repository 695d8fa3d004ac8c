// The protocol without a socket: ids that are used again, and operations under way.
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
        // As in the gateway, a query runs to its end.
        return query === 'query' ? null : () => stopped.push(id)
      },
    },
  )
  receive({ type: 'connection_init' })
  await expect.poll(() => sent.shift()).toEqual({ type: 'connection_ack' })
})
const receive = (message: object) => connection.receive(JSON.stringify(message))
const subscribe = (id: string, query: string) => receive({ id, type: 'subscribe', payload: { query } })
const complete = (id: string) => receive({ id, type: 'complete' })

it('sends only the answers of the current operation of an id, which can be completed', () => {
  subscribe('1', 'query')
  complete('1')
  subscribe('1', 'subscription')
  const [former, current] = begun
  former!.next('{"data":"former"}')
  former!.complete()
  current!.next('{"data":"current"}')
  expect(sent).toEqual([{ id: '1', type: 'next', payload: { data: 'current' } }])
  complete('1')
  current!.next('{"data":"later"}')
  expect(stopped).toEqual(['1'])
  expect(sent).toHaveLength(1)
})

it('stops the current operation of an id with the connection, after a former one has ended', () => {
  subscribe('1', 'query')
  complete('1')
  subscribe('1', 'subscription')
  begun[0]!.complete()
  subscribe('1', 'subscription')
  expect(sent).toEqual([{ type: 'closed', code: 4409 }])
  expect(stopped).toEqual(['1'])
})

it('counts completed queries as operations until they are done, and completed subscriptions not', () => {
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

it.each(['subscribe', 'complete'])('closes with 4400 on %s with an id of more than 1024 characters', (type) => {
  const maxId = 'x'.repeat(1024)
  subscribe(maxId, 'subscription')
  complete(maxId)
  expect(stopped).toEqual([maxId])
  receive({ id: `${maxId}x`, type, payload: { query: 'subscription' } })
  expect(sent).toEqual([{ type: 'closed', code: 4400 }])
})
