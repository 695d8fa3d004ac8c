// One topic and its subscribers: a live channel, and replays for subscribers that missed events.
import { refusal } from '@quintet/kit/wire/errors.ts'
import type { GraphQLError } from 'graphql'
import type { LimitFunction } from 'p-limit'
import type { Caller } from '../auth/viewers.ts'
import { variablesOf } from '../execution/plan/variables.ts'
import { type Executing, runEvents } from '../pipeline/execute.ts'
import { type Channel, isUnavailable, type LiveEvent, openChannel, type Subscriber } from './channel.ts'
import type { Topic } from './topic-key.ts'
import { followUpstream } from './upstream.ts'

export interface SharedStream {
  readonly subscribers: ReadonlySet<Subscriber>
  /** How many streams from subgraphs are open. */
  upstreams(): number
  /** Adds a subscriber, after their position or from now on. Returns a function that removes them. */
  join(subscriber: Subscriber): () => void
}

export interface SharedStreamSettings {
  readonly topic: Topic
  readonly executing: Executing
  /** Bounds how many replays of one subgraph open at a time. */
  readonly inTurn: LimitFunction
  /** Called after each delivery: events times subscribers. */
  onDelivery(count: number): void
  /** Called when the last subscriber has left. */
  onEmpty(): void
}

export function createSharedStream(settings: SharedStreamSettings): SharedStream {
  const { topic, executing, inTurn, onDelivery, onEmpty } = settings
  const { variant, variables } = topic
  const { primary, clientError } = variant.subscription(variables)
  const { fullSchema } = executing.supergraph
  const subscribers = new Set<Subscriber>()
  /** Channels that resend missed events, until their subscribers have caught up with the live channel. */
  const replays = new Set<Channel>()
  let live: Channel | null = null

  const anyCaller = async (): Promise<Caller | null> => {
    const faults: unknown[] = []
    for (const subscriber of subscribers) {
      // What refuses one subscriber is reported to them alone, by the check of their own rights.
      const caller = await subscriber.callerNow().catch((error: unknown) => {
        if (isUnavailable(error)) throw error
        faults.push(error)
        return null
      })
      if (caller !== null) return caller
    }
    if (faults.length > 0 && faults.length === subscribers.size) throw faults[0]
    // Those that may no longer receive these events are about to leave.
    if (subscribers.size > 0) throw refusal('UNAVAILABLE', 'Rights are being checked')
    return null
  }
  const open = (
    after: string | null,
    ended: (errors: readonly GraphQLError[] | null) => void,
    delivered: () => void,
  ): Channel => {
    const source = executing.sources.get(primary.serviceName)!
    const used = variablesOf(primary)(variables)
    const envelopeNow = async () => (await anyCaller())?.envelope ?? null
    return openChannel({
      upstream: followUpstream(source, primary, used, after, fullSchema, envelopeNow),
      after,
      anyCaller,
      write: (items, caller) =>
        runEvents(
          executing,
          variant,
          items.map(({ event }) => event!),
          variables,
          caller,
        ),
      clientError,
      onDelivery(events, count) {
        onDelivery(events * count)
        delivered()
      },
      onEnd: ended,
    })
  }
  const liveChannel = (): Channel => {
    live ??= open(
      null,
      (errors) => {
        const channel = live
        live = null
        if (channel !== null) endAll(channel, errors)
      },
      // The live channel may have reached the position of a replay.
      () => {
        for (const replay of replays) catchUp(replay)
      },
    )
    return live
  }
  const replayFrom = (after: string): Channel => {
    const replay: Channel = open(
      after,
      (errors) => {
        replays.delete(replay)
        endAll(replay, errors)
      },
      () => catchUp(replay),
    )
    replays.add(replay)
    return replay
  }
  /** The events after a cursor, from the live channel or from a replay that is ahead; null where none has them cached. */
  const cachedAfter = (cursor: string, except?: Channel): CatchUp | null => {
    const missed = live?.after(cursor) ?? null
    if (live !== null && missed !== null) return { channel: live, missed }
    for (const channel of replays) {
      const missed = channel === except ? null : channel.after(cursor)
      if (missed !== null) return { channel, missed }
    }
    return null
  }
  /** Moves the subscribers of a replay to a channel that has the replay's last event cached: in the end, the live one. */
  const catchUp = (replay: Channel): void => {
    const { position } = replay
    const found = position === null ? null : cachedAfter(position, replay)
    if (found === null) return
    replays.delete(replay)
    for (const subscriber of replay.subscribers) moveTo(found, subscriber)
    replay.subscribers.clear()
    replay.close()
  }
  const closeUnused = (): void => {
    for (const replay of replays) {
      if (replay.subscribers.size > 0) continue
      replay.close()
      replays.delete(replay)
    }
    if (subscribers.size > 0) return
    live?.close()
    live = null
    onEmpty()
  }
  const joinLive = async (subscriber: Subscriber, hasLeft: () => boolean): Promise<void> => {
    const channel = liveChannel()
    channel.subscribers.add(subscriber)
    await channel.ready
    if (!hasLeft()) subscriber.begin(channel.position)
  }
  /** Continues after a cursor: at once where a channel has the events cached, else by a replay. */
  const resume = async (subscriber: Subscriber, after: string, hasLeft: () => boolean): Promise<void> => {
    const takeCached = (): boolean => {
      const found = cachedAfter(after)
      if (found !== null) moveTo(found, subscriber)
      return found !== null
    }
    await liveChannel().ready
    if (hasLeft() || takeCached()) return
    await inTurn(async () => {
      if (hasLeft() || takeCached()) return
      const replay = replayFrom(after)
      replay.subscribers.add(subscriber)
      await replay.ready
    })
  }
  return {
    subscribers,
    upstreams: () => replays.size + (live === null ? 0 : 1),
    join(subscriber) {
      subscribers.add(subscriber)
      const { position } = subscriber
      // For this join only: a subscriber may leave and join again before their turn comes.
      let isOver = false
      const hasLeft = (): boolean => isOver
      void (position === null ? joinLive(subscriber, hasLeft) : resume(subscriber, position, hasLeft))
      return () => {
        if (isOver) return
        isOver = true
        subscribers.delete(subscriber)
        live?.subscribers.delete(subscriber)
        for (const replay of replays) replay.subscribers.delete(subscriber)
        closeUnused()
      }
    },
  }
}

/** A channel and the events that it has cached after a cursor. */
interface CatchUp {
  readonly channel: Channel
  readonly missed: readonly LiveEvent[]
}

/** Gives a subscriber the cached events, and everything that the channel delivers from now on. */
function moveTo({ channel, missed }: CatchUp, subscriber: Subscriber): void {
  // Added first: a subscriber that does not take the missed events leaves again at once.
  channel.subscribers.add(subscriber)
  if (missed.length > 0) subscriber.take(missed)
}

function endAll(channel: Channel, errors: readonly GraphQLError[] | null): void {
  for (const subscriber of [...channel.subscribers]) subscriber.end(errors)
}
