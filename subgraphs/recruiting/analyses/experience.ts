// Apart from rules.ts because the same reading of dates also checks a candidate's input.
export type ExperienceLevel = 'ENTRY' | 'MID' | 'SENIOR' | 'LEAD'

/** Dates are `YYYY` or `YYYY-MM`; without an end the role is the present one. */
export type Role = {
  readonly title: string
  readonly start: string
  readonly end?: string | null | undefined
}

export type ExperienceProblem = {
  readonly code: 'MALFORMED_DATE' | 'MONTH_OUT_OF_RANGE' | 'END_BEFORE_START' | 'DATE_IN_FUTURE'
  readonly message: string
  /** From the list of roles on: index, field. */
  readonly path: readonly [index: string, field: 'start' | 'end']
}

/** `basis`: what the ratio was read from. `none`: no roles at all, which is readable and means 0 months. */
export type ExperienceTrace = {
  readonly months: number
  readonly ratioBp: number | null
  readonly basis: 'dates' | 'title' | 'none' | 'unreadable'
}

type Moment = { readonly year: number; readonly month: number | null }
type Interval = { readonly from: number; readonly until: number }

/** Months that each level asks for. */
export type MinimumMonths = Readonly<Record<ExperienceLevel, number>>
/** What levels ask for where a tenant has chosen nothing. */
export const minimumMonths: MinimumMonths = { ENTRY: 0, MID: 24, SENIOR: 60, LEAD: 96 }
const ladder: readonly ExperienceLevel[] = ['ENTRY', 'MID', 'SENIOR', 'LEAD']
// Three below is 0 as well, but without the flag: the title was readable.
const ladderBp: readonly number[] = [10_000, 5_000, 2_500]

// A title without such a word is not on the ladder. `manager` and bare `staff` say too little (account manager, staff nurse).
const titleWords: readonly (readonly [ExperienceLevel, RegExp])[] = [
  // First, because these words qualify the whole title: a trainee lead is a trainee.
  ['ENTRY', /\b(?:entry|junior|jr|intern|internship|trainee|apprentice|graduate|werkstudent|working student)\b/],
  ['LEAD', /\b(?:lead(?! gen)|principal|head|director|chief|c[efiot]o|vp|vice president|staff engineer)\b/],
  ['SENIOR', /\b(?:senior|sr)\b/],
  ['MID', /\b(?:mid|middle|intermediate|mid-level)\b/],
]

/** The month counted from year 0, of `YYYY-MM` or `YYYY-MM-DD`. */
function monthOf(asOf: string): number {
  const moment = readMoment(asOf.slice(0, 7))
  if (!moment?.month) throw new RangeError(`asOf is not a date: ${asOf}`)
  return moment.year * 12 + moment.month - 1
}

function readMoment(text: string): Moment | null {
  // No role of today began before 1900; a typing error such as 0019 would otherwise count centuries.
  const parts = /^((?:19|[2-9]\d)\d\d)(?:-(0[1-9]|1[0-2]))?$/.exec(text)
  return parts ? { year: Number(parts[1]), month: parts[2] ? Number(parts[2]) : null } : null
}

function isBefore(one: Moment, other: Moment): boolean {
  if (one.year !== other.year || one.month === null || other.month === null) return one.year < other.year
  return one.month < other.month
}

/** Whether a text is a date of a role or a degree: `YYYY` or `YYYY-MM`, not before 1900. */
export const isRoleDate = (text: string): boolean => readMoment(text) !== null

/** What a client must correct before a candidate is stored; every offending field, in order. */
export function experienceProblems(roles: readonly Role[], asOf: string): ExperienceProblem[] {
  const now = monthOf(asOf)
  const present: Moment = { year: Math.floor(now / 12), month: (now % 12) + 1 }
  return roles.flatMap(({ start, end }, index) => {
    const problems: ExperienceProblem[] = []
    const add = (field: 'start' | 'end', code: ExperienceProblem['code'], message: string) =>
      problems.push({ code, message, path: [String(index), field] })
    const check = (field: 'start' | 'end', text: string): Moment | null => {
      const moment = readMoment(text)
      if (moment && isBefore(present, moment)) add(field, 'DATE_IN_FUTURE', `${text} is in the future`)
      if (moment) return moment
      if (/^\d{4}-\d{2}$/.test(text) && readMoment(text.slice(0, 4))) {
        add(field, 'MONTH_OUT_OF_RANGE', `${text} has no such month, use 01 to 12`)
      } else add(field, 'MALFORMED_DATE', 'Use YYYY or YYYY-MM')
      return null
    }
    const first = check('start', start)
    const last = end == null ? null : check('end', end)
    if (first && last && isBefore(last, first)) add('end', 'END_BEFORE_START', `${end} is before ${start}`)
    return problems
  })
}

/** Months of the union of the readable roles, up to and with the month of `asOf`: an overlap counts once. */
export function experienceMonths(roles: readonly Role[], asOf: string): number {
  const now = monthOf(asOf)
  const intervals = roles.map((role) => interval(role, now)).filter((one) => one !== null)
  let months = 0
  let counted = 0
  for (const { from, until } of intervals.sort((a, b) => a.from - b.from)) {
    months += Math.max(0, until - Math.max(from, counted))
    counted = Math.max(counted, until)
  }
  return months
}

/** What roles say, apart from what a job asks for. */
export interface ExperienceFacts {
  readonly months: number
  readonly roles: number
  /** Whether the dates of one role at least could be read. */
  readonly isDated: boolean
  /** What the best title of the undated roles gives at a level, in basis points; -1 where none is on the ladder. */
  readonly byTitle: Readonly<Record<ExperienceLevel, number>>
}

export function experienceFacts(roles: readonly Role[], asOf: string): ExperienceFacts {
  const now = monthOf(asOf)
  const undated = roles.filter((role) => interval(role, now) === null)
  const best = (level: ExperienceLevel) => Math.max(-1, ...undated.map((role) => titleBp(role.title, level)))
  return {
    months: experienceMonths(roles, asOf),
    roles: roles.length,
    isDated: undated.length < roles.length,
    byTitle: { ENTRY: best('ENTRY'), MID: best('MID'), SENIOR: best('SENIOR'), LEAD: best('LEAD') },
  }
}

/** How far experience meets a level, in basis points. @param minimums months that each level asks for */
export function experienceRatio(
  level: ExperienceLevel | null,
  { months, isDated, byTitle }: ExperienceFacts,
  minimums: MinimumMonths = minimumMonths,
): number | null {
  if (level === null || level === 'ENTRY') return level && 10_000
  const minimum = minimums[level]
  // A policy may ask for none.
  const byDates = minimum === 0 ? 10_000 : Math.floor((10_000 * Math.min(months, minimum)) / minimum)
  // Titles of undated roles may only raise what the dated ones give, or adding a short dated role would lower the score.
  if (byTitle[level] > byDates || (byTitle[level] >= 0 && !isDated)) return byTitle[level]
  return isDated ? byDates : 0
}

/** @param minimums months that each level asks for */
export function assessExperience(
  level: ExperienceLevel | null,
  roles: readonly Role[],
  asOf: string,
  minimums: MinimumMonths = minimumMonths,
): ExperienceTrace {
  const facts = experienceFacts(roles, asOf)
  const { months, isDated, byTitle } = facts
  const ratioBp = experienceRatio(level, facts, minimums)
  const isRead = level !== null && level !== 'ENTRY'
  const byDates = isRead && isDated ? experienceRatio(level, { ...facts, byTitle: noTitles }, minimums)! : -1
  if (isRead && byTitle[level] > byDates) return { months, ratioBp, basis: 'title' }
  return { months, ratioBp, basis: roles.length === 0 ? 'none' : isDated ? 'dates' : 'unreadable' }
}
const noTitles = { ENTRY: -1, MID: -1, SENIOR: -1, LEAD: -1 }

/** From a month until before another; null if a date is unreadable or the end is before the start. */
function interval({ start, end }: Role, now: number): Interval | null {
  const first = readMoment(start)
  const last = end == null ? null : readMoment(end)
  if (!first || (end != null && !last) || (last && isBefore(last, first))) return null
  const from = first.year * 12 + (first.month ?? 1) - 1
  return { from, until: Math.min(now + 1, last ? afterEnd(first, last) : now + 1) }
}

/** An end month counts; an end year ends as it begins (2017-2019 = 24), except in the year of the start (2018 = 12). */
function afterEnd(first: Moment, last: Moment): number {
  if (last.month !== null) return last.year * 12 + last.month
  return (last.year === first.year ? last.year + 1 : last.year) * 12
}

/** -1 for a title that is not on the ladder. */
function titleBp(title: string, level: ExperienceLevel): number {
  const text = title.normalize('NFKC').toLowerCase()
  const rung = titleWords.find(([, words]) => words.test(text))?.[0]
  return rung ? (ladderBp[Math.max(0, ladder.indexOf(level) - ladder.indexOf(rung))] ?? 0) : -1
}
