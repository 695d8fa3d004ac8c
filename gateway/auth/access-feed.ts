// News of ended sessions and changed grants from identity and tenancy, and whether that news still comes.

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
  /** Calls `listener` with each change; 'all' when news may have been missed. Returns the way to stop. */
  onChange(listener: (change: Change | 'all') => void): () => void
  /** Whether both subgraphs have been heard within 4 s: if not, ask before deciding. */
  isAlive(): boolean
  stop(): void
}

/**
 * Subgraphs say something each second. What changed right after they were heard last stops events when this is over: within
 * 5 s, with one left for news that was on its way for so long.
 */
const silenceMilliseconds = 4000
const retryMilliseconds = 2000
const fields = {
  identity: { name: 'sessionAccessChanged', query: 'subscription { sessionAccessChanged { sessionId userId } }' },
  tenancy: { name: 'accessChanged', query: 'subscription { accessChanged { tenantId userId } }' },
}

/** Follows both subgraphs until `stop`; what is cut is taken up again every 2 s. */
export function followAccess(sources: { identity: Source; tenancy: Source }, log: Logger): AccessFeed {
  const listeners = new Set<(change: Change | 'all') => void>()
  /** By a clock that nobody sets: one set back would make silence look like news. */
  const heard = { identity: Number.NEGATIVE_INFINITY, tenancy: Number.NEGATIVE_INFINITY }
  let stopped = false
  const running = new Set<AsyncIterableIterator<ExecutionResult>>()
  const tell = (change: Change | 'all'): void => {
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
        // It has begun: whatever happened before was not heard, also what was remembered while it was being opened.
        if (isFirst) tell('all')
        isFirst = false
        const change = data?.[name] as Partial<Change> | null
        const { tenantId = null, userId = null, sessionId = null } = change ?? {}
        if (tenantId !== null || userId !== null || sessionId !== null) tell({ tenantId, userId, sessionId })
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
  /** How long news counts on if none comes. */
  const timeLeft = (): number => Math.min(heard.identity, heard.tenancy) + silenceMilliseconds - performance.now()
  const isAlive = (): boolean => timeLeft() > 0
  let watch: NodeJS.Timeout
  // While no news comes, whoever is connected is asked about again and again: from the moment on when the time is up.
  const keepWatch = (): void => {
    const left = timeLeft()
    watch = setTimeout(keepWatch, left > 0 ? left : retryMilliseconds).unref()
    if (left <= 0) tell('all')
  }
  keepWatch()
  return {
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    isAlive,
    stop() {
      stopped = true
      clearTimeout(watch)
      for (const stream of running) void stream.return?.()
    },
  }
}

/** The feed where nobody can sign in. */
export const silentFeed: AccessFeed = { onChange: () => () => {}, isAlive: () => true, stop() {} }
