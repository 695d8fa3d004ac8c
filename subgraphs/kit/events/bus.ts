// Hints that something new was committed. A hint may be lost, so every listener also polls.
import { setTimeout as pause } from 'node:timers/promises'
import { readMilliseconds, withDeadline } from '@quintet/drizzle/client/deadline.ts'
import postgres from 'postgres'
import type { Logger } from '../process/log.ts'

export interface Bus {
  /** Notifies all listeners, in this process and in others, that a topic has news. */
  wake(topic: string): void
  /** Calls `listener` at every hint for the topic; returns a function that stops it. */
  onWake(topic: string, listener: () => void): () => void
  close(): Promise<void>
}

const channel = 'quintet'

/**
 * A bus over PostgreSQL's NOTIFY: immediate within the process, within milliseconds to others.
 * @param url a direct connection, not through a pooler
 * @param options deaf: neither sends nor receives hints; for tests of polling. gapMilliseconds: between two hints to other
 * processes. One that comes alone is sent at once; one for each of many commits would cost as much as a write
 */
export function createPostgresBus(
  url: string,
  log: Logger,
  { deaf = false, gapMilliseconds = 5 }: { deaf?: boolean; gapMilliseconds?: number } = {},
): Bus {
  const listeners = new Map<string, Set<() => void>>()
  const notify = (topic: string): void => {
    for (const listener of listeners.get(topic) ?? []) listener()
  }
  const notifyAll = (): void => {
    for (const topic of listeners.keys()) notify(topic)
  }
  if (deaf) return { wake: () => {}, onWake: () => () => {}, close: async () => {} }

  const sql = postgres(url, {
    max: 1,
    onnotice: () => {},
    fetch_types: false,
    // The driver's own delay grows to 20 s, and meanwhile every hint would be lost.
    backoff: (losses) => Math.min(3 ** losses / 100, 1),
    connection: { application_name: 'quintet bus' },
  })
  // After a reconnect anything may have changed: each listener reads again.
  const listening = sql.listen(channel, (payload) => payload.split(' ').forEach(notify), notifyAll)
  listening.catch((error: unknown) => log.warn({ error: String(error) }, 'LISTEN failed; polling goes on'))

  const pending = new Set<string>()
  let isSending = false
  const flush = async (): Promise<void> => {
    isSending = true
    while (pending.size > 0) {
      const sending = sql`select pg_notify(${channel}, ${[...pending].join(' ')})`
      pending.clear()
      await withDeadline(sending, readMilliseconds).catch((error: unknown) =>
        log.warn({ error: String(error) }, 'NOTIFY failed'),
      )
      await pause(gapMilliseconds, undefined, { ref: false })
    }
    isSending = false
  }
  return {
    wake(topic) {
      notify(topic)
      // One NOTIFY at a time, on its own connection: transactions that notify queue behind one lock, and hints would pile
      // up behind a connection that does not answer.
      if (pending.size === 0 && !isSending) setImmediate(flush)
      pending.add(topic)
    },
    onWake(topic, listener) {
      const all = listeners.get(topic) ?? new Set()
      listeners.set(topic, all.add(listener))
      return () => {
        all.delete(listener)
        if (all.size === 0) listeners.delete(topic)
      }
    },
    close: () => sql.end({ timeout: 2 }),
  }
}
