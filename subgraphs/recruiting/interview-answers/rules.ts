// interview-1: how answers are evaluated. Integers only, so that it comes out the same each time.
import { canonicalSkill, isAmbiguousSkill } from '../skills/rules.ts'
import { feedbackOf } from './feedback.ts'
import {
  contentStems,
  isInstruction,
  isWithoutSpaces,
  type Locale,
  lists,
  sentencesOf,
  type Word,
  withoutUnseen,
} from './words.ts'

export type QuestionType = 'TECHNICAL' | 'BEHAVIORAL' | 'SITUATIONAL'
export type AnswerFlag =
  | 'NO_KEYWORDS'
  | 'STUFFED'
  | 'INSTRUCTIONS_FOUND'
  | 'HIDDEN_CHARACTERS'
  | 'SCRIPT_NOT_SUPPORTED'
  | 'EVALUATORS_DIFFER'

/** 0 to 100 each. */
export interface Figures {
  readonly relevance: number
  readonly depth: number
  readonly clarity: number
}

export interface Quote {
  readonly quote: string
  readonly start: number
  readonly end: number
}

/** What an evaluator is given. */
export interface EvaluationInput {
  readonly question: string
  readonly type: QuestionType
  readonly expectedKeywords: readonly string[]
  readonly answer: string
  readonly locale: Locale
}

export interface Evaluation extends Figures {
  readonly feedback: string
  readonly evidence: readonly Quote[]
  readonly flags: readonly AnswerFlag[]
}

/** The rules' version, and the embedded evaluator's. */
export const interviewRules = 'interview-1'

const weights: Readonly<Record<QuestionType, readonly [number, number, number]>> = {
  TECHNICAL: [50, 30, 20],
  BEHAVIORAL: [30, 40, 30],
  SITUATIONAL: [40, 30, 30],
}

/** Relevance, depth and clarity by the weights of a question's type, in basis points. */
export function answerScore(type: QuestionType, { relevance, depth, clarity }: Figures): number {
  const [ofRelevance, ofDepth, ofClarity] = weights[type]
  return ofRelevance * relevance + ofDepth * depth + ofClarity * clarity
}

const maxDeviation = 35

/** Whether a model and the embedded evaluator differ so much that a person has to look. */
export const isDeviation = (one: Figures, other: Figures): boolean =>
  (['relevance', 'depth', 'clarity'] as const).some((name) => Math.abs(one[name] - other[name]) > maxDeviation)

/** Flags after which a person has to look. */
const reviewed: readonly AnswerFlag[] = [
  'STUFFED',
  'INSTRUCTIONS_FOUND',
  'HIDDEN_CHARACTERS',
  'SCRIPT_NOT_SUPPORTED',
  'EVALUATORS_DIFFER',
]
export const isForReview = (flags: readonly AnswerFlag[]): boolean => flags.some((flag) => reviewed.includes(flag))

/** What counts of an answer: words in their sentences. */
interface Content {
  readonly sentences: readonly (readonly Word[])[]
  readonly words: readonly Word[]
  readonly locale: Locale
}

/** What of an answer was counted, for the sentences of its feedback. */
export interface Trace {
  readonly figures: Figures
  readonly words: number
  readonly covered: readonly string[]
  readonly missing: readonly string[]
  readonly hasNumber: boolean
  readonly cues: number
  readonly meanWords: number
  readonly fillers: number
  readonly repeated: number
  readonly flags: readonly AnswerFlag[]
}

/** The embedded evaluator. The order of sentences changes nothing of the relevance. */
export function evaluate({ question, expectedKeywords, answer, locale }: EvaluationInput): Evaluation {
  const visible = withoutUnseen(answer)
  const all = sentencesOf(visible, locale)
  const counted = all.filter(({ text }) => !isInstruction(text)).map(({ words }) => words)
  const content: Content = { sentences: counted, words: counted.flat(), locale }
  const flags: AnswerFlag[] = [
    ...(expectedKeywords.length === 0 ? (['NO_KEYWORDS'] as const) : []),
    ...(counted.length < all.length ? (['INSTRUCTIONS_FOUND'] as const) : []),
    ...(visible === answer ? [] : (['HIDDEN_CHARACTERS'] as const)),
    ...(isWithoutSpaces(visible) ? (['SCRIPT_NOT_SUPPORTED'] as const) : []),
  ]
  const groups = expectedKeywords.map((keyword) => ({ keyword, found: occurrences(keyword, content) }))
  const covered = groups.filter(({ found }) => found.length > 0)
  const { relevance, isStuffed } = relevanceOf(groups, question, content)
  if (isStuffed) flags.push('STUFFED')
  const depth = depthOf(
    covered.map(({ keyword }) => keyword),
    content,
  )
  const clarity = clarityOf(content)
  const isEmpty = content.words.length === 0
  const figures = isEmpty
    ? { relevance: 0, depth: 0, clarity: 0 }
    : { relevance, depth: depth.figure, clarity: clarity.figure }
  const missing = groups.filter(({ found }) => found.length === 0)
  const trace: Trace = {
    figures,
    words: content.words.length,
    covered: covered.map(({ keyword }) => keyword),
    missing: missing.map(({ keyword }) => keyword),
    hasNumber: depth.hasNumber,
    cues: depth.cues,
    ...clarity,
    flags,
  }
  const quotes = covered.map(({ found }) => quoteOf(answer, visible, found[0]!)).filter((quote) => quote !== null)
  return { ...figures, feedback: feedbackOf(trace, locale), evidence: quotes, flags }
}

/** The passage in the answer as it was sent; null where unseen characters stand in it. */
function quoteOf(answer: string, visible: string, found: readonly Word[]): Quote | null {
  const quote = visible.slice(found[0]!.start, found.at(-1)!.end)
  const start = visible === answer ? found[0]!.start : answer.indexOf(quote)
  return start < 0 ? null : { quote, start, end: start + quote.length }
}

const skillWords = 4

/** The skills that words name together. */
function skillOf(words: readonly Word[]): string | null {
  const name = words.map(({ text }) => text).join(' ')
  const skill = canonicalSkill(name)
  return skill === null || skill.startsWith('custom:') || isAmbiguousSkill(name) ? null : skill
}

/** Where one of a keyword's alternatives stands: by its stems, or by another name of the same skill. */
function occurrences(keyword: string, { sentences, locale }: Content): (readonly Word[])[] {
  const found: (readonly Word[])[] = []
  for (const alternative of keyword.split('|')) {
    const stems = sentencesOf(alternative, locale).flatMap(({ words }) => words.map(({ stem }) => stem))
    const skill = canonicalSkill(alternative)
    const isKnown = skill !== null && !skill.startsWith('custom:')
    for (const words of sentences) {
      for (let at = 0; at < words.length; at += 1) {
        const same = words.slice(at, at + stems.length)
        if (stems.length > 0 && same.length === stems.length && stems.every((stem, i) => same[i]!.stem === stem)) {
          found.push(same)
          continue
        }
        for (let size = 1; isKnown && size <= skillWords && at + size <= words.length; size += 1) {
          const named = words.slice(at, at + size)
          if (skillOf(named) === skill) found.push(named)
        }
      }
    }
  }
  return found
}

interface Group {
  readonly keyword: string
  readonly found: readonly (readonly Word[])[]
}

const stuffedCap = 50

/** 70 for the keywords and 30 for the question's own words; 100 for those where there are no keywords. */
function relevanceOf(groups: readonly Group[], question: string, { words, locale }: Content) {
  const asked = contentStems(question, locale)
  const given = new Set(words.map(({ stem }) => stem))
  const used = asked.filter((stem) => given.has(stem)).length
  const [q, ofQ] = [used, Math.max(1, asked.length)]
  const total = groups.length
  if (total === 0) return { relevance: Math.floor((100 * q) / ofQ), isStuffed: false }
  const covered = groups.filter(({ found }) => found.length > 0).length
  const relevance = Math.floor((70 * covered * ofQ + 30 * q * total) / (total * ofQ))
  const keywordWords = new Set(groups.flatMap(({ found }) => found.flat()))
  const isStuffed = keywordWords.size * 100 > words.length * 35
  return { relevance: isStuffed ? Math.min(stuffedCap, relevance) : relevance, isStuffed }
}

const longAnswer = 120

function depthOf(covered: readonly string[], { words, sentences, locale }: Content) {
  const { situation, action, result, measures } = lists[locale]
  const hasNumber = words.some(({ text }) => /^\p{N}/u.test(text) || measures.has(text))
  const cues = [situation, action, result].filter((group) => words.some(({ stem }) => group.has(stem))).length
  const distinct = new Set<string>(covered.map((keyword) => canonicalSkill(keyword.split('|')[0]!) ?? keyword))
  for (const sentence of sentences) {
    for (let at = 0; at < sentence.length && distinct.size < 3; at += 1) {
      for (let size = 1; size <= skillWords && at + size <= sentence.length; size += 1) {
        const skill = skillOf(sentence.slice(at, at + size))
        if (skill !== null) distinct.add(skill)
      }
    }
  }
  // In thirds: 40 for the length and 20 for what is named are fractions.
  const thirds = Math.min(longAnswer, words.length) + 20 * Math.min(3, distinct.size)
  return { figure: Math.floor(thirds / 3) + (hasNumber ? 20 : 0) + (cues >= 2 ? 20 : 0), hasNumber, cues }
}

const clear = { fewest: 8, most: 25, longest: 60, short: 15, shortCap: 40 }

function clarityOf({ words, sentences, locale }: Content) {
  const [count, ends] = [words.length, Math.max(1, sentences.length)]
  const beyond = Math.max(0, clear.fewest * ends - count, count - clear.most * ends)
  const lengthPenalty = Math.min(30, Math.floor((2 * beyond) / ends))
  const fillers = words.filter(({ text }) => lists[locale].fillers.has(text)).length
  const trigrams = sentences.flatMap((sentence) =>
    sentence.slice(2).map((word, i) => `${sentence[i]!.stem} ${sentence[i + 1]!.stem} ${word.stem}`),
  )
  const repeated = trigrams.length - new Set(trigrams).size
  const share = (part: number, whole: number, most: number) =>
    whole === 0 ? 0 : Math.min(most, Math.floor((100 * part) / whole))
  const isEndless = sentences.some((sentence) => sentence.length > clear.longest)
  const penalty =
    lengthPenalty + share(fillers, count, 20) + share(repeated, trigrams.length, 30) + (isEndless ? 15 : 0)
  const figure = Math.max(0, 100 - penalty)
  return {
    figure: count < clear.short ? Math.min(clear.shortCap, figure) : figure,
    meanWords: Math.floor(count / ends),
    fillers,
    repeated,
  }
}
