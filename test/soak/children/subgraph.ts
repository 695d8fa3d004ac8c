// A foreign subgraph in its own process: `<name> <ports, separated by commas> <file of the journal>`.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { execute, parse, subscribe } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { openJournal } from '../journal.ts'
import { resolversOf } from '../resolvers.ts'
import { type SubgraphName, sdls } from '../world.ts'

const [name, ports = '', file = ''] = process.argv.slice(2) as [SubgraphName, string, string]
const resolvers = resolversOf[name](
  () => openJournal(file),
  () => isToCut && cut(),
)
const schema = buildSubgraphSchema([{ typeDefs: parse(sdls[name]), resolvers: resolvers as never }])

let isEnding = false
let isToCut = false
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = ''
  for await (const chunk of request) body += chunk
  const { query, variables } = JSON.parse(body)
  const result = await execute({ schema, document: parse(query), variableValues: variables })
  if (isEnding) response.setHeader('connection', 'close')
  response.setHeader('content-type', 'application/json').end(JSON.stringify(result))
}
const servers = ports.split(',').map((port) => {
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  const sockets = new WebSocketServer({ server })
  useServer({ schema, execute, subscribe }, sockets)
  server.listen(Number(port), '127.0.0.1')
  return { server, sockets }
})
await Promise.all(servers.map(({ server }) => once(server, 'listening')))

/** Cuts every connection, as the restart of a balancer does. */
function cut(): void {
  isToCut = false
  for (const { server, sockets } of servers) {
    server.closeAllConnections()
    for (const socket of sockets.clients) socket.terminate()
  }
  process.send?.({ cuts: 1 })
}
process.on('message', ({ ask }: { ask: string }) => {
  if (ask === 'cut') isToCut = true
  if (ask === 'sockets')
    process.send?.({ sockets: servers.reduce((sum, { sockets }) => sum + sockets.clients.size, 0) })
})
process.channel?.unref()

/** Close codes that programs use when they end. */
const closeCode = [1000, 1001, 1012][process.pid % 3]
// A clean end: requests under way are answered, and sockets are closed so that clients reconnect.
process.once('SIGTERM', () => {
  isEnding = true
  for (const { server, sockets } of servers) {
    for (const socket of sockets.clients) socket.close(closeCode)
    server.close()
    server.closeIdleConnections()
  }
})
process.send?.({ ready: servers.map(({ server }) => (server.address() as AddressInfo).port) })
