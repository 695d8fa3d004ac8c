// Ended sessions and changed grants, as identity and tenancy report them, and whether the reports still arrive.
import type { Logger } from '@quintet/kit/process/log.ts'
import { serviceEnvelope } from '@quintet/kit/wire/envelope.ts'
import type { ExecutionResult } from 'graphql'
import type { Source } from '../sources/source.ts'

export interface Change {
  readonly tenantId: string | null
  readonly userId: string | null
  readonly sessionId: string | null
}

export interface AccessFeed {
  /** Calls `listener` with each change; 'all' when changes may have been missed. Returns a function that stops it. */
  onChange(listener: (change: Change | 'all') => void): () => void
  /** Calls the listeners with a change after a time: roles and sessions end without a report. Of equal changes the last call counts. */
  expect(change: Change, milliseconds: number): void
  /** Whether both subgraphs have reported within 4 s. If not, cached rights must not be used. */
  isAlive(): boolean
  stop(): void
}

/**
 * Subgraphs send something every second. A change takes effect within 5 s even when the feed is cut right before it: 4 s
 * until this limit, and one for a last report that was under way.
 */
const maxSilenceMilliseconds = 4000
const retryMilliseconds = 2000
/** The longest time that a timer takes. A listener then finds nothing changed, and expects it again. */
const maxTimerMilliseconds = 2 ** 31 - 1
const fields = {
  identity: { name: 'sessionAccessChanged', query: 'subscription { sessionAccessChanged { sessionId userId } }' },
  tenancy: { name: 'accessChanged', query: 'subscription { accessChanged { tenantId userId } }' },
}

/** Follows both subgraphs until `stop`. A stream that is cut is opened again every 2 s. */
export function followAccess(sources: { identity: Source; tenancy: Source }, log: Logger): AccessFeed {
  const listeners = new Set<(change: Change | 'all') => void>()
  /** When each was heard last, by the monotonic clock: setting the system clock back would hide a silence. */
  const heard = { identity: Number.NEGATIVE_INFINITY, tenancy: Number.NEGATIVE_INFINITY }
  const expected = new Map<string, NodeJS.Timeout>()
  let stopped = false
  const running = new Set<AsyncIterableIterator<ExecutionResult>>()
  const notify = (change: Change | 'all'): void => {
    for (const listener of listeners) listener(change)
  }
  const follow = async (subgraph: 'identity' | 'tenancy'): Promise<void> => {
    const { name, query } = fields[subgraph]
    const stream = await sources[subgraph].subscribe({ query }, serviceEnvelope('gateway', 'access'))
    if (!(Symbol.asyncIterator in stream)) throw new Error(stream.errors?.[0]?.message ?? 'refused')
    running.add(stream)
    try {
      let isFirst = true
      for await (const { data, errors } of stream) {
        if (stopped) return
        if (errors !== undefined) throw new Error(errors[0]?.message)
        heard[subgraph] = performance.now()
        // Changes from before the stream are unknown, also those that happened while it was opening.
        if (isFirst) notify('all')
        isFirst = false
        const change = data?.[name] as Partial<Change> | null
        const { tenantId = null, userId = null, sessionId = null } = change ?? {}
        if (tenantId !== null || userId !== null || sessionId !== null) notify({ tenantId, userId, sessionId })
      }
    } finally {
      running.delete(stream)
    }
  }
  const keepFollowing = async (subgraph: 'identity' | 'tenancy'): Promise<void> => {
    while (!stopped) {
      await follow(subgraph).catch(
        (error) => stopped || log.warn({ subgraph, error: String(error) }, 'access feed cut'),
      )
      if (!stopped) await new Promise((resolve) => setTimeout(resolve, retryMilliseconds).unref())
    }
  }
  void keepFollowing('identity')
  void keepFollowing('tenancy')
  /** How long the last reports still count. */
  const timeLeft = (): number => Math.min(heard.identity, heard.tenancy) + maxSilenceMilliseconds - performance.now()
  const isAlive = (): boolean => timeLeft() > 0
  let watch: NodeJS.Timeout
  // During a silence everything that depends on rights is checked again and again, from its first moment on.
  const keepWatch = (): void => {
    const left = timeLeft()
    watch = setTimeout(keepWatch, left > 0 ? left : retryMilliseconds).unref()
    if (left <= 0) notify('all')
  }
  keepWatch()
  return {
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    expect(change, milliseconds) {
      const key = `${change.userId} ${change.tenantId} ${change.sessionId}`
      const report = () => {
        expected.delete(key)
        notify(change)
      }
      clearTimeout(expected.get(key))
      expected.set(key, setTimeout(report, Math.min(milliseconds, maxTimerMilliseconds)).unref())
    },
    isAlive,
    stop() {
      stopped = true
      for (const timer of expected.values()) clearTimeout(timer)
      clearTimeout(watch)
      for (const stream of running) void stream.return?.()
    },
  }
}

/** The feed of a gateway without users. */
export const silentFeed: AccessFeed = { onChange: () => () => {}, expect() {}, isAlive: () => true, stop() {} }
