// Judges answers while processes stop and start: a missing part must have an error, and everything else must be right.
import { isDeepStrictEqual } from 'node:util'
import type { RecordedScore } from '../clients/traffic.ts'
import type { Answer, Failure, Json } from '../quintet/quintet.ts'

type Path = readonly (string | number)[]
interface Absence {
  readonly name: string
  readonly from: number
  to: number
}

export interface Judge {
  /** Records which process is unavailable from now on; null for none. */
  setUnavailable(name: string | null): void
  /** Executes Overview or CreditLeaderboard, and judges the answer. */
  watch(operation: string, ask: () => Promise<Answer>): Promise<void>
  /** Compares each leaderboard with the scores that were recorded up to its cursor. */
  compareBoards(truth: readonly RecordedScore[]): void
  /** The faults that were found. */
  readonly faults: string[]
  /** Numbers of answers and of those without errors, and the longest duration. */
  readonly counts: { answers: number; complete: number; longest: number }
}

/** The number in a change cursor. */
const sequenceOf = (cursor: string): number =>
  JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))[3] as number

/** @param acknowledged scores whose recording clients know: later answers must contain them */
export function createJudge(overview: Answer, board: Answer, acknowledged: readonly RecordedScore[]): Judge {
  const faults: string[] = []
  const counts = { answers: 0, complete: 0, longest: 0 }
  const absences: Absence[] = []
  const boards: { sequence: number; values: Record<string, number> }[] = []
  const names = Object.fromEntries(
    board.data.creditLeaderboard.nodes.map(({ applicant }: Json) => [applicant.id, applicant.profile.firstName]),
  )
  const fault = (operation: string, what: string): void => void faults.push(`${operation}: ${what.slice(0, 500)}`)

  const judgeBoard = ({ data }: Answer, atLeast: number, isMissing: (path: Path) => boolean): string[] => {
    const found = data?.creditLeaderboard ?? null
    if (found === null) return isMissing(['creditLeaderboard']) ? [] : ['no leaderboard']
    const { changesCursor, nodes } = found
    const sequence = sequenceOf(changesCursor)
    boards.push({ sequence, values: valuesOf(nodes) })
    const wanted = nodes.map(({ value }: Json) => 1 + nodes.filter((other: Json) => other.value > value).length)
    const sorted = [...wanted].sort((a, b) => a - b)
    const shown = nodes.map(({ rank }: Json) => rank)
    return [
      ...(sequence < atLeast ? [`${sequence} is older than ${atLeast}, which was acknowledged before`] : []),
      ...(nodes.length === Object.keys(names).length ? [] : [`${nodes.length} nodes`]),
      ...(isDeepStrictEqual([wanted, wanted], [sorted, shown]) ? [] : ['wrong ranks']),
      ...nodes.flatMap(({ applicant }: Json, i: number) => {
        const path = ['creditLeaderboard', 'nodes', i, 'applicant', 'profile']
        return differences({ firstName: names[applicant.id] }, applicant.profile, path, isMissing)
      }),
    ]
  }
  return {
    faults,
    counts,
    setUnavailable(name) {
      const last = absences.at(-1)
      if (last !== undefined) last.to = Math.min(last.to, Date.now())
      if (name !== null) absences.push({ name, from: Date.now(), to: Number.POSITIVE_INFINITY })
    },
    async watch(operation, ask) {
      const began = Date.now()
      const atLeast = Math.max(0, ...acknowledged.map(({ cursor }) => sequenceOf(cursor)))
      try {
        const answer = await ask()
        counts.answers++
        counts.longest = Math.max(counts.longest, Date.now() - began)
        const errors = answer.errors ?? []
        if (errors.length === 0) counts.complete++
        const unavailable = absences.filter(({ from, to }) => from <= Date.now() && to >= began).map(({ name }) => name)
        for (const error of errors)
          if (!isExcused(error, unavailable)) fault(operation, JSON.stringify({ error, unavailable }))
        const isMissing = (path: Path) => errors.some((error) => isAlong(error.path ?? [], path))
        const wrong =
          operation === 'Overview'
            ? differences(overview.data, answer.data ?? null, [], isMissing)
            : judgeBoard(answer, atLeast, isMissing)
        for (const each of wrong) fault(operation, each)
      } catch (error) {
        fault(operation, String(error))
      }
    },
    compareBoards(truth) {
      const values = valuesOf(board.data.creditLeaderboard.nodes)
      const waiting = [...boards].sort((a, b) => a.sequence - b.sequence)
      let position = 0
      for (const { sequence, values: shown } of waiting) {
        for (; position < truth.length && sequenceOf(truth[position]!.cursor) <= sequence; position++) {
          values[truth[position]!.applicantId] = truth[position]!.value
        }
        if (!isDeepStrictEqual(shown, values)) fault('CreditLeaderboard', `is not what was recorded up to ${sequence}`)
      }
    },
  }
}

const valuesOf = (nodes: Json): Record<string, number> =>
  Object.fromEntries(nodes.map(({ applicant, value }: Json) => [applicant.id, value]))

/** Whether an error is UNAVAILABLE of a process that is down. Rights and tokens come from identity or tenancy. */
function isExcused({ message, extensions }: Failure, unavailable: readonly string[]): boolean {
  if (extensions.code !== 'UNAVAILABLE') return false
  if (/^(Your rights|Tokens) cannot be/.test(message))
    return unavailable.some((name) => /^(identity|tenancy)$/.test(name))
  return unavailable.some((name) => message.startsWith(`${name} does not answer`))
}

/** Whether one path is a part of the other: an error makes everything below null, and may make its parents null. */
const isAlong = (a: Path, b: Path): boolean => a.every((part, i) => i >= b.length || part === b[i])

/** The differences of two answers, except scores and ranks, which change, and parts that are reported missing. */
function differences(expected: Json, actual: Json, path: Path, isMissing: (path: Path) => boolean): string[] {
  const place = path.join('.')
  if (actual === null && expected !== null) return isMissing(path) ? [] : [`${place} is null`]
  if (typeof expected !== 'object' || expected === null) {
    const isMoving = ['value', 'rank'].includes(String(path.at(-1)))
    const isSame = isMoving ? typeof expected === typeof actual : expected === actual
    return isSame ? [] : [`${place} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`]
  }
  if (!isDeepStrictEqual(Object.keys(expected), Object.keys(actual))) return [`${place} has other parts`]
  return Object.keys(expected).flatMap((key) => {
    const step = Array.isArray(expected) ? Number(key) : key
    return differences(expected[key], actual[key], [...path, step], isMissing)
  })
}
