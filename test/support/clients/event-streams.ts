// A client of server-sent events that parses them as the specification says.
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Json } from '../quintet/quintet.ts'

export interface ServerEvent {
  readonly event: string
  readonly id: string | null
  readonly data: Json
}
export interface EventStream {
  readonly status: number
  readonly type: string | null
  readonly text: () => string
  readonly events: ServerEvent[]
  /** Waits for the first `count` events. */
  take(count: number): Promise<ServerEvent[]>
  /** Waits until the server has ended the stream. Returns all events. */
  whole(): Promise<ServerEvent[]>
  cut(): void
}

export interface StreamOptions {
  readonly method?: 'GET' | 'POST'
  readonly query: string
  readonly variables: object
  readonly token?: string | undefined
  readonly headers?: Readonly<Record<string, string>>
  /** The client reads nothing before it resolves; by default it reads at once. */
  readonly begin?: Promise<unknown>
}

/** Opens a stream at the URL of a gateway. */
export async function openEventStream(
  url: string,
  { method = 'POST', query, variables, token, headers = {}, begin }: StreamOptions,
): Promise<EventStream> {
  const abort = new AbortController()
  const address = new URL(url)
  if (method === 'GET') {
    address.searchParams.set('query', query)
    address.searchParams.set('variables', JSON.stringify(variables))
  }
  const response = await fetch(address, {
    method,
    signal: abort.signal,
    headers: {
      accept: 'text/event-stream',
      ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(method === 'POST' ? { body: JSON.stringify({ query, variables }) } : {}),
  })
  let text = ''
  const events: ServerEvent[] = []
  const read = async (): Promise<void> => {
    await begin
    let rest = ''
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk
      const blocks = (rest + chunk).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const fields = new Map(block.split('\n').map((line) => [line.split(':')[0]!, line.replace(/^[^:]*: ?/, '')]))
        const [event, data] = [fields.get('event'), fields.get('data')]
        if (event === undefined) continue
        events.push({ event, id: fields.get('id') ?? null, data: data ? JSON.parse(data) : null })
      }
    }
  }
  const ended = read().catch(() => {})
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text: () => text,
    events,
    async take(count) {
      await expect.poll(() => events.length, { timeout: 20_000, interval: 10 }).toBeGreaterThanOrEqual(count)
      return events.slice(0, count)
    },
    async whole() {
      const end = await Promise.race([ended, pause(20_000, 'open', { ref: false })])
      expect(end).toBeUndefined()
      return events
    },
    cut: () => abort.abort(),
  }
}
