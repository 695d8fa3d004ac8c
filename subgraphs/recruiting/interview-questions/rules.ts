// Which questions an interview has: gaps of the candidate first, and the same for the same interview.
import type { QuestionType } from '../interview-answers/rules.ts'
import type { Locale } from '../interview-answers/words.ts'
import type { CreditedSkill } from '../skills/rules.ts'
import { type BankQuestion, bank } from './bank.ts'
import { skillFamily } from './families.ts'

type Difficulty = 'EASY' | 'MEDIUM' | 'HARD'
type Origin = 'MISSING_REQUIRED' | 'PARTIAL_REQUIRED' | 'MISSING_PREFERRED' | 'MATCHED_REQUIRED' | 'GENERAL'

export interface TailoredQuestion {
  readonly number: number
  readonly type: QuestionType
  readonly text: string
  readonly skill: string | null
  readonly origin: Origin
  readonly expectedKeywords: string[]
  readonly timeLimitSeconds: number
  /** The entry of the bank. */
  readonly source: string
}

export interface Tailoring {
  /** The interview's id: the same one gets the same questions. */
  readonly seed: string
  readonly skills: readonly CreditedSkill[]
  readonly count: number
  readonly difficulty: Difficulty
  /** The job's. */
  readonly level: 'ENTRY' | 'MID' | 'SENIOR' | 'LEAD' | null
  readonly language: Locale
}

/** Half of the questions are technical; of the rest, half are behavioral and half situational. */
function mixOf(count: number): Record<QuestionType, number> {
  const TECHNICAL = Math.ceil(count / 2)
  const BEHAVIORAL = Math.ceil((count - TECHNICAL) / 2)
  return { TECHNICAL, BEHAVIORAL, SITUATIONAL: count - TECHNICAL - BEHAVIORAL }
}

/** The skills of a job that are asked about: what is missing first, what is matched last, to be verified. */
function askedSkills(skills: readonly CreditedSkill[]): { name: string; origin: Origin }[] {
  const named = (origin: Origin, isMeant: (skill: CreditedSkill) => boolean) =>
    skills.filter(isMeant).map(({ name }) => ({ name, origin }))
  return [
    ...named('MISSING_REQUIRED', ({ isRequired, halves }) => isRequired && halves === 0),
    ...named('PARTIAL_REQUIRED', ({ isRequired, halves }) => isRequired && halves === 1),
    ...named('MISSING_PREFERRED', ({ isRequired, halves }) => !isRequired && halves === 0),
    ...named('MATCHED_REQUIRED', ({ isRequired, halves }) => isRequired && halves === 2),
  ]
}

/** The levels of the bank from the one that is meant on: where it has none left, experience decides which is next. */
function levelsFrom(difficulty: Difficulty, level: Tailoring['level']): Difficulty[] {
  if (difficulty === 'EASY') return ['EASY', 'MEDIUM', 'HARD']
  if (difficulty === 'HARD') return ['HARD', 'MEDIUM', 'EASY']
  return level === 'SENIOR' || level === 'LEAD' ? ['MEDIUM', 'HARD', 'EASY'] : ['MEDIUM', 'EASY', 'HARD']
}

/** The questions of an interview, in the order in which they are asked. */
export function tailor({ seed, skills, count, difficulty, level, language }: Tailoring): TailoredQuestion[] {
  const used = new Set<string>()
  const mix = mixOf(count)
  const asked = askedSkills(skills)
  const found: Omit<TailoredQuestion, 'number'>[] = []
  const levels = levelsFrom(difficulty, level)
  const take = (type: QuestionType, families: readonly string[], skill: string | null, origin: Origin): boolean => {
    const entry = nextOf({ type, families, levels, used, skill, seed })
    if (entry === undefined) return false
    used.add(`${entry.id} ${skill ?? ''}`)
    const { text, keywords } = entry[language]
    found.push({
      type,
      text: text.replaceAll('{skill}', skill ?? ''),
      skill,
      origin,
      expectedKeywords: [...keywords],
      timeLimitSeconds: entry.seconds,
      source: entry.id,
    })
    return true
  }
  for (let round = 0; found.length < mix.TECHNICAL && asked.length > 0; round += 1) {
    const { name, origin } = asked[round % asked.length]!
    const family = skillFamily(name)
    const isFound = take('TECHNICAL', family === null ? ['any'] : [family, 'any'], name, origin)
    if (!isFound && round >= asked.length) break
  }
  while (found.length < mix.TECHNICAL && take('TECHNICAL', ['craft'], null, 'GENERAL')) {
    // A job that names no skills is asked about the craft.
  }
  for (const type of ['BEHAVIORAL', 'SITUATIONAL'] as const) {
    const goal = found.length + mix[type]
    while (found.length < goal && take(type, ['general'], null, 'GENERAL')) {
      // One after the other, each once.
    }
  }
  // Where there are too few questions about skills, others take their place.
  while (
    found.length < count &&
    (take('BEHAVIORAL', ['general'], null, 'GENERAL') || take('SITUATIONAL', ['general'], null, 'GENERAL'))
  ) {
    // One after the other, each once.
  }
  return found.map((question, i) => ({ number: i + 1, ...question }))
}

interface Choice {
  readonly type: QuestionType
  readonly families: readonly string[]
  readonly levels: readonly Difficulty[]
  readonly used: ReadonlySet<string>
  readonly skill: string | null
  readonly seed: string
}

/** The best entry that was not used: by level, by family, then by lot. */
function nextOf({ type, families, levels, used, skill, seed }: Choice): BankQuestion | undefined {
  const lot = (entry: BankQuestion) => lotOf(`${seed} ${entry.id}`)
  // A question for any skill is not asked twice, even of two skills.
  const isUsed = (entry: BankQuestion) => [...used].some((each) => each.startsWith(`${entry.id} `))
  const open = bank.filter((entry) => entry.type === type && families.includes(entry.family))
  const fresh = open.filter((entry) => !isUsed(entry))
  const left = fresh.length > 0 ? fresh : open.filter((entry) => !used.has(`${entry.id} ${skill ?? ''}`))
  const rank = (entry: BankQuestion) => levels.indexOf(entry.level) * families.length + families.indexOf(entry.family)
  return left.sort((a, b) => rank(a) - rank(b) || lot(a) - lot(b) || (a.id < b.id ? -1 : 1))[0]
}

/** A number that follows from a text (FNV-1a), as good as drawn. */
function lotOf(text: string): number {
  let value = 0x811c9dc5
  for (const character of text) value = Math.imul(value ^ character.codePointAt(0)!, 0x01000193) >>> 0
  return value
}

/** How long an interview takes, in minutes. */
export const durationMinutes = (questions: readonly TailoredQuestion[], accommodationPercent: number): number =>
  Math.ceil((questions.reduce((sum, { timeLimitSeconds }) => sum + timeLimitSeconds, 0) * accommodationPercent) / 6_000)

/** The seconds that a question gives to a candidate. */
export const secondsOf = (timeLimitSeconds: number, accommodationPercent: number): number =>
  Math.ceil((timeLimitSeconds * accommodationPercent) / 100)
