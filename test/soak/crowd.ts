// Subscribers to the journal: they join and leave at random, resume after their last cursor, and check every event.

import { type Connection, type ConnectionKind, connections, type Ended } from './connections.ts'
import type { Answer } from './expected.ts'
import type { Findings } from './findings.ts'
import type { Random } from './selections.ts'
import { strideOf, type Topic } from './topics.ts'
import { cursorOf, partitions } from './world.ts'

export interface Crowd {
  /** How many are connected. */
  present(): number
  /** Subscribers without the last entry of their topic. */
  behind(last: number): string[]
  /** Resolves when every subscriber is connected, and stays so. */
  connectAll(): Promise<void>
  /** Disconnects every subscriber. */
  leave(): void
  /** Keys of the received entries, by their numbers. */
  readonly received: ReadonlyMap<number, string>
}

export interface CrowdSettings {
  readonly origin: string
  readonly size: number
  readonly random: Random
  readonly findings: Findings
  /** Aborted when every subscriber is to connect and stay. */
  readonly over: AbortSignal
  /** Resolves after a time, at once when the load is over. */
  wait(milliseconds: number): Promise<unknown>
  newTopic(isHeavy: boolean): Topic
}

/** Clients by percent, each up to its number. */
const kinds: readonly (readonly [ConnectionKind, number])[] = [
  ['graphql-ws', 8],
  ['graphql-sse', 12],
  ['stream', 22],
  ['socket', 100],
]
/** Subscribers to the long notes, which pause now and then. */
const heavySubscribers = 2
const topicCount = 10
const stayMilliseconds = 15_000
const absentMilliseconds = 2_000
const pauseMilliseconds = 14_000
/** Subscribers behind one address. */
const perAddress = 50

/** Opens a crowd, whose subscribers connect one after the other. */
export function openCrowd(settings: CrowdSettings): Crowd {
  const { origin, size, random, findings, over, wait, newTopic } = settings
  const topics = Array.from({ length: topicCount }, () => newTopic(false))
  const heavyTopics = [newTopic(true)]
  const received = new Map<number, string>()
  const subscribers = Array.from({ length: size }, (_, i) => createSubscriber(i))
  const lives = subscribers.map(({ live }) => live())

  function createSubscriber(number: number) {
    const isHeavy = number < heavySubscribers
    let topic = anyTopic()
    let kind = anyKind()
    let last: number | null = null
    let connection: Connection | null = null

    function anyTopic(): Topic {
      const choices = isHeavy ? heavyTopics : topics
      return choices[Math.floor(random() * choices.length)]!
    }
    function anyKind(): ConnectionKind {
      const lot = random() * 100
      return isHeavy ? 'socket' : kinds.find(([, below]) => lot < below)![0]
    }
    const label = (): string => `${number} by ${kind} after ${last}, ${topic.query}`
    const take = (event: Answer): void => {
      const { sequence, key, mismatches } = topic.judge(event)
      for (const mismatch of mismatches) findings.violation(`${mismatch} for ${label()}`)
      if (last !== null && sequence !== last + strideOf(topic)) {
        const what = sequence > last ? 'lost' : 'twice or out of order'
        findings.violation(`events ${what}: ${sequence} for ${label()}`)
      }
      const before = received.get(sequence)
      if (before === undefined) received.set(sequence, key)
      else if (before !== key) findings.violation(`entry ${sequence} is ${before} and ${key} for ${label()}`)
      last = sequence
      findings.count(`events by ${kind}`)
      if (event.errors !== undefined) findings.count('events in part')
    }
    const join = (): void => {
      findings.count(last === null ? 'joined anew' : 'joined by resuming')
      const opened: Connection = connections[kind](
        {
          origin,
          address: `10.0.0.${Math.floor(number / perAddress)}`,
          query: topic.query,
          variables: topic.variables,
          last: () => last,
        },
        {
          next: (event) => {
            if (connection === opened) take(event)
          },
          ended(why) {
            if (connection !== opened) return
            connection = null
            judgeEnd(why)
            join()
          },
        },
      )
      connection = opened
    }
    const judgeEnd = (why: Ended): void => {
      const [error] = ('errors' in why ? why.errors : undefined) ?? []
      if (isHeavy && 'lost' in why && why.lost === '1006') {
        // A paused client does not answer pings. With nothing unread it passes for gone.
        findings.count('closed while paused')
        return
      }
      const isSlow = error?.extensions?.code === 'SLOW_CONSUMER'
      if (!isSlow || !isHeavy) {
        findings.violation(`ended with ${JSON.stringify(why)} for ${label()}`)
        return
      }
      findings.count('ended with SLOW_CONSUMER')
      const sent: unknown = Reflect.get(error?.extensions ?? {}, 'cursor')
      if (sent !== (last === null ? undefined : cursorOf(last))) findings.violation(`sent ${sent} to ${label()}`)
    }
    const leave = (how: 'cleanly' | 'abruptly'): void => {
      const left = connection
      connection = null
      left?.leave(how)
      findings.count(`left ${how}`)
    }
    return {
      async live(): Promise<void> {
        await wait(random() * stayMilliseconds * 0.5)
        while (!over.aborted) {
          if (connection === null) join()
          await wait((0.2 + random() * 1.6) * stayMilliseconds)
          if (over.aborted) break
          if (isHeavy) {
            connection?.pause?.(true)
            await wait(pauseMilliseconds)
            connection?.pause?.(false)
            continue
          }
          leave(random() < 0.5 ? 'cleanly' : 'abruptly')
          await wait(random() * 2 * absentMilliseconds)
          if (random() < 0.2) {
            topic = anyTopic()
            kind = anyKind()
            last = null
          }
        }
        if (connection === null) join()
      },
      isPresent: () => connection !== null,
      leave: () => connection !== null && leave('cleanly'),
      behind(latest: number): string[] {
        const { partition } = topic
        let wanted = latest
        while (partition !== null && wanted % partitions !== partition) wanted--
        return last === null || last < wanted ? [label()] : []
      },
    }
  }
  return {
    received,
    present: () => subscribers.filter(({ isPresent }) => isPresent()).length,
    behind: (latest) => subscribers.flatMap((each) => each.behind(latest)),
    async connectAll() {
      await Promise.all(lives)
    },
    leave() {
      for (const each of subscribers) each.leave()
    },
  }
}
