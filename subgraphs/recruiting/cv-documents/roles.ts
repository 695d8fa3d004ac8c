// Roles in the lines of their sections: each by its range of dates, or where there are none by its title.
import { type DateRange, dateRange } from './dates.ts'
import type { Line } from './lines.ts'
import {
  besideDates,
  bullet,
  isCapitalised,
  isPlace,
  type Piece,
  part,
  pieceOf,
  split,
  withoutPlace,
} from './pieces.ts'

/** A role with the places of what was found. Dates are empty and null where the CV writes none. */
export interface FoundRole {
  readonly title: Piece | null
  readonly company: Piece | null
  readonly start: string
  readonly end: string | null
  readonly dates: Piece | null
}

const titleWords = new RegExp(
  String.raw`(?<![\p{L}])(?:${[
    'engineer|developer|manager|director|consultant|analyst|designer|architect|scientist|researcher|intern|internship|assistant',
    'officer|lead|leader|head|chief|c[eft]o|founder|specialist|administrator|coordinator|technician|teacher|lecturer|professor',
    'nurse|accountant|programmer|tester|representative|associate|advisor|adviser|editor|writer|president|owner|partner',
    'tutor|instructor|trainer|coach|clerk|cashier|driver|mechanic|strategist|planner|buyer|recruiter|supervisor|secretary',
    'receptionist|translator|journalist|producer|photographer|physician|pharmacist|therapist|lawyer|attorney|auditor|economist',
    'chemist|biologist|fellow|apprentice|trainee|contractor|chef|cook|merchandiser|agent|broker|trader|inspector|operator',
    'electrician|plumber|carpenter|welder|volunteer|executive|practitioner|counsel|controller|evangelist|freelancer?',
    'entwickler(?:in)?|leiter(?:in)?|berater(?:in)?|ingenieur(?:in)?|werkstudent(?:in)?|praktikant(?:in)?|sachbearbeiter(?:in)?',
    'mitarbeiter(?:in)?|kaufmann|kauffrau|développeu(?:r|se)|ingénieure?|chef|cheffe|stagiaire|responsable|conseill(?:er|ère)',
    'desarrollador(?:a)?|ingenier[oa]|gerente|analista|técnico|sviluppat(?:ore|rice)|ingegnere|responsabile|consulente|tirocinante',
    'impiegat[oa]|addett[oa]',
  ].join('|')})(?![\p{L}])`,
  'iu',
)
const duration = /^\s*\d+\s+(?:years?|months?|yrs?|mos?)\b/i
const separators = /\s+[–—|·•]\s+|\s+-\s+|\s+@\s+|\s+at\s+|\t+|\s*\|\s*/u
const dash = /^\s+[–—-]\s+$/u
/** A comma does not part a company from its form. */
const commas = /,\s+(?!(?:Inc|LLC|Ltd|GmbH|Corp|S\.?[aA]|PLC)\b)/u

/** Whether a text has a word of a title in it. */
export const isTitled = (text: string): boolean => titleWords.test(text)
const isHeader = (text: string): boolean =>
  !bullet.test(text) &&
  /^\s*[\p{Lu}\p{Lt}\p{Lo}\d]/u.test(text) &&
  !duration.test(text) &&
  text.trim().length <= 100 &&
  !/[.;]$/.test(text.trim()) &&
  /\p{L}/u.test(text)
/** A header that can name a title or a company, not a sentence that begins with a capital. */
const isName = (text: string): boolean =>
  isHeader(text) && (isCapitalised(text) || (isTitled(text) && text.length <= 60))

/** The title and the company in lines, each line as the pieces that stand beside its dates. */
function namedIn(lines: readonly (readonly Piece[])[], text: string): { title: Piece | null; company: Piece | null } {
  const parts = lines.flatMap((pieces, line) =>
    pieces.flatMap((piece) => split(piece, separators)).map((piece) => ({ piece, line })),
  )
  const named = parts.filter(({ piece }) => !isPlace(piece.text) || isTitled(piece.text))
  const at = named.findIndex(({ piece }) => isTitled(piece.text))
  const others = named.filter((_, i) => i !== Math.max(at, 0))
  const first = named[Math.max(at, 0)]
  if (first === undefined) return { title: null, company: null }
  if (others.length === 0) return titleAndCompany(first.piece)
  const [other] = others
  const next = others[1]
  // An employer and its department: University - IT Service Desk.
  const isJoined =
    next !== undefined &&
    next.line === other!.line &&
    first.line !== other!.line &&
    dash.test(text.slice(other!.piece.end, next.piece.start))
  const company = isJoined
    ? { text: text.slice(other!.piece.start, next.piece.end), start: other!.piece.start, end: next.piece.end }
    : withoutPlace(other!.piece)
  return { title: first.piece, company }
}

/** One piece that may name both, between commas. */
function titleAndCompany(piece: Piece): { title: Piece | null; company: Piece | null } {
  const whole = withoutPlace(piece)
  const parts = split(whole, commas)
  const at = parts.findIndex(({ text }) => isTitled(text))
  if (at < 0) return { title: whole, company: null }
  return { title: parts[at]!, company: parts.find((each, i) => i !== at && !isPlace(each.text)) ?? null }
}

/**
 * The roles of a section.
 * @param text the whole text @param mustBeTitled where the lines are of no section of experience: only what names a title counts
 */
export function findRoles(lines: readonly Line[], text: string, mustBeTitled = false): FoundRole[] {
  const ranges = lines.map((line) => dateRange(line.text))
  const isDated = ranges.some((range) => range !== null)
  const roles = isDated ? datedRoles(lines, ranges, text) : mustBeTitled ? [] : undatedRoles(lines, text)
  return roles.filter(
    ({ title, company }) =>
      (title !== null || company !== null) && (!mustBeTitled || (title !== null && isTitled(title.text))),
  )
}

function datedRoles(lines: readonly Line[], ranges: readonly (DateRange | null)[], text: string): FoundRole[] {
  const roles: FoundRole[] = []
  let used = -1
  lines.forEach((line, i) => {
    const dates = bullet.test(line.text) ? null : ranges[i]!
    if (dates === null) return
    const own = besideDates(line, dates)
    const names = own
      .flatMap((piece) => split(piece, separators))
      .filter((piece) => /\p{L}{2}/u.test(piece.text) && (!isPlace(piece.text) || isTitled(piece.text)))
    const heads: Piece[][] = names.length > 0 ? [own] : []
    const isWhole = () => {
      const { title, company } = namedIn(heads, text)
      return title !== null && company !== null && isTitled(title.text)
    }
    const below = (accept: (line: string) => boolean): void => {
      const next = lines[i + 1]
      const bare = next?.text.replace(bullet, '') ?? ''
      if (next === undefined || next.group !== line.group || ranges[i + 1] !== null || isWhole() || !accept(bare))
        return
      // A bullet below dates names the role only where nothing above does.
      if (bullet.test(next.text) && heads.length > 0) return
      const piece = pieceOf(next)
      if (piece !== null) heads.push([piece])
      used = i + 1
    }
    const isRail = dates.index <= 2 && names.length > 0
    used = Math.max(used, isRail ? i : used)
    const hasTitle = heads.some((pieces) => pieces.some((piece) => isTitled(piece.text)))
    // Some write the employer and the dates first, and the title below.
    if (heads.length > 0 && !hasTitle) below((next) => isHeader(next) && isTitled(next) && isCapitalised(next))
    if (!isWhole() && !isRail) {
      const above = headsAbove(lines, i, used, heads.length === 0 ? 2 : 1)
      heads.unshift(
        ...above
          .map((head) => pieceOf(head))
          .filter((piece) => piece !== null)
          .map((piece) => [piece]),
      )
    }
    if (!isWhole()) below((next) => isName(next) && (isRail || heads.length === 0 || !isTitled(next)))
    used = Math.max(used, i)
    const { title, company } = namedIn(heads, text)
    const piece = { text: line.text, start: line.start, end: line.start + line.text.length }
    roles.push({
      title,
      company,
      start: dates.start,
      end: dates.end,
      dates: part(piece, dates.index, dates.index + dates.length),
    })
  })
  return roles
}

/** Header lines right above a line without places, or where bullets stand between the first header after what is used. */
function headsAbove(lines: readonly Line[], i: number, used: number, most: number): Line[] {
  const { group } = lines[i]!
  const heads: Line[] = []
  const isOf = (at: number) => at > used && lines[at]!.group === group
  for (let at = i - 1; isOf(at) && heads.length < most && isHeader(lines[at]!.text); at--) {
    const { text } = lines[at]!
    const isBare = isPlace(text.trim()) && !isTitled(text)
    if (isBare) continue
    if (!isName(text)) break
    heads.unshift(lines[at]!)
  }
  if (heads.length > 0) return heads
  const first = lines.findIndex(
    (line, at) => isOf(at) && at < i && isName(line.text) && (!isPlace(line.text.trim()) || isTitled(line.text)),
  )
  return first < 0 ? [] : [lines[first]!]
}

/** Roles of a section without any dates: a line with a title, and the employer beside it. */
function undatedRoles(lines: readonly Line[], text: string): FoundRole[] {
  const roles: FoundRole[] = []
  const used = new Set<number>()
  lines.forEach((line, i) => {
    const own = pieceOf(line)
    if (used.has(i) || own === null || !isName(line.text) || !isTitled(line.text)) return
    const heads = [[own]]
    if (namedIn(heads, text).company === null) {
      const at = [i + 1, i - 1].find((n) => {
        const beside = lines[n]
        return (
          beside !== undefined &&
          beside.group === line.group &&
          !used.has(n) &&
          isName(beside.text) &&
          !isTitled(beside.text)
        )
      })
      const piece = at === undefined ? null : pieceOf(lines[at]!)
      if (piece !== null) {
        heads.push([piece])
        used.add(at!)
      }
    }
    used.add(i)
    roles.push({ ...namedIn(heads, text), start: '', end: null, dates: null })
  })
  return roles
}
