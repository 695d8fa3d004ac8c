// Servers of live scores that others would write: graphql-ws as it comes, or the same bytes to every socket.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildSchema } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { type WebSocket, WebSocketServer } from 'ws'
import { serveFanOut } from '../fan-out/children.ts'
import { eventOf } from '../fan-out/scored.ts'

/** The last one sends each client the bytes under its own id. */
export type FanOutServer = 'graphql-ws' | 'raw ws' | 'raw ws with ids'

const subprotocol = 'graphql-transport-ws'
const path = '/graphql'

interface Served {
  readonly port: number
  publish(events: number): void
}

async function listen(sockets: WebSocketServer): Promise<number> {
  const server = createServer()
  server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** A subscriber's stream: what is pushed waits until it is pulled. */
function stream(streams: Set<(event: object) => void>): AsyncIterableIterator<object> {
  const waiting: object[] = []
  let wake: ((event: object) => void) | null = null
  const push = (event: object): void => {
    if (wake === null) waiting.push(event)
    else wake(event)
    wake = null
  }
  streams.add(push)
  return {
    async next() {
      const value =
        waiting.shift() ??
        (await new Promise<object>((resolve) => {
          wake = resolve
        }))
      return { value, done: false }
    },
    async return() {
      streams.delete(push)
      return { value: undefined, done: true }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

async function graphqlWs(): Promise<Served> {
  const schema = buildSchema(`
    type Query { boards: [String!] }
    type Subscription { scored(board: String!, after: String): Scored }
    type Scored { cursor: String! value: Int! person: Person }
    type Person { id: ID! name: String! }`)
  const streams = new Set<(event: object) => void>()
  schema.getSubscriptionType()!.getFields().scored!.subscribe = () => stream(streams)
  const sockets = new WebSocketServer({ noServer: true, path, handleProtocols: () => subprotocol })
  useServer({ schema }, sockets)
  let number = 0
  return {
    port: await listen(sockets),
    publish(events) {
      for (let i = 0; i < events; i++) {
        const event = eventOf(++number)
        for (const push of streams) push(event)
      }
    },
  }
}

async function raw(hasIds: boolean): Promise<Served> {
  const members: { readonly socket: WebSocket; readonly id: string }[] = []
  const sockets = new WebSocketServer({ noServer: true, path, handleProtocols: () => subprotocol })
  sockets.on('connection', (socket) => {
    socket.on('message', (data) => {
      const { type, id } = JSON.parse(String(data))
      if (type === 'subscribe') members.push({ socket, id })
      else socket.send('{"type":"connection_ack"}')
    })
  })
  const textFor = (id: string, payload: string): string => `{"id":"${id}","type":"next","payload":${payload}}`
  let number = 0
  return {
    port: await listen(sockets),
    publish(events) {
      for (let i = 0; i < events; i++) {
        const payload = JSON.stringify({ data: eventOf(++number) })
        if (hasIds) for (const { socket, id } of members) socket.send(textFor(id, payload))
        else {
          const bytes = Buffer.from(textFor('1', payload))
          for (const { socket } of members) socket.send(bytes, { binary: false })
        }
      }
    },
  }
}

const servers: Readonly<Record<FanOutServer, () => Promise<Served>>> = {
  'graphql-ws': graphqlWs,
  'raw ws': () => raw(false),
  'raw ws with ids': () => raw(true),
}
const { port, publish } = await servers[process.argv[2] as FanOutServer]()
serveFanOut(port, publish)
