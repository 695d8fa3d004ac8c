// Quintet in an Apollo Server of one's own: what holds over Quintet's own server holds there too.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ApolloServer, type ApolloServerPlugin, type HeaderMap } from '@apollo/server'
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer'
import { startStandaloneServer } from '@apollo/server/standalone'
import responseCache from '@apollo/server-plugin-response-cache'
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify'
import { apolloGateway, createApolloServer, type QuintetApolloServer } from '@quintet/gateway/apollo.ts'
import { acme } from '@quintet/kit/demo/people.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { createLogger } from '@quintet/kit/process/log.ts'
import { fastify } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { follow, stockClient } from '../support/clients/socket.ts'
import { textsOf } from '../support/documents/blocks.ts'
import { quietest } from '../support/quintet/quietest.ts'
import { type Answer, operationText, startTestQuintet, type TestQuintet } from '../support/quintet/quintet.ts'
import { supergraphText } from '../support/schema/access.ts'

let quintet: TestQuintet
let grace: string
let alan: string
const ends: (() => Promise<unknown>)[] = []
beforeAll(async () => {
  quintet = await startTestQuintet()
  grace = await quintet.signIn(acme.agent.email)
  alan = await quintet.signIn(acme.members[0]!.email)
})
afterAll(async () => {
  for (const end of ends.reverse()) await end()
  await quintet?.stop()
})

const settings = () => ({
  supergraphSdl: supergraphText,
  sources: quintet.inner.sources,
  clock: systemClock,
  log: createLogger('silent'),
  issuer: 'http://localhost:0',
  publicUrl: 'http://localhost:0',
  introspection: true,
})
const create = async (plugins: ApolloServerPlugin[] = []): Promise<QuintetApolloServer<object>> =>
  createApolloServer(settings(), { plugins })
/** The code of docs/deployment.md as it stands, and what it made. */
async function runPage(plugins: ApolloServerPlugin[], httpServer: Server) {
  const [code = ''] = textsOf('docs/deployment.md', 'js')
  const made: { server?: QuintetApolloServer<object>['server']; sockets?: { close(): Promise<void> } } = {}
  const createIt: typeof createApolloServer<object> = async (given, options) => {
    const { gateway, server, serveSockets } = await createApolloServer(given, options)
    made.server = server
    return { gateway, server, serveSockets: (http) => (made.sockets = serveSockets(http)) }
  }
  const values = { ...settings(), plugins, httpServer, createApolloServer: createIt }
  const AsyncFunction = runPage.constructor as new (...texts: string[]) => (...given: unknown[]) => Promise<void>
  await new AsyncFunction(...Object.keys(values), code)(...Object.values(values))
  return { server: made.server!, sockets: made.sockets! }
}
const ask = async (url: string, query: string, token?: string, variables: object = {}): Promise<Answer> => {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })
  return (await response.json()) as Answer
}
const codes = ({ errors }: Answer) => errors?.map(({ extensions }) => extensions.code)

describe('the standalone server', () => {
  let url: string
  beforeAll(async () => {
    const { server } = await create()
    url = (await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } })).url
    ends.push(() => server.stop())
  })

  it('answers as Quintet does', async () => {
    const text = operationText('Overview')
    expect(await ask(url, text, grace)).toEqual(await quintet.gql(text, {}, grace))
  })
  it('prunes what the caller may not see, with an error at its path', async () => {
    const answer = await ask(url, '{ viewer { tenant { name creditApplications { nodes { id } } } } }', alan)
    expect(answer.data).toMatchObject({ viewer: { tenant: { name: 'Acme', creditApplications: null } } })
    expect(answer.errors).toMatchObject([
      { path: ['viewer', 'tenant', 'creditApplications'], extensions: { code: 'FORBIDDEN' } },
    ])
  })
  it('refuses callers without a valid token', async () => {
    expect(codes(await ask(url, '{ viewer { permissions } }'))).toEqual(['UNAUTHENTICATED'])
    expect(codes(await ask(url, '{ viewer { permissions } }', 'no.such.token'))).toEqual(['UNAUTHENTICATED'])
  })
  it('refuses a mutation before anything is done', async () => {
    const input = { category: 'personal-loan', applicantId: acme.applicants[0]!.id, value: 12 }
    const answer = await ask(url, operationText('RecordCreditScore'), alan, { input })
    expect(codes(answer)).toEqual(['FORBIDDEN'])
  })
  it('keeps the limits on operations', async () => {
    const query = `{ modules(first: 100) { nodes { ${Array.from({ length: 99 }, (_, n) => `a${n}: id`).join(' ')} } } }`
    expect(codes(await ask(url, query.replace('first: 100', 'first: 101'), grace))).toEqual(['BAD_USER_INPUT'])
    const deep = `{ viewer { tenant { members(first: 100) { nodes { user { profile { firstName } } } } jobs(first: 100) { nodes { analyses(first: 100) { nodes { id } } } } } } }`
    expect((await ask(url, deep, grace)).errors?.[0]?.message).toMatch(/cost/i)
  })
})

describe('a framework', () => {
  it('mounts it by the code of docs/deployment.md, with live sockets beside', async () => {
    const app = fastify()
    const { server, sockets } = await runPage([fastifyApolloDrainPlugin(app)], app.server)
    await app.register(fastifyApollo(server))
    const origin = await app.listen({ port: 0, host: '127.0.0.1' })
    ends.push(async () => {
      await sockets.close()
      await server.stop()
      await app.close()
    })
    const client = stockClient({ wsUrl: `${origin.replace('http', 'ws')}/graphql` }, grace)
    const category = 'personal-loan'
    const { data } = await ask(`${origin}/graphql`, operationText('CreditLeaderboard'), grace, { category })
    const after = data.creditLeaderboard.changesCursor
    const following = await follow(client, 'CreditScoreChanged', { category, after })
    const input = { category, applicantId: acme.applicants[1]!.id, value: 55.5 }
    const recorded = await ask(`${origin}/graphql`, operationText('RecordCreditScore'), grace, { input })
    const [event] = await following.take(1)
    expect(event?.data.creditScoreChanged.cursor).toBe(recorded.data.recordCreditScore.cursor)
    following.stop()
    await client.dispose()
  })
})

describe('plugins', () => {
  it('a response cache answers again without a subgraph, to the same session only', async () => {
    const cached: ApolloServerPlugin = {
      requestDidStart: async () => ({
        didResolveOperation: async ({ overallCachePolicy }) =>
          overallCachePolicy.restrict({ maxAge: 60, scope: 'PRIVATE' }),
      }),
    }
    const sessionId = async ({ request }: { request: { http?: { headers: HeaderMap } } }) =>
      request.http?.headers.get('authorization') ?? null
    const { server } = await create([cached, responseCache({ sessionId })])
    const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } })
    ends.push(() => server.stop())
    const query = '{ viewer { user { email } } }'
    const first = await ask(url, query, grace)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await quietest(quintet, () => ask(url, query, grace))).toEqual({ answer: first, statements: [] })
    expect((await ask(url, query, alan)).data.viewer.user.email).toBe(acme.members[0]!.email)
  })
  it('a drain plugin ends the server with its gateway', async () => {
    const http = createServer()
    const { server, gateway } = await create([ApolloServerPluginDrainHttpServer({ httpServer: http })])
    await server.start()
    http.listen(0, '127.0.0.1')
    await new Promise((resolve) => http.once('listening', resolve))
    expect((http.address() as AddressInfo).port).toBeGreaterThan(0)
    const { body } = await server.executeOperation({ query: '{ __typename }' }, {} as never)
    expect(body).toMatchObject({ singleResult: { data: { __typename: 'Query' } } })
    await server.stop()
    expect(http.listening).toBe(false)
    expect(gateway.live().upstreams).toBe(0)
  })
})

it('reports each switch to another supergraph to Apollo Server', async () => {
  const { gateway } = await create()
  ends.push(() => gateway.stop())
  let schemas = 0
  const stop = apolloGateway(gateway).onSchemaLoadOrUpdate(() => schemas++)
  expect(schemas).toBe(1)
  await gateway.replace({ supergraphSdl: supergraphText, sources: quintet.inner.sources })
  expect(schemas).toBe(2)
  stop()
  await gateway.replace({ supergraphSdl: supergraphText, sources: quintet.inner.sources })
  expect(schemas).toBe(2)
  expect(new ApolloServer({ gateway: apolloGateway(gateway) })).toBeInstanceOf(ApolloServer)
})
