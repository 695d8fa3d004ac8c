// What a CV says, found by rules alone: the same text gives the same data. Each part of it has its place in the text.
import type { StoredDegree, StoredLanguage, StoredRole } from '@quintet/drizzle/recruiting/candidates.ts'
import type { StoredCvField, StoredEvidence, StoredSpan } from '@quintet/drizzle/recruiting/cv-documents.ts'
import { languageCode, languageLevel } from '../candidates/rules.ts'
import { findContact } from './contact.ts'
import { type FoundDegree, findDegrees } from './degrees.ts'
import { findSkills } from './found-skills.ts'
import { type CvLanguage, type CvSections, type Line, readSections } from './lines.ts'
import type { Piece } from './pieces.ts'
import { type FoundRole, findRoles } from './roles.ts'

/** Stored with what was found, so that it can be told how. */
export const parser = 'cv-2'

export interface FoundData {
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly language: CvLanguage
  readonly skills: readonly {
    readonly name: string
    readonly canonical: string
    readonly evidence: readonly StoredSpan[]
  }[]
  readonly experience: readonly StoredRole[]
  readonly education: readonly StoredDegree[]
  readonly languages: readonly StoredLanguage[]
  readonly evidence: readonly StoredEvidence[]
  readonly hasInstructions: boolean
}

/** What speaks to a program instead of a person. */
const instructions =
  /\b(?:ignore|disregard|forget)\b[^.\n]{0,40}\b(?:instructions?|prompts?|rules)\b|\b(?:score|rate|rank)\b[^.\n]{0,30}\b(?:100|highest|maximum|perfect)\b|\bas an? (?:ai|language model)\b|\bsystem prompt\b/i
const maxEntries = 200

/** @param pages the texts of its pages, which are joined by line breaks */
export function parseCv(pages: readonly string[]): FoundData {
  const text = pages.join('\n')
  const sections = readSections(text)
  const starts = startsOf(pages)
  const spanOf = (start: number, end: number): StoredSpan => ({
    page: Math.max(1, starts.findLastIndex((from) => from <= start) + 1),
    start,
    end,
  })
  const evidence: StoredEvidence[] = []
  const note = (field: StoredCvField, piece: Piece | null, index: number | null = null): void => {
    if (piece !== null) evidence.push({ field, index, ...spanOf(piece.start, piece.end) })
  }
  const { name, email, phone } = findContact(sections.lines('HEAD'), text)
  note('NAME', name)
  note('EMAIL', email)
  note('PHONE', phone)
  const roles = rolesOf(sections, text).slice(0, maxEntries)
  roles.forEach(({ title, company, dates }, i) => {
    note('ROLE_TITLE', title, i)
    note('ROLE_COMPANY', company, i)
    note('ROLE_DATES', dates, i)
  })
  const degrees = findDegrees(sections.lines('EDUCATION')).slice(0, maxEntries)
  degrees.forEach(({ degree, field, institution }, i) => {
    note('DEGREE', degree, i)
    note('DEGREE_FIELD', field, i)
    note('DEGREE_INSTITUTION', institution, i)
  })
  const languages = languagesIn(sections.lines('LANGUAGES')).slice(0, 50)
  languages.forEach(({ piece }, i) => {
    note('LANGUAGE', piece, i)
  })
  return {
    name: name === null ? null : joinedLetters(name.text),
    email: email?.text ?? null,
    phone: phone?.text ?? null,
    language: sections.language,
    skills: findSkills(text, sections.lines('SKILLS'))
      .slice(0, maxEntries)
      .map(({ name: skill, canonical, places }) => ({
        name: skill.replace(/\s+/g, ' ').slice(0, 100),
        canonical,
        evidence: places.slice(0, 20).map(([start, end]) => spanOf(start, end)),
      })),
    experience: roles.map(storedRole),
    education: degrees.map(storedDegree),
    languages: languages.map(({ code, level }) => ({ code, level })),
    evidence,
    hasInstructions: instructions.test(text),
  }
}

/** Roles of the section of experience; without one, those with titles and dates under whatever heading but education. */
function rolesOf(sections: CvSections, text: string): FoundRole[] {
  const lines = sections.lines('EXPERIENCE')
  if (lines.length > 0) return findRoles(lines, text)
  const others = [...sections.lines('HEAD'), ...sections.lines('OTHER')].sort((a, b) => a.start - b.start)
  return findRoles(others, text, true)
}

const shown = (piece: Piece | null): string => piece?.text.replace(/\s+/g, ' ').slice(0, 200) ?? ''
const storedRole = ({ title, company, start, end }: FoundRole): StoredRole => ({
  title: shown(title),
  company: shown(company),
  start,
  end,
})
const storedDegree = ({ level, completed, field, institution, end }: FoundDegree): StoredDegree => ({
  level,
  completed,
  field: shown(field) || null,
  institution: shown(institution) || null,
  end,
})

function startsOf(pages: readonly string[]): number[] {
  let start = 0
  return pages.map((page) => {
    const from = start
    start += page.length + 1
    return from
  })
}

/** Letters that were set apart are put together, with words where more than one space stood. */
const joinedLetters = (name: string): string => (/^(?:\p{L} ){3,}\p{L}$/u.test(name) ? name.replaceAll(' ', '') : name)

interface FoundLanguage extends StoredLanguage {
  readonly piece: Piece
}

function languagesIn(lines: readonly Line[]): FoundLanguage[] {
  const found = new Map<string, FoundLanguage>()
  for (const { text, start } of lines) {
    const isMotherTongue = /^\s*(?:mother tongue|muttersprache|langue maternelle|lengua materna|lingua madre)/i.test(
      text,
    )
    for (const { 0: part, index } of text.matchAll(/(?:(?!\s{3})[^,;|•·●\t])+/gu)) {
      const named = languageIn(part)
      if (named === null) continue
      const at = start + index + named.at
      const piece = { text: named.word, start: at, end: at + named.word.length }
      found.set(named.code, {
        code: named.code,
        level: languageLevel(part) ?? (isMotherTongue ? 'NATIVE' : null),
        piece,
      })
    }
  }
  return [...found.values()]
}

/** The first language that a part of a line names. A bare code such as "is" is a word here. */
function languageIn(part: string): { code: string; word: string; at: number } | null {
  for (const { 0: word, index } of part.matchAll(/\p{L}{4,}/gu)) {
    const code = languageCode(word)
    if (code !== null) return { code, word, at: index }
  }
  return null
}
