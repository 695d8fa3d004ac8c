// Roles and degrees in the lines of their sections.
import type { StoredDegree, StoredRole } from '@quintet/drizzle/recruiting/candidates.ts'
import { degreeLevel } from '../candidates/rules.ts'
import { type DateRange, dateRange, lastDate } from './dates.ts'
import type { Line } from './lines.ts'

const bullet = /^\s*[•▪◦●○‣*–-]\s+/u
const titleWords =
  /\b(?:engineer|developer|manager|director|consultant|analyst|designer|architect|scientist|researcher|intern|internship|assistant|officer|lead|leader|head|chief|c[eft]o|founder|specialist|administrator|coordinator|technician|teacher|lecturer|professor|nurse|accountant|programmer|tester|representative|associate|advisor|editor|writer|entwickler(?:in)?|leiter(?:in)?|berater(?:in)?|ingenieur(?:in)?|werkstudent(?:in)?|praktikant(?:in)?|développeu(?:r|se)|ingénieure?|chef|stagiaire|desarrollador(?:a)?|ingenier[oa]|gerente|sviluppat(?:ore|rice)|ingegnere|responsabile|consulente|tirocinante|freelancer?|president|owner|partner)\b/iu
const schoolWords =
  /\b(?:university|college|school|institute|academy|polytechnic|universit(?:y|ät|é|à)|hochschule|gymnasium|école|lycée|universidad|instituto|escuela|politecnico|liceo|faculty)\b|\p{L}*(?:universität|hochschule)\b/iu
const place = /^[\p{L}.' -]+,\s*(?:[A-Z]{2}|\p{Lu}[\p{L} ]+)$/u
const duration = /^\s*\d+\s+(?:years?|months?|yrs?|mos?)\b/i
const separators = /\s+[–—|·•]\s+|\s+-\s+|\s+@\s+|\s+at\s+|\t+/u

const clean = (text: string): string => text.replace(/^[\s,;:|·•()–—-]+|[\s,;:|·•(–—-]+$/gu, '').replace(/\s+/g, ' ')
const isHeader = (text: string): boolean =>
  !bullet.test(text) &&
  /^\s*[\p{Lu}\p{Lt}\p{Lo}\d]/u.test(text) &&
  !duration.test(text) &&
  text.trim().length <= 90 &&
  !/[.;]$/.test(text.trim()) &&
  /\p{L}/u.test(text)

/** A title and a company from one or two header lines. */
function named(texts: readonly string[]): { title: string; company: string } {
  const parts = texts
    .flatMap((text) => clean(text).split(separators))
    .map(clean)
    .filter((text) => text !== '')
  const split = parts.length === 1 && parts[0]!.includes(', ') ? parts[0]!.split(/,\s+/u).map(clean) : parts
  const known = split.filter((part) => !place.test(part) || titleWords.test(part))
  const at = known.findIndex((part) => titleWords.test(part))
  const titled = Math.max(at, 0)
  const title = known[titled] ?? ''
  const company = known.find((_, i) => i !== titled) ?? ''
  return { title: title.slice(0, 200), company: company.slice(0, 200) }
}

/** Roles, each by its range of dates. */
export function readRoles(lines: readonly Line[]): StoredRole[] {
  const texts = lines.map(({ text }) => text)
  const roles: StoredRole[] = []
  let used = -1
  texts.forEach((text, i) => {
    const dates = bullet.test(text) ? null : dateRange(text)
    if (dates === null) return
    const rest = restOf(text, dates)
    const isRest = /\p{L}{3}/u.test(rest) && !place.test(rest)
    const isRail = dates.index <= 2 && isRest
    let heads: string[]
    if (isRail) {
      const next = texts[i + 1]
      heads = [rest, ...(next !== undefined && isHeader(next) && dateRange(next) === null ? [next] : [])]
      used = i + heads.length - 1
    } else {
      heads = [...headsAbove(texts, i, used, isRest ? 1 : 2), ...(isRest ? [rest] : [])]
      used = i
      const next = texts[i + 1]
      const isTitled = heads.some((head) => titleWords.test(head))
      // Some write the employer and the dates first, and the title below.
      if (!isTitled && next !== undefined && isHeader(next) && titleWords.test(next)) heads.push(next)
    }
    roles.push({ ...named(heads), start: dates.start, end: dates.end })
  })
  return roles.filter(({ title, company }) => title !== '' || company !== '')
}

const restOf = (text: string, { index, length }: DateRange): string =>
  clean(`${text.slice(0, index)} ${text.slice(index + length)}`)

/** Header lines right above a line, or where bullets stand between the first header after what is used. */
function headsAbove(texts: readonly string[], i: number, used: number, most: number): string[] {
  const heads: string[] = []
  for (let at = i - 1; at > used && heads.length < most && isHeader(texts[at]!); at--) heads.unshift(texts[at]!)
  const isPlaces = heads.every((head) => place.test(clean(head)) && !titleWords.test(head))
  if (heads.length > 0 && !isPlaces) return heads
  const first = texts.findIndex((text, at) => at > used && at < i && isHeader(text))
  return first < 0 ? heads : [texts[first]!]
}

/** Degrees, each by a line that names one. */
export function readDegrees(lines: readonly Line[]): StoredDegree[] {
  const texts = lines.map(({ text }) => text)
  const at = texts.flatMap((text, i) => (!bullet.test(text) && degreeLevel(text) !== null ? [i] : []))
  return at.map((i, n) => {
    const text = texts[i]!
    const until = Math.min(at[n + 1] ?? texts.length, i + 8)
    const around = [texts[i - 1] ?? '', ...texts.slice(i, until)].filter((_, k) => k > 0 || i - 1 > (at[n - 1] ?? -1))
    const dated =
      texts.slice(i, until).find((each) => lastDate(each) !== null || dateRange(each) !== null) ?? around[0] ?? ''
    const range = dateRange(dated)
    const school = around
      .map(withoutDates)
      .flatMap((each) => each.split(separators).flatMap((part) => part.split(/,\s+/u)))
      .map(clean)
      .find((part) => schoolWords.test(part))
    return {
      level: degreeLevel(text)!,
      completed:
        !(range !== null && range.end === null) &&
        !/\b(?:expected|unfinished|ongoing|in progress|laufend)\b/i.test(around.join(' ')),
      field: fieldOf(withoutDates(text)),
      institution: school?.slice(0, 200) ?? null,
      end: range?.end ?? lastDate(dated),
    }
  })
}

function withoutDates(text: string): string {
  const dates = dateRange(text)
  return dates === null ? text : restOf(text, dates)
}

/** What was studied: after "in" or "of", or the part beside the school. */
function fieldOf(text: string): string | null {
  const parts = clean(text)
    .split(separators)
    .flatMap((part) => part.split(/,\s+/u))
    .map(clean)
  const named = /\b(?:in|en|degree in)\s+(\p{Lu}[\p{L}&/ ]+)/u.exec(
    parts.find((part) => degreeLevel(part) !== null) ?? '',
  )
  if (named !== null) return clean(named[1]!).slice(0, 200)
  const other = parts.find((part) => degreeLevel(part) === null && !schoolWords.test(part) && /\p{L}{3}/u.test(part))
  return other?.slice(0, 200) ?? null
}
