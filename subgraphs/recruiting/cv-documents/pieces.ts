// Pieces of lines with the places where they stand: what is found in a CV keeps the place of each word of it.
import { type DateRange, dateRange } from './dates.ts'
import type { Line } from './lines.ts'

/** A part of a text. */
export interface Piece {
  readonly text: string
  /** Its first character in the text, and the one after its last. */
  readonly start: number
  readonly end: number
}

export const bullet = /^\s*[•▪◦●○‣*–-]\s+/u
const edges = /^[\s,;:|·•()–—-]+|[\s,;:|·•(–—-]+$/gu
const place = /^[\p{L}.' -]+,\s*(?:[A-Z]{2,3}|\p{Lu}[\p{L} ]+)$/u
const placeless = /^(?:remote|hybrid|on-?site|home office|worldwide|full[ -]time|part[ -]time)$/iu
const trailingPlace = /,\s+\p{Lu}[\p{L}.' -]*,\s+(?:[A-Z]{2,3}|\p{Lu}\p{L}+)$/u

/** The part of a piece from a character to another, without what only sets it apart. Null where nothing is left. */
export function part(piece: Piece, from = 0, until = piece.text.length): Piece | null {
  const raw = piece.text.slice(from, until)
  const lead = /^[\s,;:|·•()–—-]+/u.exec(raw)?.[0].length ?? 0
  const text = raw.replace(edges, '')
  return text === '' ? null : { text, start: piece.start + from + lead, end: piece.start + from + lead + text.length }
}

/** A line without the sign of a bullet before it. */
export function pieceOf({ text, start }: Line): Piece | null {
  const lead = bullet.exec(text)?.[0].length ?? 0
  return part({ text, start, end: start + text.length }, lead)
}

/** The parts of a piece between separators. */
export function split(piece: Piece, separators: RegExp): Piece[] {
  const parts: (Piece | null)[] = []
  let from = 0
  for (const match of piece.text.matchAll(new RegExp(separators, 'gu'))) {
    parts.push(part(piece, from, match.index))
    from = match.index + match[0].length
  }
  parts.push(part(piece, from))
  return parts.filter((each) => each !== null)
}

/** What stands beside the dates of a line: before them, and after them unless a sentence follows. */
export function besideDates(line: Line, { index, length }: DateRange): Piece[] {
  const piece = { text: line.text, start: line.start, end: line.start + line.text.length }
  const before = part(piece, bullet.exec(line.text)?.[0].length ?? 0, index)
  const after = part(piece, index + length)
  const isSentence = after !== null && (/\.$/.test(after.text) || after.text.split(/\s+/).length > 9)
  return [before, isSentence ? null : after].filter((each) => each !== null)
}

/** A line without its dates. */
export function withoutDates(line: Line): Piece[] {
  const dates = dateRange(line.text)
  if (dates !== null) return besideDates(line, dates)
  const piece = pieceOf(line)
  return piece === null ? [] : [piece]
}

/** Whether a text is a place or a way to work, and no name. */
export const isPlace = (text: string): boolean => place.test(text) || placeless.test(text)

/** A name without the place behind it: Acorn, Austin, TX. */
export function withoutPlace(piece: Piece): Piece {
  const at = trailingPlace.exec(piece.text)?.index
  return at === undefined ? piece : (part(piece, 0, at) ?? piece)
}

/** Whether most words begin with capitals, as in names. */
export function isCapitalised(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}\p{N}'’.-]*/gu) ?? []
  const long = words.filter((word) => word.length > 3)
  const counted = long.length > 0 ? long : words
  return counted.length > 0 && counted.filter((word) => /^\p{Lu}/u.test(word)).length >= 0.6 * counted.length
}
