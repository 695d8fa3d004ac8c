// Hints that something new was committed. A hint may be lost: readers that wait for one also poll.
import { readMilliseconds, withDeadline } from '@quintet/drizzle/client/deadline.ts'
import postgres from 'postgres'
import type { Logger } from '../process/log.ts'

export interface Bus {
  /** Tells everybody who listens, in this process and in others, that a topic has news. */
  wake(topic: string): void
  /** Calls `listener` at every hint for the topic; returns the way to stop. */
  onWake(topic: string, listener: () => void): () => void
  close(): Promise<void>
}

const channel = 'quintet'

/**
 * A bus over PostgreSQL's NOTIFY: at once within the process, within milliseconds to other processes.
 * @param url a direct connection, not through a pooler
 * @param options deaf: sends and hears nothing outside the process; for tests of polling
 */
export function createPostgresBus(url: string, log: Logger, options: { deaf?: boolean } = {}): Bus {
  const listeners = new Map<string, Set<() => void>>()
  const tell = (topic: string): void => {
    for (const listener of listeners.get(topic) ?? []) listener()
  }
  const tellAll = (): void => {
    for (const topic of listeners.keys()) tell(topic)
  }
  if (options.deaf) return { wake: () => {}, onWake: () => () => {}, close: async () => {} }

  const sql = postgres(url, {
    max: 1,
    onnotice: () => {},
    fetch_types: false,
    // The driver's own delay grows to 20 s, in which every hint would be lost.
    backoff: (losses) => Math.min(3 ** losses / 100, 1),
    connection: { application_name: 'quintet bus' },
  })
  // After a reconnect everything may have changed: each listener reads anew.
  const listening = sql.listen(channel, (payload) => payload.split(' ').forEach(tell), tellAll)
  listening.catch((error: unknown) => log.warn({ error: String(error) }, 'LISTEN failed; polling goes on'))

  const pending = new Set<string>()
  let isSending = false
  const flush = async (): Promise<void> => {
    isSending = true
    while (pending.size > 0) {
      const notify = sql`select pg_notify(${channel}, ${[...pending].join(' ')})`
      pending.clear()
      await withDeadline(notify, readMilliseconds).catch((error: unknown) =>
        log.warn({ error: String(error) }, 'NOTIFY failed'),
      )
    }
    isSending = false
  }
  return {
    wake(topic) {
      tell(topic)
      // One NOTIFY at a time, from its own connection: notifying transactions would queue behind one lock, and hints
      // would pile up behind a connection that fell silent.
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
