// Judges answers given while processes come and go: what is missing must be said so, and everything else be right.
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
  /** Says which process is away from now on, or that none is. */
  setAway(name: string | null): void
  /** Asks for Overview or CreditLeaderboard, and looks at the answer. */
  watch(operation: string, ask: () => Promise<Answer>): Promise<void>
  /** Each leaderboard that was answered against what was recorded up to its cursor. */
  compareBoards(truth: readonly RecordedScore[]): void
  /** What was wrong. */
  readonly faults: string[]
  /** Answers, those without errors, and the longest time one took. */
  readonly counts: { answers: number; whole: number; longest: number }
}

/** The number in a change cursor. */
const sequenceOf = (cursor: string): number =>
  JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))[3] as number

/** @param acknowledged scores that clients know to be recorded: what they ask afterwards must show them */
export function createJudge(overview: Answer, board: Answer, acknowledged: readonly RecordedScore[]): Judge {
  const faults: string[] = []
  const counts = { answers: 0, whole: 0, longest: 0 }
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
    setAway(name) {
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
        if (errors.length === 0) counts.whole++
        const away = absences.filter(({ from, to }) => from <= Date.now() && to >= began).map(({ name }) => name)
        for (const error of errors) if (!isExcused(error, away)) fault(operation, JSON.stringify({ error, away }))
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

/** UNAVAILABLE while the process that it tells of is away; rights are told by two. */
function isExcused({ message, extensions }: Failure, away: readonly string[]): boolean {
  if (extensions.code !== 'UNAVAILABLE') return false
  if (/^(Your rights|Tokens) cannot be/.test(message)) return away.some((name) => /^(identity|tenancy)$/.test(name))
  return away.some((name) => message.startsWith(`${name} does not answer`))
}

/** Whether one path leads to the other: an error nulls what lies below it, and may null what lies above. */
const isAlong = (a: Path, b: Path): boolean => a.every((part, i) => i >= b.length || part === b[i])

/** Where two answers differ, but for scores and ranks, which change, and for what is said to be missing. */
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
