// The bank of questions, as data: a line each, in English and German. `{skill}` stands for the skill as the job names it.
import { readFileSync } from 'node:fs'
import type { QuestionType } from '../interview-answers/rules.ts'

type BankLevel = 'EASY' | 'MEDIUM' | 'HARD'

interface BankText {
  readonly text: string
  /** What a good answer names; a bar separates words of which one is enough. */
  readonly keywords: readonly string[]
}

export interface BankQuestion {
  readonly id: string
  readonly type: QuestionType
  /** What it is about: `any` fits each skill, `general` no skill. */
  readonly family: string
  readonly level: BankLevel
  readonly seconds: number
  readonly en: BankText
  readonly de: BankText
}

const types: Readonly<Record<string, QuestionType>> = { T: 'TECHNICAL', B: 'BEHAVIORAL', S: 'SITUATIONAL' }
const levels: Readonly<Record<string, BankLevel>> = { E: 'EASY', M: 'MEDIUM', H: 'HARD' }

function read(line: string): BankQuestion {
  const [id = '', type = '', family = '', level = '', seconds = '', en = '', enWords = '', de = '', deWords = ''] =
    line.split('\t')
  return {
    id,
    type: types[type]!,
    family,
    level: levels[level]!,
    seconds: Number(seconds),
    en: { text: en, keywords: enWords.split(',') },
    de: { text: de, keywords: deWords.split(',') },
  }
}

export const bank: readonly BankQuestion[] = readFileSync(new URL('./bank.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map(read)
