// What a model says of an answer is taken only in the form that it was asked for.
import type { Figures, Quote } from './rules.ts'

export interface ModelEvaluation extends Figures {
  readonly feedback: string
  readonly evidence: readonly Quote[]
}

const maxFeedback = 2_000
const maxQuotes = 20

const hasExactly = (value: unknown, ...names: string[]): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length === names.length &&
  names.every((name) => Object.hasOwn(value, name))

const isFigure = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 100

/** What a model found; null where a figure is out of range, a field is missing or too many, or a quote is not in the answer. */
export function readModelAnswer(text: string, answer: string): ModelEvaluation | null {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return null
  }
  if (!hasExactly(given, 'relevance', 'depth', 'clarity', 'feedback', 'evidence')) return null
  const { relevance, depth, clarity, feedback, evidence } = given
  if (!isFigure(relevance) || !isFigure(depth) || !isFigure(clarity)) return null
  if (typeof feedback !== 'string' || feedback.length > maxFeedback) return null
  if (!Array.isArray(evidence) || evidence.length > maxQuotes) return null
  const quotes = evidence.map((each: unknown) => quoteIn(answer, each))
  if (quotes.includes(null)) return null
  return { relevance, depth, clarity, feedback: storable(feedback), evidence: quotes as Quote[] }
}

/** A quote with its true place: models copy well and count badly. */
function quoteIn(answer: string, given: unknown): Quote | null {
  if (!hasExactly(given, 'quote', 'start', 'end') || typeof given.quote !== 'string' || given.quote === '') return null
  const start = answer.indexOf(given.quote)
  return start < 0 ? null : { quote: given.quote, start, end: start + given.quote.length }
}

/** A text without characters that cannot be stored. */
const storable = (text: string): string => text.toWellFormed().replace(/[[\p{Cc}]--[\t\n\r]]/gv, '')
