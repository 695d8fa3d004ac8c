// Carries committed events from the outbox to their followers in this process: one read per hint for all streams.
import { readMilliseconds, withDeadline } from '@quintet/drizzle/client/deadline.ts'
import { encodeList } from '@quintet/drizzle/client/statement.ts'
import type postgres from 'postgres'
import type { Logger } from '../process/log.ts'
import { badInput, refusal } from '../wire/errors.ts'
import type { Bus } from './bus.ts'
import type { Started } from './map-async.ts'
import type { StreamEvent, StreamId } from './outbox.ts'

/** How many events of a followed stream are kept in memory, for all its followers. */
const ringSize = 1000
const batchSize = 500
/** How long an event stays in the outbox. A client that was disconnected for longer reads the whole again. */
export const eventDays = 7

export interface Relay {
  /**
   * Events of a stream after a number, or from now on: once each, in order, until `return`. When `started` settles, the
   * position is fixed: every event that is committed from then on follows.
   * @param readAfter reads from the outbox, with the follower's identity, what is no longer in memory
   * Throws CURSOR_EXPIRED when events after the number were removed, BAD_USER_INPUT when there is no such number yet.
   */
  follow(
    stream: StreamId,
    after: number | null,
    readAfter: (after: number, limit: number) => Promise<StreamEvent[]>,
  ): Started<StreamEvent, number>
  close(): void
}

interface Tail {
  readonly stream: StreamId
  /** Settles when the head is known. */
  readonly ready: Promise<void>
  /** Number of the newest event in the ring or, when that is empty, of the newest one before it. */
  head: number
  readonly ring: StreamEvent[]
  readonly waiting: Set<() => void>
  followers: number
}

export interface RelaySettings {
  readonly subgraph: string
  /** A pool under the job role. */
  readonly jobs: postgres.Sql
  readonly bus: Bus
  readonly log: Logger
  /** How often the outbox is polled, in case a hint was lost; 250 ms by default. */
  readonly pollMilliseconds?: number
}

/** The relay of one subgraph in this process. Without followers it reads nothing. */
export function createRelay(settings: RelaySettings): Relay {
  const { subgraph, jobs, bus, log } = settings
  const tails = new Map<string, Tail>()
  let isReading = false
  let isHinted = false

  const headOf = async ({ tenantId, topic, key }: StreamId): Promise<number> => {
    const query = jobs.unsafe<{ head: string }[]>(
      `select last_sequence as head from ${subgraph}.streams where tenant_id = $1 and topic = $2 and key = $3`,
      [tenantId, topic, key],
    )
    const [row] = await withDeadline(query, readMilliseconds)
    return Number(row?.head ?? 0)
  }
  const news = (following: Tail[]) =>
    jobs.unsafe<{ position: number; sequence: string; payload: string }[]>(
      `select t.position::int, o.sequence, o.payload
       from unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[]) with ordinality as t(tenant_id, topic, key, head, position)
       cross join lateral (select sequence, payload from ${subgraph}.outbox
         where tenant_id = t.tenant_id and topic = t.topic and key = t.key and sequence > t.head
         order by sequence limit ${batchSize}) o
       order by t.position, o.sequence`,
      [
        following.map(({ stream }) => stream.tenantId),
        following.map(({ stream }) => stream.topic),
        following.map(({ stream }) => stream.key),
        following.map(({ head }) => head),
      ].map(encodeList),
      { prepare: true },
    )
  const readNews = async (): Promise<void> => {
    isHinted = true
    if (isReading) return
    isReading = true
    try {
      while (isHinted && tails.size > 0) {
        isHinted = false
        const following = [...tails.values()].filter((tail) => tail.head >= 0)
        const rows = await withDeadline(news(following), readMilliseconds)
        const renewed = new Set<Tail>()
        for (const row of rows) {
          const tail = following[row.position - 1]!
          push(tail, Number(row.sequence), JSON.parse(row.payload))
          renewed.add(tail)
        }
        for (const tail of renewed) wakeAll(tail)
        if (rows.length >= batchSize) isHinted = true
      }
    } catch (error) {
      log.warn({ subgraph, error: String(error) }, 'reading the outbox failed; trying again')
    } finally {
      isReading = false
    }
  }
  const timer = setInterval(() => void (tails.size > 0 && readNews()), settings.pollMilliseconds ?? 250)
  const stopListening = bus.onWake(subgraph, () => void (tails.size > 0 && readNews()))

  const nameOf = ({ tenantId, topic, key }: StreamId): string => [tenantId, topic, key].join('\n')
  const removeTail = (tail: Tail): void => {
    const name = nameOf(tail.stream)
    if (tails.get(name) === tail) tails.delete(name)
  }
  const join = (stream: StreamId): Tail => {
    const name = nameOf(stream)
    const found = tails.get(name)
    if (found !== undefined) {
      found.followers++
      return found
    }
    const ready = Promise.withResolvers<void>()
    ready.promise.catch(() => {})
    const tail: Tail = { stream, ready: ready.promise, head: -1, ring: [], waiting: new Set(), followers: 1 }
    tails.set(name, tail)
    headOf(stream).then(
      (head) => {
        tail.head = head
        ready.resolve()
      },
      (error: unknown) => {
        // The next follower reads it again.
        removeTail(tail)
        ready.reject(error)
      },
    )
    return tail
  }
  const leave = (tail: Tail): void => {
    tail.followers--
    if (tail.followers === 0) removeTail(tail)
  }

  return {
    follow: (stream, after, readAfter) => followTail(join(stream), leave, after, readAfter, () => headOf(stream)),
    close() {
      clearInterval(timer)
      stopListening()
    },
  }
}

function push(tail: Tail, sequence: number, payload: Record<string, unknown>): void {
  // Numbers have no gaps, so a hole means that events were removed before they were read here: followers read the outbox.
  if (sequence !== tail.head + 1) tail.ring.length = 0
  tail.ring.push({ sequence, payload })
  if (tail.ring.length > ringSize) tail.ring.shift()
  tail.head = sequence
}

function wakeAll(tail: Tail): void {
  for (const wake of tail.waiting) wake()
  tail.waiting.clear()
}

/** A follower pulls: what the ring holds is read from it, older events from the outbox. At the end it waits. */
function followTail(
  tail: Tail,
  leave: (tail: Tail) => void,
  after: number | null,
  readAfter: (after: number, limit: number) => Promise<StreamEvent[]>,
  readHead: () => Promise<number>,
): Started<StreamEvent, number> {
  let last = after ?? 0
  let backlog: StreamEvent[] = []
  let done = false
  const finished = { value: undefined, done: true } as const
  const stop = (): void => {
    if (done) return
    done = true
    leave(tail)
    wakeAll(tail)
  }
  const fillBacklog = async (): Promise<void> => {
    backlog = await readAfter(last, batchSize)
    // Removed rows leave a hole, mostly at the beginning.
    if (backlog.length === 0 || backlog.some(({ sequence }, i) => sequence !== last + 1 + i)) {
      throw refusal(
        'CURSOR_EXPIRED',
        'Events after this cursor were removed: read the whole again and continue from its changesCursor',
      )
    }
  }
  const start = async (): Promise<number> => {
    await tail.ready
    // The tail may not have read yet what is committed already: to begin from now, or after a later event, ask the database.
    const head = after === null || after > tail.head ? await readHead() : tail.head
    if (last > head) throw badInput('after is beyond the end of this stream')
    last = after ?? head
    const position = last
    if (last < tail.head && fromRing(tail, last) === undefined) await fillBacklog()
    return position
  }
  const started = start()
  started.catch(() => {})
  const take = async (): Promise<StreamEvent | null> => {
    await started
    while (!done) {
      const waiting = backlog.shift() ?? fromRing(tail, last)
      if (waiting !== undefined) {
        last = waiting.sequence
        return waiting
      }
      if (last < tail.head) await fillBacklog()
      else await new Promise<void>((resolve) => tail.waiting.add(resolve))
    }
    return null
  }
  return {
    started,
    async next() {
      if (done) return finished
      try {
        const event = await take()
        return event === null ? finished : { value: event, done: false }
      } catch (error) {
        stop()
        throw error
      }
    },
    async return() {
      stop()
      return finished
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

function fromRing(tail: Tail, last: number): StreamEvent | undefined {
  const first = tail.ring[0]?.sequence
  return first === undefined || last + 1 < first ? undefined : tail.ring[last + 1 - first]
}
