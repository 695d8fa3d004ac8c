// Subgraphs of others: plain HTTP and graphql-ws, without an envelope.
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { composeServices } from '@apollo/composition'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { execute, type GraphQLSchema, parse, subscribe } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'

export interface Foreign {
  readonly name: string
  readonly url: string
  readonly sdl: string
  /** The requests that came. */
  readonly requests: { headers: Record<string, unknown>; body: { query: string } }[]
  close(): Promise<void>
}

const link = (imports: string): string =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imports}])\n`

/** Starts a subgraph on a free port. */
export async function startForeign(name: string, sdl: string, resolvers: object): Promise<Foreign> {
  const text = link('"@key", "@shareable", "@authenticated", "@policy"') + sdl
  const schema: GraphQLSchema = buildSubgraphSchema([{ typeDefs: parse(text), resolvers: resolvers as never }])
  const requests: Foreign['requests'] = []
  const server: Server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const { query, variables } = JSON.parse(body)
    requests.push({ headers: request.headers, body: { query } })
    const result = await execute({ schema, document: parse(query), variableValues: variables })
    response.setHeader('content-type', 'application/json').end(JSON.stringify(result))
  })
  const sockets = new WebSocketServer({ server })
  useServer({ schema, execute, subscribe }, sockets)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
  return {
    name,
    url,
    sdl: text,
    requests,
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      server.closeAllConnections()
      server.close()
    },
  }
}

/** The supergraph of some subgraphs, composed by Apollo's tool. */
export function supergraphOf(subgraphs: readonly Foreign[]): string {
  const composed = composeServices(subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })))
  if (composed.errors !== undefined) throw new Error(composed.errors.map(({ message }) => message).join('\n'))
  return composed.supergraphSdl
}
