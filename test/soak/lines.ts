// Ways to hear a subscription: a bare socket, an event stream, and the clients that others use.
import { createClient as createEventsClient } from 'graphql-sse'
import { createClient } from 'graphql-ws'
import { Client } from 'undici'
import { WebSocket } from 'ws'
import type { Answer } from './expected.ts'
import type { Given } from './selections.ts'
import { cursorOf } from './world.ts'

export interface Wanted {
  readonly origin: string
  /** Where the client seems to come from. */
  readonly address: string
  readonly query: string
  readonly variables: Given
  /** The number of the last entry that was heard; null at first. */
  last(): number | null
}

export interface Hearing {
  next(event: Answer): void
  /** It is over, and not by the hearer's will: errors, or how the connection was lost. */
  ended(why: Ended): void
}
export type Ended = { readonly errors: Answer['errors'] } | { readonly lost: string }

export interface Line {
  /** Leaves, politely or as if the power failed. */
  leave(how: 'politely' | 'suddenly'): void
  /** Reads nothing until it is told to go on; only sockets can. */
  rest?(isResting: boolean): void
}

export type LineKind = keyof typeof lines

const seemingFrom = (address: string) => ({ 'x-forwarded-for': address })
/** The argument that tells where to begin is the first variable of every topic. */
const resumed = ({ variables, last }: Wanted): Given => {
  const number = last()
  return { ...variables, v0: number === null ? null : cursorOf(number) }
}

/** Opens a line of a kind. */
export const lines = {
  /** A socket that speaks just as much of the protocol as it needs. */
  socket(wanted: Wanted, hearing: Hearing): Line {
    const { origin, address, query } = wanted
    const url = `${origin.replace('http', 'ws')}/graphql`
    const socket = new WebSocket(url, 'graphql-transport-ws', { headers: seemingFrom(address) })
    let isOver = false
    const end = (why: Ended): void => {
      if (isOver) return
      isOver = true
      hearing.ended(why)
    }
    const send = (message: object): void => socket.send(JSON.stringify(message))
    socket.on('open', () => send({ type: 'connection_init' }))
    socket.on('message', (data) => {
      const { type, payload } = JSON.parse(String(data))
      if (isOver) return
      if (type === 'connection_ack') {
        send({ id: 'a', type: 'subscribe', payload: { query, variables: resumed(wanted) } })
      } else if (type === 'next') hearing.next(payload)
      else if (type === 'error') end({ errors: payload })
      else if (type === 'complete') end({ lost: 'complete' })
      if (isOver) socket.close(1000)
    })
    socket.on('error', () => {})
    socket.on('close', (code) => end({ lost: `${code}` }))
    return {
      leave(how) {
        isOver = true
        if (how === 'suddenly' || socket.readyState !== socket.OPEN) return socket.terminate()
        send({ id: 'a', type: 'complete' })
        socket.close(1000)
      },
      rest: (isResting) => (isResting ? socket.pause() : socket.resume()),
    }
  },

  /** An event stream as browsers read it, resumed by Last-Event-ID. */
  stream(wanted: Wanted, hearing: Hearing): Line {
    const { origin, address, query, variables } = wanted
    const ending = new AbortController()
    // Of its own: one that has long been open may be closed by the gateway just when it is used.
    const connection = new Client(origin)
    const number = wanted.last()
    const headers = {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      ...seemingFrom(address),
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
          hearing.next(event)
        }
      }
      return { lost: `the stream ended ${response.statusCode}` }
    }
    const ended = (why: Ended): void => {
      void connection.destroy()
      if (!ending.signal.aborted) hearing.ended(why)
    }
    read().then(ended, (error: unknown) => ended({ lost: String(error) }))
    return { leave: () => ending.abort() }
  },

  /** graphql-ws as it comes, with the getter that resumes. */
  'graphql-ws'(wanted: Wanted, hearing: Hearing): Line {
    const client = createClient({ url: `${wanted.origin.replace('http', 'ws')}/graphql`, shouldRetry: () => true })
    const stop = client.subscribe<Record<string, unknown>>(payloadOf(wanted), {
      next: (event) => hearing.next(event as Answer),
      error: (error) => hearing.ended(Array.isArray(error) ? { errors: error } : { lost: String(error) }),
      complete: () => {},
    })
    return {
      leave(how) {
        if (how === 'suddenly') client.terminate()
        stop()
        void client.dispose()
      },
    }
  },

  /** graphql-sse as it comes, likewise. */
  'graphql-sse'(wanted: Wanted, hearing: Hearing): Line {
    const client = createEventsClient({
      url: `${wanted.origin}/graphql`,
      headers: seemingFrom(wanted.address),
    })
    const stop = client.subscribe<Record<string, unknown>>(payloadOf(wanted), {
      next(event) {
        if (event.data === undefined) hearing.ended({ errors: event.errors as unknown as Answer['errors'] })
        else hearing.next(event as Answer)
      },
      error: (error) => hearing.ended({ lost: String(error) }),
      complete: () => {},
    })
    return {
      leave() {
        stop()
        client.dispose()
      },
    }
  },
} satisfies Readonly<Record<string, (wanted: Wanted, hearing: Hearing) => Line>>

const payloadOf = (wanted: Wanted) => ({
  query: wanted.query,
  get variables() {
    return resumed(wanted)
  },
})
