// Ways to subscribe: a bare socket, an event stream, and the clients of users.
import { createClient as createEventsClient } from 'graphql-sse'
import { createClient } from 'graphql-ws'
import { Client } from 'undici'
import { WebSocket } from 'ws'
import type { Answer } from './expected.ts'
import type { Given } from './selections.ts'
import { cursorOf } from './world.ts'

export interface Wanted {
  readonly origin: string
  /** The address of the client, as a proxy reports it. */
  readonly address: string
  readonly query: string
  readonly variables: Given
  /** The number of the last received entry; null at first. */
  last(): number | null
}

export interface Subscriber {
  next(event: Answer): void
  /** The subscription ended by itself: errors, or how the connection was lost. */
  ended(why: Ended): void
}
export type Ended = { readonly errors: Answer['errors'] } | { readonly lost: string }

export interface Connection {
  /** Disconnects, cleanly or as after a power cut. */
  leave(how: 'cleanly' | 'abruptly'): void
  /** Pauses or continues reading; only for sockets. */
  pause?(isPaused: boolean): void
}

export type ConnectionKind = keyof typeof connections

const forwardedFor = (address: string) => ({ 'x-forwarded-for': address })
/** The first variable of every topic is the cursor. */
const resumed = ({ variables, last }: Wanted): Given => {
  const number = last()
  return { ...variables, v0: number === null ? null : cursorOf(number) }
}

/** Opens a connection of a kind. */
export const connections = {
  /** A socket with the least of the protocol. */
  socket(wanted: Wanted, subscriber: Subscriber): Connection {
    const { origin, address, query } = wanted
    const url = `${origin.replace('http', 'ws')}/graphql`
    const socket = new WebSocket(url, 'graphql-transport-ws', { headers: forwardedFor(address) })
    let isOver = false
    const end = (why: Ended): void => {
      if (isOver) return
      isOver = true
      subscriber.ended(why)
    }
    const send = (message: object): void => socket.send(JSON.stringify(message))
    socket.on('open', () => send({ type: 'connection_init' }))
    socket.on('message', (data) => {
      const { type, payload } = JSON.parse(String(data))
      if (isOver) return
      if (type === 'connection_ack') {
        send({ id: 'a', type: 'subscribe', payload: { query, variables: resumed(wanted) } })
      } else if (type === 'next') subscriber.next(payload)
      else if (type === 'error') end({ errors: payload })
      else if (type === 'complete') end({ lost: 'complete' })
      if (isOver) socket.close(1000)
    })
    socket.on('error', () => {})
    socket.on('close', (code) => end({ lost: `${code}` }))
    return {
      leave(how) {
        isOver = true
        if (how === 'abruptly' || socket.readyState !== socket.OPEN) return socket.terminate()
        send({ id: 'a', type: 'complete' })
        socket.close(1000)
      },
      pause: (isPaused) => (isPaused ? socket.pause() : socket.resume()),
    }
  },

  /** An event stream as browsers read it, resumed by Last-Event-ID. */
  stream(wanted: Wanted, subscriber: Subscriber): Connection {
    const { origin, address, query, variables } = wanted
    const ending = new AbortController()
    // A new one, as the gateway may close one that was open for long just when it is used.
    const connection = new Client(origin)
    const number = wanted.last()
    const headers = {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      ...forwardedFor(address),
      ...(number === null ? {} : { 'last-event-id': cursorOf(number) }),
    }
    const read = async (): Promise<Ended> => {
      const body = JSON.stringify({ query, variables })
      const { signal } = ending
      const settings = { method: 'POST', path: '/graphql', headers, body, signal } as const
      const response = await connection.request({ ...settings, bodyTimeout: 0 })
      let text = ''
      for await (const chunk of response.body.setEncoding('utf8')) {
        text += chunk
        const blocks = text.split('\n\n')
        text = blocks.pop()!
        for (const block of blocks) {
          const data = /^data: (.+)$/m.exec(block)?.[1]
          if (data === undefined || ending.signal.aborted) continue
          const event = JSON.parse(data) as Answer
          if (event.data === undefined) return { errors: event.errors }
          subscriber.next(event)
        }
      }
      return { lost: `the stream ended ${response.statusCode}` }
    }
    const ended = (why: Ended): void => {
      void connection.destroy()
      if (!ending.signal.aborted) subscriber.ended(why)
    }
    read().then(ended, (error: unknown) => ended({ lost: String(error) }))
    return { leave: () => ending.abort() }
  },

  /** graphql-ws with the getter that resumes. */
  'graphql-ws'(wanted: Wanted, subscriber: Subscriber): Connection {
    const client = createClient({ url: `${wanted.origin.replace('http', 'ws')}/graphql`, shouldRetry: () => true })
    const stop = client.subscribe<Record<string, unknown>>(payloadOf(wanted), {
      next: (event) => subscriber.next(event as Answer),
      error: (error) => subscriber.ended(Array.isArray(error) ? { errors: error } : { lost: String(error) }),
      complete: () => {},
    })
    return {
      leave(how) {
        if (how === 'abruptly') client.terminate()
        stop()
        void client.dispose()
      },
    }
  },

  /** graphql-sse with the getter that resumes. */
  'graphql-sse'(wanted: Wanted, subscriber: Subscriber): Connection {
    const client = createEventsClient({
      url: `${wanted.origin}/graphql`,
      headers: forwardedFor(wanted.address),
    })
    const stop = client.subscribe<Record<string, unknown>>(payloadOf(wanted), {
      next(event) {
        if (event.data === undefined) subscriber.ended({ errors: event.errors as unknown as Answer['errors'] })
        else subscriber.next(event as Answer)
      },
      error: (error) => subscriber.ended({ lost: String(error) }),
      complete: () => {},
    })
    return {
      leave() {
        stop()
        client.dispose()
      },
    }
  },
} satisfies Readonly<Record<string, (wanted: Wanted, subscriber: Subscriber) => Connection>>

const payloadOf = (wanted: Wanted) => ({
  query: wanted.query,
  get variables() {
    return resumed(wanted)
  },
})
