// Degrees in the lines of their section, each by a line that names one.
import type { StoredDegree } from '@quintet/drizzle/recruiting/candidates.ts'
import { degreeLevel } from '../candidates/rules.ts'
import { dateRange, lastDate } from './dates.ts'
import type { Line } from './lines.ts'
import { bullet, isPlace, type Piece, part, split, withoutDates } from './pieces.ts'

/** A degree with the places of what was found. */
export interface FoundDegree {
  readonly level: StoredDegree['level']
  readonly completed: boolean
  readonly degree: Piece
  readonly field: Piece | null
  readonly institution: Piece | null
  readonly end: string | null
}

const schoolWords =
  /(?<!\p{L})(?:university|college|school|institute|academy|polytechnic|universit(?:y|ät|é|à)|hochschule|gymnasium|école|lycée|universidad|instituto|escuela|politecnico|liceo|faculty|üniversitesi)(?!\p{L})|\p{L}*(?:universität|hochschule)(?!\p{L})/iu
const separators = /\s+[–—|·•]\s+|\s+-\s+|\t+|\s*\|\s*|,\s+/u
const unfinished = /(?<!\p{L})(?:expected|unfinished|ongoing|in progress|laufend|en cours|in corso|en curso)(?!\p{L})/iu
/** A degree before a school in one piece: PhD Princeton University. */
const leadingDegree = /^(?:ph\.?d\.?|m\.?sc?\.?|b\.?sc?\.?|m\.?a\.?|b\.?a\.?|m\.?eng\.?|b\.?eng\.?|mba)\s+(?=\p{Lu})/iu
const trailingYear = /\s+(?:19|20)\d\d$/u

const partsOf = (line: Line): Piece[] => withoutDates(line).flatMap((piece) => split(piece, separators))

/** The school that a line names. */
function schoolIn(line: Line | undefined): Piece | null {
  const found = line === undefined ? undefined : partsOf(line).find(({ text }) => schoolWords.test(text))
  if (found === undefined) return null
  const lead = leadingDegree.exec(found.text)?.[0].length ?? 0
  const tail = trailingYear.exec(found.text)?.index ?? found.text.length
  return part(found, lead, tail)
}

/** The degrees of a section. */
export function findDegrees(lines: readonly Line[]): FoundDegree[] {
  const names = (line: Line) => !bullet.test(line.text) && degreeLevel(line.text) !== null
  const at = lines.flatMap((line, i) => (names(line) ? [i] : []))
  // A section writes the school above each degree, or below it.
  const first = at[0]
  const isAbove =
    first !== undefined &&
    first > 0 &&
    lines[first - 1]!.group === lines[first]!.group &&
    schoolIn(lines[first - 1]) !== null
  return at.map((i, n) => {
    const line = lines[i]!
    const next = at[n + 1] ?? lines.length
    // With the school above, the line before the next degree is that of the next one.
    const until = Math.min(isAbove && n + 1 < at.length ? next - 1 : next, i + 8)
    const block = lines.slice(i, Math.max(until, i + 1)).filter(({ group }) => group === line.group)
    const above = isAbove && i - 1 > (at[n - 1] ?? -1) ? lines[i - 1] : undefined
    const ordered = [
      line,
      ...(above === undefined ? [] : [above]),
      ...block.slice(1).filter(({ text }) => !bullet.test(text)),
    ]
    const dated = [...block, ...(above === undefined ? [] : [above])].find(
      ({ text }) => lastDate(text) !== null || dateRange(text) !== null,
    )
    const range = dated === undefined ? null : dateRange(dated.text)
    const degree = partsOf(line).find(({ text }) => degreeLevel(text) !== null) ?? partsOf(line)[0]
    return {
      level: degreeLevel(line.text)!,
      completed: !(range !== null && range.end === null) && !ordered.some(({ text }) => unfinished.test(text)),
      degree: degree ?? { text: line.text, start: line.start, end: line.start + line.text.length },
      field: fieldIn(line),
      institution: ordered.map(schoolIn).find((school) => school !== null) ?? null,
      end: range === null ? (dated === undefined ? null : lastDate(dated.text)) : range.end,
    }
  })
}

/** What was studied: after "in" or "of", or the part beside the school. */
function fieldIn(line: Line): Piece | null {
  const parts = partsOf(line)
  const degree = parts.find(({ text }) => degreeLevel(text) !== null)
  const named = degree === undefined ? null : /(?<!\p{L})(?:in|en|degree in)\s+(\p{Lu}[\p{L}&/ ]+)/u.exec(degree.text)
  if (named !== null)
    return part(degree!, named.index + named[0].length - named[1]!.length, named.index + named[0].length)
  return (
    parts.find(
      ({ text }) => degreeLevel(text) === null && !schoolWords.test(text) && /\p{L}{3}/u.test(text) && !isPlace(text),
    ) ?? null
  )
}
