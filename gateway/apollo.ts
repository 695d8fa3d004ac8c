// Quintet inside an Apollo Server 5 of your own: behind your framework, with your plugins. Access, limits, compiled execution
// and live sockets are those of Quintet's own server.
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import { ApolloServer, type ApolloServerOptionsWithGateway, type BaseContext } from '@apollo/server'
import type {
  GatewayExecutionResult,
  GatewayExecutor,
  GatewayGraphQLRequestContext,
  GatewayInterface,
} from '@apollo/server-gateway-interface'
import { parseExactly } from '@quintet/kit/wire/exact-numbers.ts'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { RequestFacts } from './auth/viewers.ts'
import { createGateway, type Gateway, type GatewaySettings } from './gateway.ts'
import { createCors } from './http/cors.ts'
import { createConnectionCounter } from './limits/connections.ts'
import { serveSockets } from './websocket/sockets.ts'

/** Facts of a request that Apollo Server does not know by itself, such as the client's address for limits. */
type FactsOf = (context: GatewayGraphQLRequestContext) => Partial<RequestFacts>

/**
 * A gateway in the form that Apollo Server takes. Callers are known by their Authorization header.
 * @param factsOf returns what your framework knows of a request; without the client's address, limits by address do not apply
 */
export function apolloGateway(gateway: Gateway, factsOf: FactsOf = () => ({})): GatewayInterface {
  const executor: GatewayExecutor = async (context) => {
    const { request, source } = context
    const facts: RequestFacts = {
      requestId: randomUUID(),
      clientIp: null,
      userAgent: request.http?.headers.get('user-agent') ?? null,
      ...factsOf(context),
    }
    const { operationName, variables } = request
    const prepared = gateway.prepare({ query: source, operationName, variables }, facts)
    const { text } = await gateway.run(
      prepared,
      variables,
      request.http?.headers.get('authorization') ?? undefined,
      facts,
    )
    // Values of custom scalars stay exact, as far as plugins do not copy them.
    return resultOf((gateway.schema().hasExactScalars ? parseExactly(text) : JSON.parse(text)) as Result)
  }
  return {
    load: async () => ({ executor }),
    onSchemaLoadOrUpdate(callback) {
      const report = () => callback(gateway.schema())
      report()
      return gateway.onReplace(report)
    },
    stop: () => gateway.stop(),
  }
}

type Result = Omit<GatewayExecutionResult, 'errors'> & { errors?: GraphQLFormattedError[] }

/** Apollo Server formats errors itself, and takes instances only. */
function resultOf({ errors, ...rest }: Result): GatewayExecutionResult {
  if (errors === undefined) return rest
  return {
    ...rest,
    errors: errors.map(
      ({ message, path, extensions }) =>
        new GraphQLError(message, { path: path ?? null, extensions: extensions ?? null }),
    ),
  }
}

export interface QuintetApolloServer<Context extends BaseContext> {
  /** To be started and mounted as any other: its `stop` ends the gateway too. */
  readonly server: ApolloServer<Context>
  readonly gateway: Gateway
  /** Serves graphql-transport-ws at /graphql beside an HTTP server. */
  serveSockets(http: Server): { close(): Promise<void> }
}

/**
 * An Apollo Server over Quintet.
 * @param settings of the gateway; only pages of `corsOrigins` and `publicUrl` may open sockets
 * @param options Apollo Server's own: plugins, formatError, ...
 */
export async function createApolloServer<Context extends BaseContext = BaseContext>(
  settings: GatewaySettings & { readonly corsOrigins?: readonly string[]; readonly publicUrl: string },
  options: Omit<ApolloServerOptionsWithGateway<Context>, 'gateway'> & { readonly factsOf?: FactsOf } = {},
): Promise<QuintetApolloServer<Context>> {
  const { corsOrigins = [], publicUrl, log, introspection } = settings
  const { factsOf, ...own } = options
  const gateway = await createGateway(settings)
  return {
    gateway,
    server: new ApolloServer<Context>({ introspection, ...own, gateway: apolloGateway(gateway, factsOf) }),
    serveSockets(http) {
      const { connections, connectionsPerViewer } = gateway.liveLimits
      const counter = createConnectionCounter(connections, connectionsPerViewer)
      const sockets = serveSockets(
        http,
        gateway,
        log,
        socketFacts,
        counter,
        createCors(corsOrigins, false, publicUrl).allowsSocket,
      )
      return { close: () => sockets.close(0) }
    },
  }
}

const socketFacts = ({ socket, headers }: IncomingMessage): RequestFacts => ({
  requestId: randomUUID(),
  clientIp: socket.remoteAddress ?? null,
  userAgent: headers['user-agent'] ?? null,
})
