// People who hear the journal: they join and leave at random, come back after their last cursor, and check every event.
import type { Answer } from './expected.ts'
import type { Findings } from './findings.ts'
import { type Ended, type Line, type LineKind, lines } from './lines.ts'
import type { Random } from './selections.ts'
import { strideOf, type Topic } from './topics.ts'
import { cursorOf, lanes } from './world.ts'

export interface Crowd {
  /** How many hear at the moment. */
  present(): number
  /** Who has not heard the last entry of what he hears. */
  behind(last: number): string[]
  /** Resolves when everybody has come back who was away, to stay. */
  gather(): Promise<void>
  /** Has everybody leave. */
  disperse(): void
  /** Keys of the entries that were heard, by their numbers. */
  readonly heard: ReadonlyMap<number, string>
}

export interface CrowdSettings {
  readonly origin: string
  readonly size: number
  readonly random: Random
  readonly findings: Findings
  /** Aborted when everybody is to come back and stay. */
  readonly over: AbortSignal
  /** Resolves after a time, at once when all is over. */
  wait(milliseconds: number): Promise<unknown>
  newTopic(isHeavy: boolean): Topic
}

/** Who has which client, of a hundred: those below a number. */
const kinds: readonly (readonly [LineKind, number])[] = [
  ['graphql-ws', 8],
  ['graphql-sse', 12],
  ['stream', 22],
  ['socket', 100],
]
/** So many hear the long notes, and rest now and then. */
const heavyPeople = 2
const topicCount = 10
const stayMilliseconds = 15_000
const awayMilliseconds = 2_000
const restMilliseconds = 14_000
/** People behind one address. */
const household = 50

/** Opens a crowd, whose people come one after the other. */
export function openCrowd(settings: CrowdSettings): Crowd {
  const { origin, size, random, findings, over, wait, newTopic } = settings
  const topics = Array.from({ length: topicCount }, () => newTopic(false))
  const heavyTopics = [newTopic(true)]
  const heard = new Map<number, string>()
  const people = Array.from({ length: size }, (_, i) => aPerson(i))
  const living = people.map(({ live }) => live())

  function aPerson(number: number) {
    const isHeavy = number < heavyPeople
    let topic = anyTopic()
    let kind = anyKind()
    let last: number | null = null
    let line: Line | null = null

    function anyTopic(): Topic {
      const choices = isHeavy ? heavyTopics : topics
      return choices[Math.floor(random() * choices.length)]!
    }
    function anyKind(): LineKind {
      const lot = random() * 100
      return isHeavy ? 'socket' : kinds.find(([, below]) => lot < below)![0]
    }
    const who = (): string => `${number} by ${kind} after ${last}, ${topic.query}`
    const take = (event: Answer): void => {
      const { sequence, key, wrongs } = topic.judge(event)
      for (const wrong of wrongs) findings.violation(`${wrong} for ${who()}`)
      if (last !== null && sequence !== last + strideOf(topic)) {
        const what = sequence > last ? 'lost' : 'doubled or out of order'
        findings.violation(`events ${what}: ${sequence} for ${who()}`)
      }
      const known = heard.get(sequence)
      if (known === undefined) heard.set(sequence, key)
      else if (known !== key) findings.violation(`entry ${sequence} is ${known} and ${key} for ${who()}`)
      last = sequence
      findings.count(`events by ${kind}`)
      if (event.errors !== undefined) findings.count('events in part')
    }
    const join = (): void => {
      findings.count(last === null ? 'joined anew' : 'joined by resuming')
      const opened: Line = lines[kind](
        {
          origin,
          address: `10.0.0.${Math.floor(number / household)}`,
          query: topic.query,
          variables: topic.variables,
          last: () => last,
        },
        {
          next: (event) => {
            if (line === opened) take(event)
          },
          ended(why) {
            if (line !== opened) return
            line = null
            judgeEnd(why)
            join()
          },
        },
      )
      line = opened
    }
    const judgeEnd = (why: Ended): void => {
      const [error] = ('errors' in why ? why.errors : undefined) ?? []
      if (isHeavy && 'lost' in why && why.lost === '1006') {
        // Who rests does not answer pings either: where nothing was unread he passed for gone.
        findings.count('given up while resting')
        return
      }
      const isSlow = error?.extensions?.code === 'SLOW_CONSUMER'
      if (!isSlow || !isHeavy) {
        findings.violation(`ended with ${JSON.stringify(why)} for ${who()}`)
        return
      }
      findings.count('ended with SLOW_CONSUMER')
      const told: unknown = Reflect.get(error?.extensions ?? {}, 'cursor')
      if (told !== (last === null ? undefined : cursorOf(last))) findings.violation(`told ${told} to ${who()}`)
    }
    const leave = (how: 'politely' | 'suddenly'): void => {
      const left = line
      line = null
      left?.leave(how)
      findings.count(`left ${how}`)
    }
    return {
      async live(): Promise<void> {
        await wait(random() * stayMilliseconds * 0.5)
        while (!over.aborted) {
          if (line === null) join()
          await wait((0.2 + random() * 1.6) * stayMilliseconds)
          if (over.aborted) break
          if (isHeavy) {
            line?.rest?.(true)
            await wait(restMilliseconds)
            line?.rest?.(false)
            continue
          }
          leave(random() < 0.5 ? 'politely' : 'suddenly')
          await wait(random() * 2 * awayMilliseconds)
          if (random() < 0.2) {
            topic = anyTopic()
            kind = anyKind()
            last = null
          }
        }
        if (line === null) join()
      },
      isPresent: () => line !== null,
      leave: () => line !== null && leave('politely'),
      behind(latest: number): string[] {
        const { lane } = topic
        let wanted = latest
        while (lane !== null && wanted % lanes !== lane) wanted--
        return last === null || last < wanted ? [who()] : []
      },
    }
  }
  return {
    heard,
    present: () => people.filter(({ isPresent }) => isPresent()).length,
    behind: (latest) => people.flatMap((person) => person.behind(latest)),
    async gather() {
      await Promise.all(living)
    },
    disperse() {
      for (const person of people) person.leave()
    },
  }
}
