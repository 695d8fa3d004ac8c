// The clients that people use, each set up as its own documentation says, behind one interface for the tests.
import { readFileSync } from 'node:fs'
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client'
import { CombinedGraphQLErrors } from '@apollo/client/errors'
import { GraphQLWsLink } from '@apollo/client/link/subscriptions'
import { getMainDefinition } from '@apollo/client/utilities'
import { resumable } from '@quintet/resumable'
import { fetchExchange, subscriptionExchange, Client as UrqlClient } from '@urql/core'
import { createClient, type Client as SocketClient } from 'graphql-ws'
import { Environment, type GraphQLResponse, Network, Observable, RecordSource, Store } from 'relay-runtime'
import type { Answer, Failure, Json } from '../support/quintet/quintet.ts'

type Variables = Record<string, unknown>

export interface WalkingClient {
  run(text: string, variables?: Variables): Promise<Answer>
  /** Subscribes; returns the function that stops it. */
  subscribe(text: string, variables: Variables, next: (data: Json) => void): () => void
  /** Breaks the connection of its subscriptions. */
  cut(): void
  stop(): void
}

interface Target {
  readonly url: string
  readonly wsUrl: string
  /** The access token of now. */
  token(): string | undefined
}

const possibleTypes = JSON.parse(readFileSync(new URL('../../schema/possible-types.json', import.meta.url), 'utf8'))
const headersOf = ({ token }: Target): Record<string, string> =>
  token() === undefined ? {} : { authorization: `Bearer ${token()}` }

const isMutation = (text: string): boolean => /^\s*mutation/m.test(text)

/** The socket below every client: it comes back after each cut, and resumes. */
const socketTo = (target: Target): SocketClient =>
  resumable(
    createClient({
      url: target.wsUrl,
      connectionParams: () => headersOf(target),
      retryAttempts: 100,
      retryWait: () => new Promise((resolve) => setTimeout(resolve, 10)),
      shouldRetry: () => true,
    }),
  )

/** graphql-ws alone: queries and mutations go over the socket too. */
function graphqlWs(target: Target): WalkingClient {
  const socket = socketTo(target)
  return {
    async run(query, variables = {}) {
      for await (const result of socket.iterate({ query, variables })) return result as Answer
      throw new Error('No result came')
    },
    subscribe: (query, variables, next) =>
      socket.subscribe<Json>({ query, variables }, { next: ({ data }) => next(data), error() {}, complete() {} }),
    cut: () => socket.terminate(),
    stop: () => void socket.dispose(),
  }
}

function apollo(target: Target): WalkingClient {
  const socket = socketTo(target)
  const http = new HttpLink({
    uri: target.url,
    fetch: (uri, options) => fetch(uri, { ...options, headers: { ...options?.headers, ...headersOf(target) } }),
  })
  const client = new ApolloClient({
    cache: new InMemoryCache({ possibleTypes }),
    link: ApolloLink.split(({ query }) => isSubscription(query), new GraphQLWsLink(socket), http),
  })
  return {
    async run(text, variables = {}) {
      const document = gql(text)
      const { data, error } = isMutation(text)
        ? await client.mutate<Json>({ mutation: document, variables, errorPolicy: 'all' })
        : await client.query<Json>({ query: document, variables, errorPolicy: 'all', fetchPolicy: 'network-only' })
      const errors = CombinedGraphQLErrors.is(error) ? (error.errors as unknown as Failure[]) : undefined
      return { data, ...(errors === undefined ? {} : { errors }) }
    },
    subscribe(text, variables, next) {
      const events = client.subscribe<Json>({ query: gql(text), variables, fetchPolicy: 'no-cache' })
      const subscription = events.subscribe(({ data }) => next(data))
      return () => subscription.unsubscribe()
    },
    cut: () => socket.terminate(),
    stop() {
      client.stop()
      void socket.dispose()
    },
  }
}

const isSubscription = (query: Parameters<typeof getMainDefinition>[0]): boolean => {
  const definition = getMainDefinition(query)
  return definition.kind === 'OperationDefinition' && definition.operation === 'subscription'
}

function urql(target: Target): WalkingClient {
  const socket = socketTo(target)
  const client = new UrqlClient({
    url: target.url,
    preferGetMethod: false,
    fetchOptions: () => ({ headers: headersOf(target) }),
    exchanges: [
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: socket.subscribe({ query, variables: variables as Variables }, sink as never),
          }),
        }),
      }),
    ],
  })
  return {
    async run(text, variables = {}) {
      const { data, error } = await (isMutation(text)
        ? client.mutation(text, variables)
        : client.query(text, variables))
      return { data, ...(error === undefined ? {} : { errors: error.graphQLErrors as unknown as Failure[] }) }
    },
    subscribe(text, variables, next) {
      const { unsubscribe } = client.subscription(text, variables).subscribe(({ data }) => data && next(data))
      return unsubscribe
    },
    cut: () => socket.terminate(),
    stop: () => void socket.dispose(),
  }
}

/** Relay's network layer: its compiler gives it texts as they are sent here. */
function relay(target: Target): WalkingClient {
  const socket = socketTo(target)
  const environment = new Environment({
    store: new Store(new RecordSource()),
    network: Network.create(
      async ({ text }, variables) => {
        const response = await fetch(target.url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headersOf(target) },
          body: JSON.stringify({ query: text, variables }),
        })
        return (await response.json()) as GraphQLResponse
      },
      ({ text, name }, variables) =>
        Observable.create((sink) =>
          socket.subscribe({ operationName: name, query: text ?? '', variables }, sink as never),
        ),
    ),
  })
  const execute = (operationKind: 'query' | 'mutation' | 'subscription', text: string, variables: Variables) => {
    const name = /^\s*\w+ (\w+)/m.exec(text)?.[1] ?? ''
    const network = environment.getNetwork()
    return network.execute({ text, name, operationKind, id: null, cacheID: name, metadata: {} }, variables, {})
  }
  return {
    async run(text, variables = {}) {
      const kind = isMutation(text) ? 'mutation' : 'query'
      return (await execute(kind, text, variables).toPromise()) as Answer
    },
    subscribe(text, variables, next) {
      const { unsubscribe } = execute('subscription', text, variables).subscribe({
        next: (result) => next((result as Answer).data),
      })
      return unsubscribe
    },
    cut: () => socket.terminate(),
    stop: () => void socket.dispose(),
  }
}

export const clients: Readonly<Record<string, (target: Target) => WalkingClient>> = {
  'graphql-ws': graphqlWs,
  'Apollo Client': apollo,
  urql,
  Relay: relay,
}
