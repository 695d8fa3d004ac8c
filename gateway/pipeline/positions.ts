// What queries must see that standbys may answer: the position in the log of the last write of each user and tenant. Kept in
// memory, and in Redis where gateways share one. A position is needed for as long as a standby may lag behind it.
import type { Logger } from '@quintet/kit/process/log.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { isMutation } from '@quintet/kit/wire/request.ts'
import type { ExecutionResult } from 'graphql'
import { LRUCache } from 'lru-cache'
import { type MaybePromise, whenDone } from '../sources/maybe-promise.ts'
import type { Source } from '../sources/source.ts'
import { anyCluster, type ByCluster, openSharedPositions } from './shared-positions.ts'

export interface Positions {
  /** What a query of a caller must see; undefined where it has to be read from the primary. */
  after(envelope: Envelope): MaybePromise<ByCluster | undefined>
  /** A write of a caller: `cluster:position`, or `*` where only the primary is sure to have it. */
  note(envelope: Envelope, position: string): MaybePromise<void>
  stop(): void
}

/** So many users and tenants wrote within the time that a standby may lag. */
const maxKeys = 50_000
/** Longer than a standby that is just being left out is still read from. */
const graceMilliseconds = 5_000
interface Noted {
  readonly positions: ByCluster
  /** Until when a standby may lag behind them, by the monotonic clock in milliseconds. */
  readonly until: number
  /** Until when only the primary is sure to have all. Later writes do not lengthen it. */
  readonly blindUntil: number
}
const nothing: Noted = { positions: {}, until: Number.NEGATIVE_INFINITY, blindUntil: Number.NEGATIVE_INFINITY }

const current = (noted: Noted = nothing): Noted => (noted.until > performance.now() ? noted : nothing)

/** Whose writes a caller must see: their own, and those of all members of the tenant. */
const keysOf = ({ viewer, client, tenantId }: Envelope): readonly string[] =>
  [viewer?.userId ?? client, tenantId].filter((key) => key !== null)

/** The later position of each cluster. */
function latest(all: readonly ByCluster[]): ByCluster {
  const joined: Record<string, string> = {}
  for (const positions of all) {
    for (const [cluster, position] of Object.entries(positions)) {
      if (position > (joined[cluster] ?? '')) joined[cluster] = position
    }
  }
  return joined
}

const joined = (one: Noted, other: Noted): Noted => ({
  positions: latest([one.positions, other.positions]),
  until: Math.max(one.until, other.until),
  blindUntil: Math.max(one.blindUntil, other.blindUntil),
})

/** @param redisUrl where gateways share positions; null for a gateway that is alone */
export function createPositions(maxLagSeconds: number, redisUrl: string | null, log: Logger): Positions {
  const keptMilliseconds = maxLagSeconds * 1000 + graceMilliseconds
  // What a gateway before this one knew, and what others wrote while Redis was gone, a standby has after that time.
  let blindUntil = performance.now() + keptMilliseconds
  /** Of keys that had no place any more. */
  let forgotten = nothing
  const own = new LRUCache<string, Noted>({
    max: maxKeys,
    dispose(noted, _key, reason) {
      if (reason === 'evict') forgotten = joined(current(forgotten), current(noted))
    },
  })
  const onLost = (): void => {
    blindUntil = performance.now() + keptMilliseconds
  }
  const shared = redisUrl === null ? null : openSharedPositions(redisUrl, keptMilliseconds, onLost, log)
  const known = (keys: readonly string[], others: readonly ByCluster[]): ByCluster | undefined => {
    const noted = [forgotten, ...keys.map((key) => own.get(key))].map(current).reduce(joined)
    const isBlind = noted.blindUntil > performance.now() || others.some((each) => anyCluster in each)
    return isBlind ? undefined : latest([noted.positions, ...others])
  }
  return {
    after(envelope) {
      const keys = keysOf(envelope)
      if (keys.length === 0 || performance.now() < blindUntil) return undefined
      if (shared === null) return known(keys, [])
      return shared.read(keys).then(
        (others) => (performance.now() < blindUntil ? undefined : known(keys, others)),
        () => undefined,
      )
    },
    note(envelope, position) {
      const [cluster = anyCluster, at = 'F'] = position.split(':')
      const keys = keysOf(envelope)
      const until = performance.now() + keptMilliseconds
      const noted =
        cluster === anyCluster
          ? { positions: {}, until, blindUntil: until }
          : { ...nothing, positions: { [cluster]: at }, until }
      for (const key of keys) own.set(key, joined(current(own.get(key)), noted))
      if (shared === null || keys.length === 0) return
      // While Redis does not take it, other gateways may show this caller what was there before.
      return shared.note(keys, cluster, at).catch(onLost)
    },
    stop: () => shared?.stop(),
  }
}

/** The source, whose answers are given on once the position of what they wrote is noted. */
export function noting(source: Source, positions: Positions): Source {
  return {
    ...source,
    async subscribe(request, envelope) {
      const stream = await source.subscribe(request, envelope)
      return Symbol.asyncIterator in stream ? notingEvents(stream, (at) => positions.note(envelope, at)) : stream
    },
    execute(request, envelope) {
      const noted = (result: ExecutionResult): MaybePromise<ExecutionResult> => {
        const position = result?.extensions?.logPosition
        if (typeof position !== 'string') return result
        return whenDone(positions.note(envelope, position), () => result)
      }
      // Whether it has written is not known.
      const lost = async (error: unknown): Promise<never> => {
        if (isMutation(request)) await positions.note(envelope, anyCluster)
        throw error
      }
      let answer: MaybePromise<ExecutionResult>
      try {
        answer = source.execute(request, envelope)
      } catch (error) {
        return lost(error)
      }
      return answer instanceof Promise ? answer.then(noted, lost) : noted(answer)
    },
  }
}

type Stream = AsyncIterableIterator<ExecutionResult>

/** The stream, whose events are given on once it is noted what must be seen after them. */
function notingEvents(stream: Stream, note: (position: string) => MaybePromise<void>): Stream {
  return {
    async next() {
      const item = await stream.next()
      const position: unknown = item.value?.extensions?.logPosition
      if (typeof position === 'string') await note(position)
      return item
    },
    return: async () => stream.return?.() ?? { value: undefined, done: true },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
