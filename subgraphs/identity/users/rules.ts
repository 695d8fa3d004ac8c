import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import type { UpdateProfileInput } from '../types.gen.ts'

const maxName = 100
const maxBio = 2_000
const maxSkills = 100
const maxLinks = 20
const maxUrl = 2_000
const maxProfileBytes = 8_192

const at = (field: string) => ['input', field]

/** What is wrong with the fields of a profile; empty when nothing is. */
export function profileProblems(input: UpdateProfileInput): FieldProblem[] {
  const { avatarUrl, bio, title, department, skills, socialLinks, language, timezone } = input
  return [
    ...nameProblems('The first name', input.firstName, 'firstName'),
    ...nameProblems('The last name', input.lastName, 'lastName'),
    ...(isGiven(avatarUrl) && !isHttps(avatarUrl)
      ? [fieldProblem('The picture must have an https address', ...at('avatarUrl'))]
      : []),
    ...textProblems('The biography', bio, { max: maxBio }, ...at('bio')),
    ...textProblems('The title', title, { max: maxName }, ...at('title')),
    ...textProblems('The department', department, { max: maxName }, ...at('department')),
    ...(isGiven(skills) ? skillProblems(skills) : []),
    ...(isGiven(socialLinks) && !areLinks(socialLinks)
      ? [fieldProblem(`Links must be an object of up to ${maxLinks} names and https addresses`, ...at('socialLinks'))]
      : []),
    ...(isGiven(language) && !isLanguage(language)
      ? [fieldProblem('The language must be a BCP 47 tag such as en-GB', ...at('language'))]
      : []),
    ...(isGiven(timezone) && !isTimezone(timezone)
      ? [fieldProblem('The time zone must be an IANA name such as Europe/Berlin', ...at('timezone'))]
      : []),
  ]
}

const isGiven = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined

/** Names can be changed, and not removed. */
function nameProblems(what: string, name: string | null | undefined, field: string): FieldProblem[] {
  if (name === null) return [fieldProblem(`${what} cannot be removed`, ...at(field))]
  return textProblems(what, name, { max: maxName }, ...at(field))
}

function skillProblems(skills: readonly string[]): FieldProblem[] {
  if (skills.length > maxSkills) return [fieldProblem(`There can be up to ${maxSkills} skills`, ...at('skills'))]
  return skills.flatMap((skill, i) => textProblems('A skill', skill, { max: maxName }, ...at('skills'), String(i)))
}

/** Whether a text is an https address without credentials: others will open it. */
function isHttps(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && url.protocol === 'https:' && url.username + url.password === '' && text.length <= maxUrl
}

function areLinks(value: unknown): value is Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const links = Object.entries(value)
  const isLink = ([name, address]: [string, unknown]) =>
    textProblems('A name', name, { max: maxName }).length === 0 && typeof address === 'string' && isHttps(address)
  return links.length <= maxLinks && links.every(isLink)
}

function isLanguage(tag: string): boolean {
  try {
    return tag.length <= 100 && Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

/** Offsets such as +01:00 are taken by Intl too, but are no time zones. */
function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return /^[a-z]/i.test(name)
  } catch {
    return false
  }
}

/** The language as BCP 47 writes it: en-gb is en-GB. */
export const canonicalLanguage = (tag: string): string => Intl.getCanonicalLocales(tag)[0]!

/** The problem of a profile that is too large as a whole, if it is. */
export const sizeProblems = (profile: object): FieldProblem[] =>
  Buffer.byteLength(JSON.stringify(profile)) <= maxProfileBytes
    ? []
    : [fieldProblem('A profile can have up to 8 kB in all', 'input')]

/** The longest text that users are searched by. */
const maxSearch = 254

/** A text as users are searched by it: trimmed, in lower case, and nothing in it stands for other characters. */
export const searchPattern = (search: string): string =>
  `${search
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`

/** What is wrong with a text that users are searched by. */
export const searchProblems = (search: string): FieldProblem[] =>
  textProblems('The search', search, { max: maxSearch }, 'search')
