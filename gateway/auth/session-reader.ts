// Sessions as identity judges them. Identity is told of their use, so that they do not end for want of it.
import type { Source } from '../sources/source.ts'
import { type Cache, type Cached, createCache } from './cache.ts'
import { readSession, reportUse, type SessionState } from './rights.ts'

/** What is to be read. */
interface SessionToRead {
  readonly sessionId: string
  readonly realmId: string
  /** Its user, and its tenant: changes of either may change the session. */
  readonly topics: readonly string[]
  readonly requestId: string
  /** Whether this is a use of the session; else the session is only looked at. */
  readonly isUse: boolean
}

export interface SessionReader {
  get(session: SessionToRead, now: Date): Cached<SessionState>
  /** The state of a machine's token, which is cached with those of sessions. */
  ofMachine: Cache<SessionState>['get']
  invalidate(topic: string): void
  invalidateAll(): void
}

const timeOf = (instant: string | null | undefined): number =>
  instant == null ? Number.POSITIVE_INFINITY : new Date(instant).getTime()

/** Whether time alone made a state outdated, or the use of its session is to be reported. */
export function isDue({ isLive, endsAt, changesAt, useDueAt }: SessionState, isUse: boolean, now: Date): boolean {
  if (!isLive) return false
  const at = now.getTime()
  return at >= timeOf(endsAt) || at >= timeOf(changesAt) || (isUse && at >= timeOf(useDueAt))
}

/** When the state will be outdated by time alone, in milliseconds since 1970. */
export const outdatedAt = ({ endsAt, changesAt }: SessionState): number => Math.min(timeOf(endsAt), timeOf(changesAt))

/** @param isAlive whether changes are being reported */
export function createSessionReader(identity: Source, isAlive: () => boolean): SessionReader {
  const cache = createCache<SessionState>(isAlive)
  return {
    get({ sessionId, realmId, topics, requestId, isUse }, now) {
      const asked = { id: sessionId, realmId, requestId }
      const ask = async (): Promise<SessionState> => {
        const state = await readSession(identity, asked)
        if (!isUse || !state.isLive || now.getTime() < timeOf(state.useDueAt)) return state
        // The next request reports it again.
        return reportUse(identity, asked).catch(() => state)
      }
      const found = cache.get(sessionId, topics, ask)
      if (found.value === undefined || !isDue(found.value, isUse, now)) return found
      cache.invalidate(sessionId)
      return cache.get(sessionId, topics, ask)
    },
    ofMachine: cache.get,
    invalidate: cache.invalidate,
    invalidateAll: cache.invalidateAll,
  }
}
