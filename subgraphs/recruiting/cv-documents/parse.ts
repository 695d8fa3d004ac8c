// What a CV says, found by rules alone: the same text gives the same data.
import type { StoredDegree, StoredLanguage, StoredRole } from '@quintet/drizzle/recruiting/candidates.ts'
import { languageCode, languageLevel } from '../candidates/rules.ts'
import { findSkills } from './found-skills.ts'
import { type CvLanguage, headingOf, type Line, readSections } from './lines.ts'
import { readDegrees, readRoles } from './roles.ts'

/** Stored with what was found, so that it can be told how. */
export const parser = 'cv-1'

export interface FoundData {
  readonly name: string | null
  readonly email: string | null
  readonly language: CvLanguage
  readonly skills: readonly { readonly name: string; readonly canonical: string; readonly evidence: readonly Span[] }[]
  readonly experience: readonly StoredRole[]
  readonly education: readonly StoredDegree[]
  readonly languages: readonly StoredLanguage[]
  readonly hasInstructions: boolean
}
interface Span {
  readonly page: number
  readonly start: number
  readonly end: number
}

const email = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u
const notNames =
  /^(?:curriculum vitae|cv|résumé|resume|lebenslauf|personal information|informazioni personali|last updated.*|page \d+.*|contact|profile)$/i
const labels =
  /^(?:curriculum vitae|personal information|informazioni personali|persönliche daten|name|nom|nombre|nome)[:\s]+(?=\p{Lu})/iu
/** What speaks to a program instead of a person. */
const instructions =
  /\b(?:ignore|disregard|forget)\b[^.\n]{0,40}\b(?:instructions?|prompts?|rules)\b|\b(?:score|rate|rank)\b[^.\n]{0,30}\b(?:100|highest|maximum|perfect)\b|\bas an? (?:ai|language model)\b|\bsystem prompt\b/i

/** @param pages the texts of its pages, which are joined by line breaks */
export function parseCv(pages: readonly string[]): FoundData {
  const text = pages.join('\n')
  const sections = readSections(text)
  const starts = startsOf(pages)
  const pageAt = (at: number): number => Math.max(1, starts.findLastIndex((start) => start <= at) + 1)
  return {
    name: nameOf(sections.lines('HEAD'), text),
    email: email.exec(text)?.[0].replace(/^[.]+|[.]+$/g, '') ?? null,
    language: sections.language,
    skills: findSkills(text, sections.lines('SKILLS'))
      .slice(0, 200)
      .map(({ name, canonical, places }) => ({
        name: name.replace(/\s+/g, ' ').slice(0, 100),
        canonical,
        evidence: places.slice(0, 20).map(([start, end]) => ({ page: pageAt(start), start, end })),
      })),
    experience: readRoles(sections.lines('EXPERIENCE')).slice(0, 200),
    education: readDegrees(sections.lines('EDUCATION')).slice(0, 200),
    languages: languagesIn(sections.lines('LANGUAGES')).slice(0, 50),
    hasInstructions: instructions.test(text),
  }
}

function startsOf(pages: readonly string[]): number[] {
  let start = 0
  return pages.map((page) => {
    const from = start
    start += page.length + 1
    return from
  })
}

/** The first line that can be a name. */
function nameOf(head: readonly Line[], text: string): string | null {
  const lines = head.length > 0 ? head.map((line) => line.text) : text.split('\n')
  for (const line of lines.slice(0, 15)) {
    const name = apart(
      line
        .trim()
        .replace(labels, '')
        .split(/\s{3,}|\s[|·•]\s|\t/u)[0]!
        .trim(),
    )
    const words = name.split(/\s+/)
    const isName =
      /^[\p{L}][\p{L}\p{M}.'’ -]*$/u.test(name) && name.length <= 60 && words.length <= 6 && name.length > 1
    if (isName && !notNames.test(name) && headingOf(name) === null) return name
  }
  return null
}

/** Letters that were set apart are put together, with words where more than one space stood. */
const apart = (name: string): string => (/^(?:\p{L} ){3,}\p{L}$/u.test(name) ? name.replaceAll(' ', '') : name)

function languagesIn(lines: readonly Line[]): StoredLanguage[] {
  const found = new Map<string, StoredLanguage>()
  for (const { text } of lines) {
    const isMotherTongue = /^\s*(?:mother tongue|muttersprache|langue maternelle|lengua materna|lingua madre)/i.test(
      text,
    )
    for (const part of text.split(/[,;|•·●\n]|\s{3,}/u)) {
      const code = codeIn(part)
      if (code === null) continue
      found.set(code, { code, level: languageLevel(part) ?? (isMotherTongue ? 'NATIVE' : null) })
    }
  }
  return [...found.values()]
}

/** The first language that a part of a line names. A bare code such as "is" is a word here. */
function codeIn(part: string): string | null {
  const words = part.match(/\p{L}{4,}/gu) ?? []
  return words.map(languageCode).find((code) => code !== null) ?? null
}
