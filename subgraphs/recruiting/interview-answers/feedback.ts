// What an evaluation says in words, from what was counted.
import type { Trace } from './rules.ts'
import type { Locale } from './words.ts'

interface Sentences {
  readonly none: string
  named(list: string): string
  missing(list: string): string
  short(words: number): string
  readonly number: string
  readonly cues: string
  readonly longSentences: string
  readonly shortSentences: string
  readonly fillers: string
  readonly repeated: string
  readonly stuffed: string
  readonly instructions: string
  readonly good: string
}

const sentences: Readonly<Record<Locale, Sentences>> = {
  en: {
    none: 'There is no answer.',
    named: (list) => `It speaks of ${list}.`,
    missing: (list) => `It says nothing of ${list}.`,
    short: (words) => `It has ${words} words: more detail would show more.`,
    number: 'A number or a measure would make it more concrete.',
    cues: 'Say what the situation was, what was done, and what came of it.',
    longSentences: 'Shorter sentences would be easier to follow.',
    shortSentences: 'Whole sentences would be easier to follow.',
    fillers: 'It can do without words that say nothing.',
    repeated: 'It says some things more than once.',
    stuffed: 'It lists keywords more than it answers.',
    instructions: 'Sentences that instruct the evaluator were not counted.',
    good: 'It is to the point, detailed and clear.',
  },
  de: {
    none: 'Es gibt keine Antwort.',
    named: (list) => `Sie spricht von ${list}.`,
    missing: (list) => `Sie sagt nichts zu ${list}.`,
    short: (words) => `Sie hat ${words} Wörter: mehr Einzelheiten würden mehr zeigen.`,
    number: 'Eine Zahl oder ein Maß würde sie greifbarer machen.',
    cues: 'Sagen Sie, wie die Lage war, was getan wurde und was daraus wurde.',
    longSentences: 'Kürzeren Sätzen ließe sich leichter folgen.',
    shortSentences: 'Ganzen Sätzen ließe sich leichter folgen.',
    fillers: 'Sie kommt ohne Füllwörter aus.',
    repeated: 'Manches sagt sie mehrmals.',
    stuffed: 'Sie zählt Stichwörter auf, statt zu antworten.',
    instructions: 'Sätze, die der Bewertung Anweisungen geben, zählten nicht.',
    good: 'Sie ist treffend, ausführlich und klar.',
  },
}

const shown = 5
const first = (keyword: string): string => keyword.split('|')[0]!

/** A sentence for each thing that earned or cost much. */
export function feedbackOf(trace: Trace, locale: Locale): string {
  const say = sentences[locale]
  const { figures, words, covered, missing, flags, meanWords } = trace
  if (words === 0) return flags.includes('INSTRUCTIONS_FOUND') ? `${say.none} ${say.instructions}` : say.none
  const list = (keywords: readonly string[]) => keywords.slice(0, shown).map(first).join(', ')
  const found = [
    ...(covered.length > 0 ? [say.named(list(covered))] : []),
    ...(missing.length > 0 ? [say.missing(list(missing))] : []),
    ...(flags.includes('STUFFED') ? [say.stuffed] : []),
    ...(flags.includes('INSTRUCTIONS_FOUND') ? [say.instructions] : []),
    ...(words < 60 ? [say.short(words)] : []),
    ...(trace.hasNumber ? [] : [say.number]),
    ...(trace.cues < 2 ? [say.cues] : []),
    ...(meanWords > 25 ? [say.longSentences] : meanWords < 8 ? [say.shortSentences] : []),
    ...(trace.fillers * 20 > words ? [say.fillers] : []),
    ...(trace.repeated > 2 ? [say.repeated] : []),
  ]
  const isGood = figures.relevance >= 80 && figures.depth >= 80 && figures.clarity >= 80
  return [...(isGood ? [say.good] : []), ...found].join(' ')
}
