// The name, the e-mail address and the telephone number at the head of a CV.
import { dateRange } from './dates.ts'
import { headingOf, type Line } from './lines.ts'
import { type Piece, part } from './pieces.ts'
import { isTitled } from './roles.ts'

/** From the beginning of a word, and not longer than addresses are: a long word without the sign is looked through once. */
const address = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u
const number = /(?:\+\d{1,3}[\s.-]?)?(?:\(\d{1,5}\)[\s.-]?)?\d(?:[\s./-]?\d){5,13}/g
const labelled =
  /(?<!\p{L})(?:phone|tel|telephone|telefon|téléphone|teléfono|telefono|mobile|mobil|cell|móvil|cellulare|handy)(?!\p{L})/iu
const notNames =
  /^(?:curriculum vitae|cv|résumé|resume|lebenslauf|personal information|informazioni personali|last updated.*|page \d+.*|contact|profile)$/i
const labels =
  /^(?:curriculum vitae|personal information|informazioni personali|persönliche daten|name|nom|nombre|nome)[:\s]+(?=\p{Lu})/iu

export interface Contact {
  readonly name: Piece | null
  readonly email: Piece | null
  readonly phone: Piece | null
}

/** @param head the lines above the first heading */
export function findContact(head: readonly Line[], text: string): Contact {
  const found = address.exec(text)
  const email =
    found === null
      ? null
      : part({
          text: text.slice(found.index, found.index + found[0].length),
          start: found.index,
          end: found.index + found[0].length,
        })
  return { name: nameIn(head, text), email: email === null ? null : withoutDots(email), phone: phoneIn(head, text) }
}

function withoutDots(piece: Piece): Piece {
  const lead = /^\.*/.exec(piece.text)![0].length
  const trimmed = piece.text.slice(lead).replace(/\.+$/, '')
  return { text: trimmed, start: piece.start + lead, end: piece.start + lead + trimmed.length }
}

/** Lines of a text with their places. */
function* linesOf(text: string): Generator<Line> {
  let start = 0
  for (const line of text.split('\n')) {
    yield { text: line, start, group: 0 }
    start += line.length + 1
  }
}

/** The first number of the head, or of a line that says that it has one. Dates are none. */
function phoneIn(head: readonly Line[], text: string): Piece | null {
  const named = [...linesOf(text)].filter((line) => labelled.test(line.text))
  for (const line of [...head.slice(0, 15), ...named]) {
    for (const match of line.text.matchAll(number)) {
      const digits = match[0].replace(/\D/g, '')
      const isYears = /^(?:19|20)\d\d\D+(?:19|20)\d\d$/.test(match[0]) || dateRange(match[0]) !== null
      if (digits.length < 7 || digits.length > 15 || isYears) continue
      const start = line.start + match.index
      return { text: match[0], start, end: start + match[0].length }
    }
  }
  return null
}

/** The first line that can be a name. One that is a title comes last: some write what they are above who they are. */
function nameIn(head: readonly Line[], text: string): Piece | null {
  const lines = head.length > 0 ? head : [...linesOf(text)]
  const names = lines.slice(0, 15).flatMap((line) => {
    const lead = line.text.length - line.text.trimStart().length
    const label = labels.exec(line.text.trim())?.[0].length ?? 0
    const from = lead + label
    const rest = line.text.slice(from)
    const until = from + (/\s{3,}|\s[|·•]\s|\t/u.exec(rest)?.index ?? rest.length)
    const name = line.text.slice(from, until).trim()
    const isName =
      /^[\p{L}][\p{L}\p{M}.'’ -]*$/u.test(name) && name.length <= 60 && name.split(/\s+/).length <= 6 && name.length > 1
    if (!isName || notNames.test(name) || headingOf(name) !== null) return []
    const start = line.start + line.text.indexOf(name, from)
    return [{ text: name, start, end: start + name.length }]
  })
  return names.slice(0, 2).find((name) => !isTitled(name.text)) ?? names[0] ?? null
}
