// Random subscriptions, and the expected value of each event.
import type { Intent } from './callers.ts'
import { type Answer, mismatchesOf, type Parts } from './expected.ts'
import { given, operationText, selectedFrom } from './queries.ts'
import { anOperation, type Given, type Random, readingSelection, variable } from './selections.ts'
import type { Timeline } from './timeline.ts'
import { cursorOf, partitions, type Reading, type SubgraphName, sequenceOf } from './world.ts'

export interface Topic {
  readonly query: string
  readonly variables: Given
  /** Brings entries whose number modulo the number of partitions is this; null for all. */
  readonly partition: number | null
  /** Whether its events are large. */
  readonly isHeavy: boolean
  /** The entry of an event and its mismatches. */
  judge(event: Answer): { readonly sequence: number; readonly key: string; readonly mismatches: readonly string[] }
}

/** The distance of the numbers that a topic brings. */
export const strideOf = ({ partition }: Topic): number => (partition === null ? 1 : partitions)

interface TopicFacts {
  readonly timeline: Timeline
  intent(key: string): Intent | undefined
}

/** A topic made at random; a heavy one brings notes. */
export function aTopic(random: Random, { timeline, intent }: TopicFacts, isHeavy = false): Topic {
  const operation = anOperation(random)
  const partition = random() < 0.5 ? Math.floor(random() * partitions) : null
  const after = variable(operation, 'String', () => null)
  const inPartition = partition === null ? '' : `, partition: ${partition}`
  const inside = readingSelection(operation, isHeavy)
  const key = random() < 0.5 ? 'recorded' : 'entry'
  const field = `${key === 'recorded' ? '' : `${key}: `}recorded(after: ${after}${inPartition}) ${inside.text}`
  const query = operationText('subscription', operation, field)
  const variables = given(operation, random, [])
  return {
    query,
    variables,
    partition,
    isHeavy,
    judge(event) {
      const part = partOf(event, key)
      const sequence = sequenceOf(String(part.cursor))
      const intended = intent(String(part.key))
      if (intended === undefined || typeof part.at !== 'number') {
        return { sequence, key: '', mismatches: [`no entry: ${JSON.stringify(event).slice(0, 500)}`] }
      }
      const reading: Reading = { ...intended, sequence, at: part.at }
      const value = selectedFrom(reading, inside, 'journal', variables)
      const expected: Parts = new Map([[key, { owner: 'journal' as SubgraphName, value }]])
      const now = Date.now()
      // It was joined at some time since it was recorded, once for all subscribers.
      const mismatches = mismatchesOf(event, expected, (name) => timeline.wasUnavailable(name, reading.at, now))
      if (partition !== null && sequence % partitions !== partition)
        mismatches.push(`${cursorOf(sequence)} is not in partition ${partition}`)
      return { sequence, key: intended.key, mismatches }
    },
  }
}

function partOf({ data }: Answer, key: string): Readonly<Record<string, unknown>> {
  const part: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, key) : null
  return (part ?? {}) as Readonly<Record<string, unknown>>
}
