// What a tenant's own questions may be.
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import type { QuestionType } from '../interview-answers/rules.ts'
import { languageOf } from '../interviews/rules.ts'
import { canonicalSkill } from '../skills/rules.ts'

/** How many questions that are not retired a tenant may have: each interview is made from all of them. */
export const maxQuestions = 1_000

const maxKeywords = 20
const minSeconds = 30
const maxSeconds = 1_800

interface Draft {
  readonly questionId?: string | null | undefined
  readonly version?: number | null | undefined
  readonly type: QuestionType
  readonly skill?: string | null | undefined
  readonly language?: string | null | undefined
  readonly text: string
  readonly expectedKeywords: readonly string[]
  readonly timeLimitSeconds?: number | null | undefined
}

/** What is wrong with a question; empty when nothing is. */
export function questionProblems(draft: Draft): FieldProblem[] {
  const { questionId = null, version = null, type, skill = null, language, text, timeLimitSeconds = null } = draft
  const seconds = timeLimitSeconds ?? minSeconds
  return [
    ...((questionId === null) === (version === null)
      ? []
      : [fieldProblem('A question to change is named with its version', 'input', 'version')]),
    ...skillProblems(type, skill),
    ...(languageOf(language) === null ? [fieldProblem('Questions are in en or de', 'input', 'language')] : []),
    ...textProblems('The question', text, { min: 10, max: 500 }, 'input', 'text'),
    ...keywordProblems(draft.expectedKeywords),
    ...(seconds >= minSeconds && seconds <= maxSeconds
      ? []
      : [fieldProblem(`It must be ${minSeconds} to ${maxSeconds} seconds`, 'input', 'timeLimitSeconds')]),
  ]
}

function skillProblems(type: QuestionType, skill: string | null): FieldProblem[] {
  const path = ['input', 'skill']
  if (type !== 'TECHNICAL') {
    return skill === null ? [] : [fieldProblem('Only a technical question is about a skill', ...path)]
  }
  if (skill === null) return [fieldProblem('A technical question is about a skill', ...path)]
  const faults = textProblems('The skill', skill, { max: 100 }, ...path)
  return faults.length > 0 || canonicalSkill(skill) !== null ? faults : [fieldProblem('This names no skill', ...path)]
}

function keywordProblems(keywords: readonly string[]): FieldProblem[] {
  const path = ['input', 'expectedKeywords']
  if (keywords.length > maxKeywords) return [fieldProblem(`There can be up to ${maxKeywords} keywords`, ...path)]
  const seen = new Set<string>()
  return keywords.flatMap((keyword, i) => {
    const place = [...path, String(i)]
    const faults = textProblems('A keyword', keyword, { max: 100 }, ...place)
    if (faults.length > 0) return faults
    if (keyword.split('|').some((one) => one.trim() === '')) {
      return [fieldProblem('Each side of a bar must have a word', ...place)]
    }
    const name = plain(keyword).toLowerCase()
    if (seen.has(name)) return [fieldProblem('This keyword is there already', ...place)]
    seen.add(name)
    return []
  })
}

const plain = (keyword: string): string =>
  keyword
    .split('|')
    .map((one) => one.trim())
    .join('|')

/** Keywords as they are stored. */
export const storedKeywords = (keywords: readonly string[]): string[] => keywords.map(plain)
