// A subgraph that is made of texts: it answers and sends events as they are written, and keeps requests as they came.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import type { Json } from '../quintet/quintet.ts'

export interface TextSubgraph {
  readonly name: string
  readonly url: string
  readonly sdl: string
  /** The bodies of requests and subscriptions. */
  readonly requests: string[]
  close(): Promise<void>
}

/**
 * @param answer makes the JSON of `data` for a query and its variables
 * @param events makes the JSON of `data` of each event
 */
export async function startTextSubgraph(
  name: string,
  sdl: string,
  answer: (query: string, variables: Json) => string,
  events: (query: string) => readonly string[] = () => [],
): Promise<TextSubgraph> {
  const requests: string[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    requests.push(body)
    const { query, variables } = JSON.parse(body)
    response.setHeader('content-type', 'application/json').end(`{"data":${answer(query, variables)}}`)
  })
  const sockets = new WebSocketServer({ server, handleProtocols: () => 'graphql-transport-ws' })
  sockets.on('connection', (socket) => {
    socket.on('message', (data) => {
      const text = String(data)
      const { type, id, payload } = JSON.parse(text)
      if (type === 'connection_init') socket.send('{"type":"connection_ack"}')
      if (type !== 'subscribe') return
      requests.push(text)
      for (const event of events(payload.query)) socket.send(`{"id":"${id}","type":"next","payload":{"data":${event}}}`)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    name,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    sdl: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external",
      "@requires", "@shareable", "@inaccessible"])\n${sdl}`,
    requests,
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
