// The connection to the API: who is signed in, single operations over HTTP, and streams over one socket that go on after a cut.
import { resumable } from '@quintet/resumable'
import { createClient } from 'graphql-ws'
import { refresh, signIn } from './documents.js'

/** @typedef {'connecting' | 'live' | 'waiting'} ConnectionState */

/** How long the server may be silent before the connection is held to be lost. */
const silentMilliseconds = 4_000

/** Opens connections to the API of the page's own origin. @param {(state: ConnectionState) => void} onState */
export function createConnection(onState) {
  const endpoint = new URL('/graphql', location.href).href
  /** @type {(() => Promise<string | null>)} The token to send. */
  let freshToken = async () => null
  /** @type {{ accessToken: string, refreshToken: string } | null} */
  let tokens = null
  /** @type {Promise<void> | null} */
  let refreshing = null

  /** @param {string} query @param {object} variables @param {string | null} token */
  async function send(query, variables, token) {
    const headers = {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    }
    const response = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })
    return response.json()
  }

  /** The token while it is good for half a minute more, else a new one. One refresh at a time: a token is used up by it. */
  async function ownToken() {
    if (tokens !== null && expiryOf(tokens.accessToken) - Date.now() < 30_000) {
      refreshing ??= renew().finally(() => {
        refreshing = null
      })
      await refreshing
    }
    return tokens?.accessToken ?? null
  }
  async function renew() {
    const { data } = await send(refresh, { input: { refreshToken: tokens?.refreshToken } }, null)
    tokens = data?.refreshSession?.accessToken === undefined ? null : data.refreshSession
  }

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let overdue
  const socket = createClient({
    url: endpoint.replace(/^http/, 'ws'),
    // Asked for at each connection: when a token runs out, the server closes and the client comes back with the next.
    connectionParams: async () => {
      const token = await freshToken()
      return token === null ? {} : { authorization: `Bearer ${token}` }
    },
    keepAlive: silentMilliseconds,
    shouldRetry: () => true,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: (tries) =>
      new Promise((resolve) => setTimeout(resolve, Math.min(4_000, 250 * 2 ** tries) * (0.5 + Math.random() / 2))),
    on: {
      connecting: () => onState('connecting'),
      connected: () => onState('live'),
      closed: () => onState('waiting'),
      // A server that does not answer a ping in time is gone, though the network has not said so.
      ping: (received) => {
        if (!received) overdue = setTimeout(() => socket.terminate(), silentMilliseconds)
      },
      pong: (received) => {
        if (received) clearTimeout(overdue)
      },
    },
  })
  const streams = resumable(socket)

  return {
    /** Signs in. Returns what is wrong, or null. @param {{ email: string, password: string, tenantSlug?: string }} input */
    async signIn(input) {
      const { data, errors } = await send(signIn, { input }, null)
      const outcome = data?.signIn
      if (outcome?.__typename !== 'SignedIn') {
        const isHalfDone = ['SecondFactorRequired', 'VerificationRequired'].includes(outcome?.__typename)
        if (isHalfDone) return 'This account signs in with a further step, which this page does not have.'
        return outcome?.message ?? errors?.[0]?.message ?? 'The server does not answer.'
      }
      tokens = outcome
      freshToken = ownToken
      return null
    },
    /** Takes tokens from a function, as in development. @param {() => Promise<string | null>} source */
    useTokens(source) {
      freshToken = source
    },
    /** The data of an operation; parts that the user may not read are null. Throws where there is none, with the code of the error. @param {string} query @param {object} variables */
    async ask(query, variables = {}) {
      const { data, errors } = await send(query, variables, await freshToken())
      if (data && Object.values(data).some((value) => value !== null)) return data
      const [{ message = 'The server does not answer.', extensions = {} } = {}] = errors ?? []
      throw Object.assign(new Error(message), { code: extensions.code })
    },
    /**
     * Follows the stream in the field `changes`. Returns what ends it.
     * @param {string} query
     * @param {object} variables
     * @param {(event: any) => void} onEvent
     * @param {(error: unknown) => void} onEnd Called when the server ends the stream.
     */
    follow(query, variables, onEvent, onEnd) {
      return streams.subscribe(
        { query, variables: { ...variables } },
        {
          next: ({ data, errors }) => (data?.changes ? onEvent(data.changes) : onEnd(errors)),
          error: onEnd,
          complete: () => {},
        },
      )
    },
    /** Comes back at once, as when the network is there again. */
    reconnect: () => socket.terminate(),
    close: () => socket.dispose(),
  }
}

/** When a token expires, in milliseconds. @param {string} token */
function expiryOf(token) {
  const [, claims = ''] = token.split('.')
  return JSON.parse(atob(claims.replaceAll('-', '+').replaceAll('_', '/'))).exp * 1000
}
