// Who hears what: subscriptions that would bring everybody the same share one upstream, one execution and one text.
import { refusal } from '@quintet/kit/wire/errors.ts'
import type { GraphQLError } from 'graphql'
import pLimit from 'p-limit'
import type { Caller } from '../auth/viewers.ts'
import { variablesOf } from '../execution/plan/variables.ts'
import type { Variables } from '../execution/run.ts'
import type { Variant } from '../execution/variant.ts'
import { type Executing, runEvents } from '../pipeline/execute.ts'
import { type Channel, isUnknown, type LiveEvent, type Member, openChannel } from './channel.ts'
import { followUpstream, resumptionOf } from './upstream.ts'

/** What subscriptions must have in common to be shared. */
interface Topic {
  readonly variant: Variant
  /** Coerced. */
  readonly variables: Variables
  readonly tenantId: string | null
  /** Whose rows are meant; null where the answer is the same for everybody with these rights. */
  readonly userId: string | null
}

export interface Hub {
  /** Has a member hear a topic after his position, or from now on; returns the way to leave. */
  join(topic: Topic, member: Member): () => void
  /** Where a client of the topic wants to begin: the `after` in his variables or his document. */
  beginningOf(variant: Variant, variables: Variables): string | null
  stats(): HubStats
}

export interface HubStats {
  /** Subscriptions that hear something. */
  readonly members: number
  /** Streams from subgraphs. */
  readonly upstreams: number
  /** Events sent, once per member. */
  readonly deliveries: number
}

/** One topic: the channel that goes on, and those that replay what a client missed until they have caught up with it. */
interface Share {
  readonly key: string
  readonly topic: Topic
  readonly members: Set<Member>
  live: Channel | null
  readonly replays: Set<Channel>
}

/**
 * When thousands come back at once, their replays are opened one after the other; most find that they need none. So many
 * of each subgraph: one that does not answer holds up nobody who hears another.
 */
const openingAtOnce = 32

/** The hub of one gateway. */
export function createHub(executing: Executing): Hub {
  const { supergraph, sources } = executing
  const shares = new Map<string, Share>()
  const numbers = new WeakMap<Variant, number>()
  const turns = new Map([...sources.keys()].map((subgraph) => [subgraph, pLimit(openingAtOnce)]))
  let variants = 0
  let deliveries = 0

  const keyOf = ({ variant, variables, tenantId, userId }: Topic): string => {
    const number = numbers.get(variant) ?? ++variants
    numbers.set(variant, number)
    const { primary, joinVariables } = variant.subscription
    const { others } = resumptionOf(primary, variables, supergraph.fullSchema)
    // One that tells where to begin may serve what joins the events too.
    const meant = Object.entries(variables).filter(([name]) => Object.hasOwn(others, name) || joinVariables.has(name))
    return JSON.stringify([number, tenantId, userId, meant])
  }
  const open = (
    { topic, members }: Share,
    after: string | null,
    ended: (errors: readonly GraphQLError[] | null) => void,
    delivered: () => void,
  ): Channel => {
    const { variant, variables } = topic
    const { primary, clientError } = variant.subscription
    const anyCaller = async (): Promise<Caller | null> => {
      const faults: unknown[] = []
      for (const member of members) {
        // What refuses one is told to him alone, where his own rights are looked at.
        const caller = await member.callerNow().catch((error: unknown) => {
          if (isUnknown(error)) throw error
          faults.push(error)
          return null
        })
        if (caller !== null) return caller
      }
      if (faults.length > 0 && faults.length === members.size) throw faults[0]
      // Who may no longer hear this is about to leave.
      if (members.size > 0) throw refusal('UNAVAILABLE', 'Rights are being looked at')
      return null
    }
    const source = sources.get(primary.serviceName)!
    const used = variablesOf(primary)(variables)
    const envelopeNow = async () => (await anyCaller())?.envelope ?? null
    return openChannel({
      upstream: followUpstream(source, primary, used, after, supergraph.fullSchema, envelopeNow),
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
      delivered(events, count) {
        deliveries += events * count
        delivered()
      },
      ended,
    })
  }
  const liveOf = (share: Share): Channel => {
    share.live ??= open(
      share,
      null,
      (errors) => {
        const channel = share.live
        share.live = null
        if (channel !== null) endAll(channel, errors)
      },
      // Who replays may be where it has come to now.
      () => {
        for (const replay of share.replays) catchUp(share, replay)
      },
    )
    return share.live
  }
  const replayFrom = (share: Share, after: string): Channel => {
    const replay: Channel = open(
      share,
      after,
      (errors) => {
        share.replays.delete(replay)
        endAll(replay, errors)
      },
      () => catchUp(share, replay),
    )
    share.replays.add(replay)
    return replay
  }
  const closeUnheard = (share: Share): void => {
    for (const replay of share.replays) {
      if (replay.members.size > 0) continue
      replay.close()
      share.replays.delete(replay)
    }
    if (share.members.size > 0) return
    share.live?.close()
    share.live = null
    if (shares.get(share.key) === share) shares.delete(share.key)
  }
  /** From now on. */
  const hear = async (share: Share, member: Member, hasLeft: () => boolean): Promise<void> => {
    const live = liveOf(share)
    live.members.add(member)
    await live.ready
    if (!hasLeft()) member.begin(live.position)
  }
  /** After a cursor: at once if some channel remembers it, else by a replay of what was missed. */
  const resume = async (share: Share, member: Member, after: string, hasLeft: () => boolean): Promise<void> => {
    const inTurn = turns.get(share.topic.variant.subscription.primary.serviceName)!
    const takeKnown = (): boolean => {
      const known = knownAfter(after, share)
      if (known !== null) hand(known, member)
      return known !== null
    }
    await liveOf(share).ready
    if (hasLeft() || takeKnown()) return
    await inTurn(async () => {
      if (hasLeft() || takeKnown()) return
      const replay = replayFrom(share, after)
      replay.members.add(member)
      await replay.ready
    })
  }

  return {
    beginningOf: (variant, variables) =>
      resumptionOf(variant.subscription.primary, variables, supergraph.fullSchema).after,
    join(topic, member) {
      const key = keyOf(topic)
      const share: Share = shares.get(key) ?? { key, topic, members: new Set(), live: null, replays: new Set() }
      shares.set(key, share)
      share.members.add(member)
      const { position } = member
      // Of this time: he may leave and come again before it is his turn.
      let isOver = false
      const hasLeft = (): boolean => isOver
      void (position === null ? hear(share, member, hasLeft) : resume(share, member, position, hasLeft))
      return () => {
        if (isOver) return
        isOver = true
        share.members.delete(member)
        share.live?.members.delete(member)
        for (const replay of share.replays) replay.members.delete(member)
        closeUnheard(share)
      }
    },
    stats() {
      let upstreams = 0
      let members = 0
      for (const share of shares.values()) {
        upstreams += share.replays.size + (share.live === null ? 0 : 1)
        members += share.members.size
      }
      return { members, upstreams, deliveries }
    },
  }
}

/** A channel that remembers what came after a cursor, and that. */
interface Known {
  readonly channel: Channel
  readonly missed: readonly LiveEvent[]
}

/** The live channel if it remembers, else a replay that is ahead; null where nobody does. */
function knownAfter(cursor: string, { live, replays }: Share, except?: Channel): Known | null {
  const missed = live?.after(cursor) ?? null
  if (live !== null && missed !== null) return { channel: live, missed }
  for (const channel of replays) {
    const missed = channel === except ? null : channel.after(cursor)
    if (missed !== null) return { channel, missed }
  }
  return null
}

/** Gives a member what a channel remembers, and all that it will bring. */
function hand({ channel, missed }: Known, member: Member): void {
  // First, as whoever does not take what he missed leaves again at once.
  channel.members.add(member)
  if (missed.length > 0) member.take(missed)
}

/** Members of a replay go over to a channel that knows what the replay has brought last: in the end, to the live one. */
function catchUp(share: Share, replay: Channel): void {
  const { position } = replay
  const known = position === null ? null : knownAfter(position, share, replay)
  if (known === null) return
  share.replays.delete(replay)
  for (const member of replay.members) hand(known, member)
  replay.members.clear()
  replay.close()
}

function endAll(channel: Channel, errors: readonly GraphQLError[] | null): void {
  for (const member of [...channel.members]) member.end(errors)
}
