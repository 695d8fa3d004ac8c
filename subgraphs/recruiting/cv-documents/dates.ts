// Ranges of dates as CVs write them.

const months: readonly (readonly [number, RegExp])[] = [
  'jan|januar|january|janvier|janv|enero|ene|gennaio|gen',
  'feb|febr|februar|february|février|févr|fevrier|febrero|febbraio',
  'mar|mär|märz|march|mars|marzo',
  'apr|april|avril|avr|abril|abr|aprile',
  'may|mai|mayo|maggio|mag',
  'jun|june|juni|juin|junio|giugno|giu',
  'jul|july|juli|juillet|juil|julio|luglio|lug',
  'aug|august|août|aout|agosto|ago',
  'sep|sept|september|septembre|septiembre|settembre|set',
  'oct|okt|october|oktober|octobre|octubre|ottobre|ott',
  'nov|november|novembre|noviembre',
  'dec|dez|december|dezember|décembre|déc|diciembre|dic|dicembre',
].map((names, i) => [i + 1, new RegExp(`^(?:${names})\\.?$`, 'i')] as const)

const moment = String.raw`(?:(\p{L}{3,10})\.?,?\s+((?:19|20)\d\d)|(\d{1,2})\s?[/.]\s?((?:19|20)\d\d)|((?:19|20)\d\d)(?:-(\d\d)(?!\d))?)`
const present =
  "(present|now|current|currently|today|ongoing|heute|jetzt|aktuell|présent|present|aujourd['’]hui|actuel|actuellement|actualidad|actual|presente|hoy|oggi|attuale|in corso)"
const range = new RegExp(`${moment}\\s*(?:-|–|—|−|to|bis|until|à|a|al|until|hasta)\\s*(?:${moment}|${present})`, 'iu')
const since = new RegExp(`(?:since|seit|depuis|desde|dal)\\s+${moment}`, 'iu')

export interface DateRange {
  readonly start: string
  /** Null for one that goes on. */
  readonly end: string | null
  /** Where it stands in the line. */
  readonly index: number
  readonly length: number
}

function dateOf(parts: readonly (string | undefined)[]): string | null {
  const [word, wordYear, number, numberYear, year, isoMonth] = parts
  if (word !== undefined) {
    const month = months.find(([, names]) => names.test(word))?.[0]
    return month === undefined ? wordYear! : `${wordYear}-${String(month).padStart(2, '0')}`
  }
  const month = Number(number ?? isoMonth ?? 0)
  const base = numberYear ?? year
  if (base === undefined) return null
  return month >= 1 && month <= 12 ? `${base}-${String(month).padStart(2, '0')}` : base
}

/** The first range of dates in a line; null where there is none. */
export function dateRange(line: string): DateRange | null {
  const found = range.exec(line)
  if (found !== null) {
    const start = dateOf(found.slice(1, 7))
    const end = found[13] === undefined ? dateOf(found.slice(7, 13)) : null
    if (start === null || (end !== null && end.slice(0, 4) < start.slice(0, 4))) return null
    // A word before a year that is no month is none of the dates: Austin 2012 - 2016.
    const lead = found[1] !== undefined && start.length === 4 ? found[0].indexOf(found[2]!) : 0
    return { start, end, index: found.index + lead, length: found[0].length - lead }
  }
  const open = since.exec(line)
  const start = open === null ? null : dateOf(open.slice(1, 7))
  return open === null || start === null ? null : { start, end: null, index: open.index, length: open[0].length }
}

/** The last date in a line; null where there is none. */
export function lastDate(line: string): string | null {
  const ended = dateRange(line)
  if (ended !== null) return ended.end
  const all = [...line.matchAll(new RegExp(moment, 'giu'))]
  const last = all.at(-1)
  return last === undefined ? null : dateOf(last.slice(1, 7))
}
