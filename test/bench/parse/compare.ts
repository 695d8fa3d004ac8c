// How much of what CVs say is found, and how much of what is found they say: field by field.
import { canonicalSkill } from '@quintet/recruiting/skills/rules.ts'
import type { TrueCv } from './fixtures.ts'

/** What a parser found. */
export interface FoundCv {
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly experience: readonly {
    readonly title: string
    readonly company: string
    readonly start: string
    readonly end: string | null
  }[]
  readonly education: readonly { readonly level: string; readonly institution: string | null }[]
  readonly skills: readonly { readonly name: string; readonly canonical: string }[]
}

export const fields = ['name', 'e-mail', 'phone', 'title', 'company', 'dates', 'education', 'skills'] as const
export type Field = (typeof fields)[number]

/** Numbers of values: that CVs have, that were found, and that are right. */
export interface Counts {
  true: number
  found: number
  right: number
  /** What is missing or wrong, for people. */
  readonly faults: string[]
}
export const noCounts = (): Record<Field, Counts> =>
  Object.fromEntries(fields.map((field) => [field, { true: 0, found: 0, right: 0, faults: [] }])) as never

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim()
const digits = (text: string): string => text.replace(/\D/g, '')
/** Years and months of a text such as 03/2022 - Present; without months where the CV writes none. */
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
function rangeOf(dates: string): string {
  const moments = [
    ...dates
      .toLowerCase()
      .matchAll(/(?:([a-z]{3})[a-z]*\.?\s+|(\d{1,2})\/)?((?:19|20)\d\d)(?:-(\d\d))?|present|current|now/g),
  ]
  return moments
    .map(([whole, name, number, year, iso]) => {
      if (year === undefined) return 'now'
      const month = name !== undefined ? monthNames.indexOf(name) + 1 : Number(number ?? iso ?? 0)
      return month > 0 && whole !== '' ? `${year}-${String(month).padStart(2, '0')}` : year
    })
    .join(' to ')
}

/** Adds what one CV says and what was found in it. A list that the truth leaves out is not counted. */
export function compare(counts: Record<Field, Counts>, label: string, truth: TrueCv, found: FoundCv): void {
  const add = (field: Field, expected: readonly string[], given: readonly string[], isRecallOnly = false): void => {
    const left = [...given]
    const missing = expected.filter((value) => {
      const at = left.indexOf(value)
      if (at >= 0) left.splice(at, 1)
      return at < 0
    })
    const right = expected.length - missing.length
    counts[field].true += expected.length
    counts[field].found += isRecallOnly ? right : given.length
    counts[field].right += right
    if (missing.length > 0 || (!isRecallOnly && left.length > 0)) {
      counts[field].faults.push(
        `${label} ${field}: lacks ${JSON.stringify(missing)}, has ${JSON.stringify(isRecallOnly ? [] : left)}`,
      )
    }
  }
  const one = (value: string | null, form: (text: string) => string) =>
    value === null || value === '' ? [] : [form(value)]
  if (truth.name !== null) add('name', one(truth.name, plain), one(found.name, plain))
  if (truth.email !== null)
    add(
      'e-mail',
      one(truth.email, (text) => text.toLowerCase()),
      one(found.email, (text) => text.toLowerCase()),
    )
  if (truth.phone !== null) add('phone', one(truth.phone, digits), one(found.phone, digits))
  const { roles, schools, skills } = truth
  if (roles.length > 0) {
    add(
      'title',
      roles.flatMap(({ title }) => one(title, plain)),
      found.experience.flatMap(({ title }) => one(title, plain)),
    )
    add(
      'company',
      roles.flatMap(({ company }) => one(company, plain)),
      found.experience.flatMap(({ company }) => one(company, plain)),
    )
    add(
      'dates',
      roles.flatMap(({ dates }) => one(rangeOf(dates), String)),
      found.experience.flatMap(({ start, end }) =>
        start === '' ? [] : [start === end ? start : `${start} to ${end ?? 'now'}`],
      ),
    )
  }
  if (schools.length > 0) {
    add(
      'education',
      schools.map(({ institution }) => plain(institution)),
      found.education.map(({ institution }) => plain(institution ?? '-')),
    )
  }
  // The truth lists what stands in lists of skills: what the text names beside is no fault.
  const canonical = (name: string) => canonicalSkill(name) ?? ''
  if (skills.length > 0)
    add(
      'skills',
      skills.map(canonical),
      found.skills.map((skill) => skill.canonical),
      true,
    )
}

export const precision = ({ right, found }: Counts): number => (found === 0 ? 1 : right / found)
export const recall = ({ right, true: all }: Counts): number => (all === 0 ? 1 : right / all)
export function f1(counts: Counts): number {
  const [p, r] = [precision(counts), recall(counts)]
  return p + r === 0 ? 0 : (2 * p * r) / (p + r)
}
