// Which questions an interview has: gaps of the candidate first, and the same for the same interview.
import type { QuestionType } from '../interview-answers/rules.ts'
import type { Locale } from '../interview-answers/words.ts'
import { type CreditedSkill, canonicalSkill } from '../skills/rules.ts'
import { bank } from './bank.ts'
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
  /** The entry of the bank, or the tenant's own question and its version. */
  readonly source: string
}

/** A question that a tenant has written. */
interface OwnQuestion {
  readonly id: string
  readonly version: number
  readonly type: QuestionType
  readonly skill: string | null
  /** Null where it fits all. */
  readonly difficulty: Difficulty | null
  readonly text: string
  readonly expectedKeywords: readonly string[]
  readonly timeLimitSeconds: number
}

export const questionTypes: readonly QuestionType[] = ['TECHNICAL', 'BEHAVIORAL', 'SITUATIONAL']

export interface Tailoring {
  /** The interview's id: the same one gets the same questions. */
  readonly seed: string
  readonly skills: readonly CreditedSkill[]
  readonly count: number
  readonly difficulty: Difficulty
  /** The job's. */
  readonly level: 'ENTRY' | 'MID' | 'SENIOR' | 'LEAD' | null
  readonly language: Locale
  /** The tenant's own questions in that language: they go before those of the bank. */
  readonly own?: readonly OwnQuestion[]
  /** The types that are asked; all by default. */
  readonly types?: readonly QuestionType[]
}

const shares: Readonly<Record<QuestionType, number>> = { TECHNICAL: 2, BEHAVIORAL: 1, SITUATIONAL: 1 }

/** Half of the questions are technical; of the rest, half are behavioral and half situational. Other types are asked in the same ratio. */
function mixOf(count: number, types: readonly QuestionType[]): Record<QuestionType, number> {
  const mix = { TECHNICAL: 0, BEHAVIORAL: 0, SITUATIONAL: 0 }
  let left = count
  let shared = types.reduce((sum, type) => sum + shares[type], 0)
  for (const type of types) {
    mix[type] = Math.ceil((left * shares[type]) / shared)
    left -= mix[type]
    shared -= shares[type]
  }
  return mix
}

/** A question as it can be chosen. */
interface Entry {
  readonly id: string
  readonly type: QuestionType
  readonly family: string
  /** Null where it fits all. */
  readonly level: Difficulty | null
  readonly seconds: number
  readonly text: string
  readonly keywords: readonly string[]
}

/** The family of a tenant's own questions that are about no skill, and the beginning of the others'. */
const ownFamily = 'own'
const ownFamilyOf = (skill: string): string => `${ownFamily} ${canonicalSkill(skill)}`

/** All questions in a language. */
const entriesIn = (language: Locale, own: readonly OwnQuestion[]): Entry[] => [
  ...own.map(({ id, version, type, skill, difficulty, text, expectedKeywords, timeLimitSeconds }) => ({
    id: `own-${id}@${version}`,
    type,
    family: skill === null ? ownFamily : ownFamilyOf(skill),
    level: difficulty,
    seconds: timeLimitSeconds,
    text,
    keywords: expectedKeywords,
  })),
  ...bank.map((entry) => ({ ...entry, ...entry[language] })),
]

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

/**
 * The questions of an interview, in the order in which they are asked. They are fewer than wished where there are no more of the
 * types that are asked.
 */
export function tailor(tailoring: Tailoring): TailoredQuestion[] {
  const { seed, skills, count, difficulty, level, language, own = [], types: wished = questionTypes } = tailoring
  const types = questionTypes.filter((type) => wished.includes(type))
  const used = new Set<string>()
  const mix = mixOf(count, types)
  const asked = askedSkills(skills)
  const found: Omit<TailoredQuestion, 'number'>[] = []
  const levels = levelsFrom(difficulty, level)
  const entries = entriesIn(language, own)
  const take = (type: QuestionType, families: readonly string[], skill: string | null, origin: Origin): boolean => {
    const entry = nextOf({ entries, type, families, levels, used, skill, seed })
    if (entry === undefined) return false
    used.add(`${entry.id} ${skill ?? ''}`)
    found.push({
      type,
      text: entry.text.replaceAll('{skill}', skill ?? ''),
      skill,
      origin,
      expectedKeywords: [...entry.keywords],
      timeLimitSeconds: entry.seconds,
      source: entry.id,
    })
    return true
  }
  const takeGeneral = (type: QuestionType): boolean =>
    take(type, type === 'TECHNICAL' ? ['craft'] : [ownFamily, 'general'], null, 'GENERAL')
  for (let round = 0; found.length < mix.TECHNICAL && asked.length > 0; round += 1) {
    const { name, origin } = asked[round % asked.length]!
    const family = skillFamily(name)
    const families = [ownFamilyOf(name), ...(family === null ? ['any'] : [family, 'any'])]
    if (!take('TECHNICAL', families, name, origin) && round >= asked.length) break
  }
  while (found.length < mix.TECHNICAL && takeGeneral('TECHNICAL')) {
    // A job that names no skills is asked about the craft.
  }
  for (const type of ['BEHAVIORAL', 'SITUATIONAL'] as const) {
    const goal = found.length + mix[type]
    while (found.length < goal && takeGeneral(type)) {
      // One after the other, each once.
    }
  }
  // Where there are too few questions of one type, those of another take their place.
  const others = types.filter((type) => type !== 'TECHNICAL')
  while (found.length < count && others.some(takeGeneral)) {
    // One after the other, each once.
  }
  return found.map((question, i) => ({ number: i + 1, ...question }))
}

interface Choice {
  readonly entries: readonly Entry[]
  readonly type: QuestionType
  readonly families: readonly string[]
  readonly levels: readonly Difficulty[]
  readonly used: ReadonlySet<string>
  readonly skill: string | null
  readonly seed: string
}

/** The best entry that was not used: by level, by family, then by lot. */
function nextOf({ entries, type, families, levels, used, skill, seed }: Choice): Entry | undefined {
  const lot = (entry: Entry) => lotOf(`${seed} ${entry.id}`)
  // A question for any skill is not asked twice, even of two skills.
  const isUsed = (entry: Entry) => [...used].some((each) => each.startsWith(`${entry.id} `))
  const open = entries.filter((entry) => entry.type === type && families.includes(entry.family))
  const fresh = open.filter((entry) => !isUsed(entry))
  const left = fresh.length > 0 ? fresh : open.filter((entry) => !used.has(`${entry.id} ${skill ?? ''}`))
  const levelRank = ({ level }: Entry) => (level === null ? 0 : levels.indexOf(level))
  const rank = (entry: Entry) => levelRank(entry) * families.length + families.indexOf(entry.family)
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
