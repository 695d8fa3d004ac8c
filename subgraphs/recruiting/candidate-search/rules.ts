import { lengthOf } from '@quintet/kit/slice/text-rules.ts'
import { type EducationLevel, eqfLevels, experienceMonths } from '../analyses/rules.ts'
import { canonicalTag } from '../candidates/rules.ts'

export interface CandidateFilter {
  readonly text?: string | null | undefined
  readonly skills?: readonly string[] | null | undefined
  readonly minimumMonths?: number | null | undefined
  readonly educationLevel?: EducationLevel | null | undefined
  readonly language?: string | null | undefined
}

const maxText = 500
const maxSkills = 50

/** What is wrong with a filter; null when nothing is. */
export function filterFault(filter: CandidateFilter): string | null {
  const { text, skills, minimumMonths, educationLevel, language } = filter
  const isGiven = (value: unknown) => value !== null && value !== undefined
  if (![text, skills, minimumMonths, educationLevel, language].some(isGiven)) return 'filter must ask for something'
  if (isGiven(text) && (text!.trim() === '' || lengthOf(text!) > maxText)) {
    return `filter.text must have 1 to ${maxText} characters`
  }
  if (text?.includes('\0')) return 'filter.text must not contain control characters'
  if (isGiven(skills) && (skills!.length === 0 || skills!.length > maxSkills)) {
    return `filter.skills must name 1 to ${maxSkills} skills`
  }
  if (skills?.some((skill) => !/[\p{L}\p{N}]/u.test(skill) || skill.includes('\0') || lengthOf(skill) > 100)) {
    return 'filter.skills must have names of up to 100 characters with a letter or a digit'
  }
  if (isGiven(minimumMonths) && (minimumMonths! < 0 || minimumMonths! > 1_200)) {
    return 'filter.minimumMonths must be 0 to 1200'
  }
  return isGiven(language) && canonicalTag(language!) === null ? 'filter.language must be a tag of BCP 47' : null
}

interface Known {
  readonly experience: readonly { readonly title: string; readonly start: string; readonly end: string | null }[]
  readonly education: readonly { readonly level: EducationLevel; readonly completed: boolean }[]
  readonly languages: readonly { readonly code: string }[]
}

/** Whether a candidate has what a filter asks for beside words and skills. */
export function fits(
  { minimumMonths, educationLevel, language }: CandidateFilter,
  { experience, education, languages }: Known,
  asOf: string,
): boolean {
  if (educationLevel) {
    const least = eqfLevels[educationLevel]
    const isFinished = education.some(({ level, completed }) => completed && eqfLevels[level] >= least)
    if (!isFinished && educationLevel !== 'NONE') return false
  }
  if (language) {
    const wanted = canonicalTag(language)!.toLowerCase()
    const isSpoken = languages.some(({ code }) => {
      const spoken = code.toLowerCase()
      return spoken === wanted || spoken.startsWith(`${wanted}-`)
    })
    if (!isSpoken) return false
  }
  return !minimumMonths || experienceMonths(experience, asOf) >= minimumMonths
}
