// What can be scheduled, and what a candidate's token is.
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'

const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]

const maxDays = 90
const maxQuestions = 30
const dayMilliseconds = 86_400_000
const hourMilliseconds = 3_600_000
const accommodations: readonly number[] = [1, 1.5, 2]

/** An answer that was sent in time may arrive so much later. */
export const graceMilliseconds = 5_000

interface ScheduleInput {
  readonly analysisId?: string | null | undefined
  readonly jobId?: string | null | undefined
  readonly candidateId?: string | null | undefined
  readonly expiresAt: Date
  readonly language?: string | null | undefined
  readonly questions?: number | null | undefined
  readonly types?: readonly unknown[] | null | undefined
  readonly accommodation?: number | null | undefined
}

/** What is wrong with an interview to schedule; empty when nothing is. */
export function scheduleProblems(input: ScheduleInput, now: Date): FieldProblem[] {
  const isGiven = (value: string | null | undefined) => value !== null && value !== undefined
  const [analysis, job, candidate] = [input.analysisId, input.jobId, input.candidateId].map(isGiven)
  const isOne = analysis === true ? job === false && candidate === false : job === true && candidate === true
  const { language, questions, types, accommodation } = input
  return [
    ...(isOne ? [] : [fieldProblem('Name an analysis, or a job and a candidate', 'input', 'analysisId')]),
    ...timeProblems(input.expiresAt, now),
    ...(languageOf(language) === null
      ? [fieldProblem(`Interviews are held in ${languages.join(' and ')}`, 'input', 'language')]
      : []),
    ...(questions === null || questions === undefined || (questions >= 1 && questions <= maxQuestions)
      ? []
      : [fieldProblem(`There can be 1 to ${maxQuestions} questions`, 'input', 'questions')]),
    ...(types?.length === 0 ? [fieldProblem('Name a type, or leave it out', 'input', 'types')] : []),
    ...(accommodation === null || accommodation === undefined || accommodations.includes(accommodation)
      ? []
      : [fieldProblem('It must be 1, 1.5 or 2', 'input', 'accommodation')]),
  ]
}

/** What is wrong with the last possible time of an interview. */
export const timeProblems = (expiresAt: Date, now: Date): FieldProblem[] =>
  expiresAt > now && expiresAt.getTime() <= now.getTime() + maxDays * dayMilliseconds
    ? []
    : [fieldProblem(`It must be in the next ${maxDays} days`, 'input', 'expiresAt')]

/** When a candidate is reminded: a day before the last possible time; null where that is less than an hour from now. */
export function reminderTime(expiresAt: Date, now: Date): Date | null {
  const at = expiresAt.getTime() - dayMilliseconds
  return at < now.getTime() + hourMilliseconds ? null : new Date(at)
}

/** The language of an interview, English unless told; null for one that there are no questions in. */
export function languageOf(given: string | null | undefined): Language | null {
  const name = (given ?? 'en').trim().toLowerCase()
  return languages.find((language) => language === name) ?? null
}

export const reasonProblems = (reason: string | null | undefined): FieldProblem[] =>
  textProblems('The reason', reason, { min: 0, max: 500 }, 'input', 'reason')

const tenantBytes = 16
const secretBytes = 32

/** The tenant that a token names; null for what is no token. */
export function tenantOfToken(token: string): string | null {
  const bytes = /^[\w-]{64}$/.test(token) ? Buffer.from(token, 'base64url') : null
  if (bytes?.length !== tenantBytes + secretBytes) return null
  const hex = bytes.subarray(0, tenantBytes).toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** The address of the candidate's page. Browsers send nothing of what follows the sign. */
export const pageUrl = (publicUrl: string, token: string): string => `${new URL('/interview', publicUrl).href}#${token}`
