// One baseline in this process, started as its own documentation says: `<server> [<supergraph file> <port>]`.
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import { untilListening } from '../../support/ports.ts'
import { baselineFile, loadBaseline } from '../baselines.ts'
import { serveBench } from '../children.ts'
import { whole } from '../gateway/classic.ts'

interface ApolloServer {
  readonly ApolloServer: new (settings: object) => object
}
interface Standalone {
  startStandaloneServer(server: object, settings: object): Promise<{ url: string }>
}
interface Yoga {
  createYoga(settings: object): RequestListener
  createSchema(parts: object): object
}
interface Fastify {
  register(plugin: unknown, settings: object): void
  listen(settings: object): Promise<string>
}

const [server = '', file = '', ownPort = ''] = process.argv.slice(2)
const { sdl: typeDefs, resolvers } = whole

async function serveApollo(settings: object): Promise<number> {
  const { ApolloServer } = await loadBaseline<ApolloServer>('apollo', '@apollo/server')
  const { startStandaloneServer } = await loadBaseline<Standalone>('apollo', '@apollo/server/standalone')
  const { url } = await startStandaloneServer(new ApolloServer(settings), { listen: { port: 0, host: '127.0.0.1' } })
  return Number(new URL(url).port)
}

async function serveHive(options: readonly string[]): Promise<number> {
  const bin = baselineFile('hive', '@graphql-hive/gateway/package.json').replace('package.json', 'dist/bin.js')
  process.argv = [process.execPath, bin, 'supergraph', file, '--host', '127.0.0.1', '--port', ownPort, ...options]
  await import(pathToFileURL(bin).href)
  await untilListening(Number(ownPort))
  return Number(ownPort)
}

const servers: Readonly<Record<string, () => Promise<number>>> = {
  async 'apollo-gateway'() {
    type Module = { readonly ApolloGateway: new (settings: object) => object }
    const { ApolloGateway } = await loadBaseline<Module>('apollo', '@apollo/gateway')
    return serveApollo({ gateway: new ApolloGateway({ supergraphSdl: readFileSync(file, 'utf8') }) })
  },
  hive: () => serveHive(['--jit']),
  'hive-router': () => serveHive(['--hive-router-runtime']),
  'apollo-server': () => serveApollo({ typeDefs, resolvers }),
  async yoga() {
    const { createYoga, createSchema } = await loadBaseline<Yoga>('yoga', 'graphql-yoga')
    const yoga = createYoga({ schema: createSchema({ typeDefs, resolvers }), logging: false, graphiql: false })
    const http = createServer(yoga).listen(0, '127.0.0.1')
    await once(http, 'listening')
    return (http.address() as AddressInfo).port
  },
  async mercurius() {
    const { fastify } = await loadBaseline<{ fastify(): Fastify }>('mercurius', 'fastify')
    const { default: mercurius } = await loadBaseline<{ default: unknown }>('mercurius', 'mercurius')
    const app = fastify()
    app.register(mercurius, { schema: typeDefs, resolvers, jit: 1 })
    return Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
  },
}
serveBench({ port: await servers[server]!() })
