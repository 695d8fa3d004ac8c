// One server of live scores: Quintet's sockets, graphql-ws as it comes, or the same bytes to every socket.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { buildSchema } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { type WebSocket, WebSocketServer } from 'ws'
import { startScoring } from '../../support/scoring.ts'
import { serveBench } from '../children.ts'

export type FanOutServer = 'quintet' | 'graphql-ws' | 'raw ws'
/** Publishes events in one turn, or tells the memory that the process takes. */
export type FanOutQuestion = { readonly publish: number } | { readonly memory: true }

/** An event with a breakdown is about as long. */
const person = 'of the bench '.repeat(22).trim()
const subprotocol = 'graphql-transport-ws'
const path = '/graphql'

interface Served {
  readonly port: number
  publish(events: number): void
}

async function quintet(): Promise<Served> {
  const scoring = await startScoring()
  const url = await scoring.serve({ connectionsPerViewer: 20_000 })
  return { port: Number(new URL(url).port), publish: (events) => scoring.score(events, person) }
}

const eventOf = (number: number) => ({ cursor: `c${number}`, value: number, person: { name: `Person ${person}` } })

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
        const event = { scored: eventOf(++number) }
        for (const push of streams) push(event)
      }
    },
  }
}

async function raw(): Promise<Served> {
  const members: WebSocket[] = []
  const sockets = new WebSocketServer({ noServer: true, path, handleProtocols: () => subprotocol })
  sockets.on('connection', (socket) => {
    socket.on('message', (data) => {
      if (JSON.parse(String(data)).type === 'subscribe') members.push(socket)
      else socket.send('{"type":"connection_ack"}')
    })
  })
  let number = 0
  return {
    port: await listen(sockets),
    publish(events) {
      for (let i = 0; i < events; i++) {
        const payload = { data: { scored: eventOf(++number) } }
        const bytes = Buffer.from(JSON.stringify({ id: '1', type: 'next', payload }))
        for (const member of members) member.send(bytes, { binary: false })
      }
    },
  }
}

const servers: Readonly<Record<FanOutServer, () => Promise<Served>>> = {
  quintet,
  'graphql-ws': graphqlWs,
  'raw ws': raw,
}
const { port, publish } = await servers[process.argv[2] as FanOutServer]()
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

serveBench({ port }, (question: FanOutQuestion) => {
  if ('memory' in question) {
    collect()
    return process.memoryUsage().rss
  }
  const now = process.hrtime()
  publish(question.publish)
  return now
})
