// What can be subscribed to, and what each of its events must be.
import type { Intent } from './callers.ts'
import { type Answer, type Parts, wrongsOf } from './expected.ts'
import { given, operationText, told } from './questions.ts'
import { anOperation, type Given, type Random, readingSelection, variable } from './selections.ts'
import type { Timeline } from './timeline.ts'
import { cursorOf, lanes, type Reading, type SubgraphName, sequenceOf } from './world.ts'

export interface Topic {
  readonly query: string
  readonly variables: Given
  /** Hears every entry whose number leaves this, divided by the number of lanes; null for all. */
  readonly lane: number | null
  /** Whether its events are large. */
  readonly isHeavy: boolean
  /** What an event is, and what is wrong with it. */
  judge(event: Answer): { readonly sequence: number; readonly key: string; readonly wrongs: readonly string[] }
}

/** The numbers that a topic brings follow each other by so many. */
export const strideOf = ({ lane }: Topic): number => (lane === null ? 1 : lanes)

interface Known {
  readonly timeline: Timeline
  intent(key: string): Intent | undefined
}

/** A topic made at random; a heavy one brings notes. */
export function aTopic(random: Random, { timeline, intent }: Known, isHeavy = false): Topic {
  const operation = anOperation(random)
  const lane = random() < 0.5 ? Math.floor(random() * lanes) : null
  const after = variable(operation, 'String', () => null)
  const inLane = lane === null ? '' : `, lane: ${lane}`
  const inside = readingSelection(operation, isHeavy)
  const key = random() < 0.5 ? 'recorded' : 'entry'
  const field = `${key === 'recorded' ? '' : `${key}: `}recorded(after: ${after}${inLane}) ${inside.text}`
  const query = operationText('subscription', operation, field)
  const variables = given(operation, random, [])
  return {
    query,
    variables,
    lane,
    isHeavy,
    judge(event) {
      const part = partOf(event, key)
      const sequence = sequenceOf(String(part.cursor))
      const intended = intent(String(part.key))
      if (intended === undefined || typeof part.at !== 'number') {
        return { sequence, key: '', wrongs: [`no entry: ${JSON.stringify(event).slice(0, 500)}`] }
      }
      const reading: Reading = { ...intended, sequence, at: part.at }
      const value = told(reading, inside, 'journal', variables)
      const expected: Parts = new Map([[key, { owner: 'journal' as SubgraphName, value }]])
      const now = Date.now()
      // It was joined at some time since it was recorded, once for all who hear it.
      const wrongs = wrongsOf(event, expected, (name) => timeline.wasAway(name, reading.at, now))
      if (lane !== null && sequence % lanes !== lane) wrongs.push(`${cursorOf(sequence)} is not in lane ${lane}`)
      return { sequence, key: intended.key, wrongs }
    },
  }
}

function partOf({ data }: Answer, key: string): Readonly<Record<string, unknown>> {
  const part: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, key) : null
  return (part ?? {}) as Readonly<Record<string, unknown>>
}
