// Words and sentences of an answer, and the words that its evaluation looks for, in English and German.

export type Locale = 'en' | 'de'

export interface Word {
  /** As it is compared. */
  readonly stem: string
  /** In lower case. */
  readonly text: string
  readonly start: number
  readonly end: number
}

const wordPattern = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'’+#./-]*[\p{L}\p{N}\p{M}+#])?/gu
const sentenceEnd = /(?<=[.!?…])\s+|\n+/

/** Sentences of a text with their words; what has no word is none. */
export function sentencesOf(text: string, locale: Locale): { text: string; words: Word[] }[] {
  const found: { text: string; words: Word[] }[] = []
  let from = 0
  for (const part of text.split(sentenceEnd)) {
    const start = text.indexOf(part, from)
    from = start + part.length
    const words = [...part.matchAll(wordPattern)].map((match) => ({
      stem: stemOf(match[0], locale),
      text: match[0].toLowerCase(),
      start: start + match.index,
      end: start + match.index + match[0].length,
    }))
    if (words.length > 0) found.push({ text: part, words })
  }
  return found
}

const endings: Readonly<Record<Locale, readonly string[]>> = {
  en: ['ations', 'ation', 'ments', 'ment', 'ings', 'ing', 'edly', 'ed', 'ers', 'er', 'es', 'ly', 's', 'e'],
  de: [
    'ierungen',
    'ierung',
    'ungen',
    'ung',
    'ieren',
    'iert',
    'heiten',
    'heit',
    'ern',
    'en',
    'er',
    'em',
    'es',
    'e',
    'n',
    's',
    't',
  ],
}
const shortest = 4

/** A word without its ending. Names with signs in them, such as c++ and node.js, stay as they are. */
function stemOf(word: string, locale: Locale): string {
  const plain = word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]s?$/, '')
  if (!/^[\p{L}\p{M}-]+$/u.test(plain)) return plain
  const folded =
    locale === 'de' ? plain.replaceAll('ä', 'a').replaceAll('ö', 'o').replaceAll('ü', 'u').replaceAll('ß', 'ss') : plain
  const ending = endings[locale].find((each) => folded.endsWith(each) && folded.length - each.length >= shortest - 1)
  const stem = ending === undefined ? folded : folded.slice(0, -ending.length)
  // running and run, policies and policy.
  return stem.replace(/([bdfgklmnprt])\1$/, '$1').replace(/i$/, 'y')
}

const stemsOf = (locale: Locale, words: string): ReadonlySet<string> =>
  new Set(words.split(/\s+/).map((word) => stemOf(word, locale)))

interface Lists {
  /** Words that say nothing about what a question is about. */
  readonly stop: ReadonlySet<string>
  readonly fillers: ReadonlySet<string>
  readonly situation: ReadonlySet<string>
  readonly action: ReadonlySet<string>
  readonly result: ReadonlySet<string>
  readonly measures: ReadonlySet<string>
}

export const lists: Readonly<Record<Locale, Lists>> = {
  en: {
    stop: stemsOf(
      'en',
      `a about above after again all also am an and any are as at be been before being between both but by can could
      describe did do does doing done down each either else ever every explain few for from give had has have having her
      here how i if in into is it its itself just let like made make many may me might more most much must my
      name no nor not now of off on once one only or other our out over own please same say shall she should so some
      such tell than that the their them then there these they this those through time to too two under until up us use
      used using very was way we well were what when where whether which while who why will with within without would
      you your yours work would`,
    ),
    fillers: new Set(
      'um uh er basically actually literally honestly obviously really just kinda sorta stuff somehow anyway'.split(
        ' ',
      ),
    ),
    situation: stemsOf(
      'en',
      `situation when while problem project team customer client incident context company previous role issue deadline
      challenge release system background faced`,
    ),
    action: stemsOf(
      'en',
      `implemented built decided introduced wrote designed led organised organized asked talked analysed analyzed
      measured tested fixed changed moved created replaced planned proposed reviewed explained split removed added
      started would will first check`,
    ),
    result: stemsOf(
      'en',
      `result results reduced improved increased saved outcome therefore finally learned achieved dropped grew faster
      success successful consequence led afterwards prevented since`,
    ),
    measures: new Set(
      'percent half double doubled halved twice third quarter dozen hundred thousand million'.split(' '),
    ),
  },
  de: {
    stop: stemsOf(
      'de',
      `aber alle als also am an auch auf aus bei beim bin bis bitte da damit dann das dass dein dem den der des die dies
      diese diesem diesen dieser doch du durch ein eine einem einen einer eines er erkläre erklären es etwas für gibt
      habe haben hat hatte ich ihr ihre ihrem ihren im in ist ja jede jeder kann können könnte man mein mit muss nach
      nennen nicht noch nur ob oder ohne schildern schon sein seine sich sie sind so soll sollte über um und uns unser
      unter viel vom von vor während wann war warum was welche welchem welchen welcher wenn werden wie wieder wird wo
      woran worauf wofür womit wozu würde würden zu zum zur zwischen beschreiben machen tun gehen`,
    ),
    fillers: new Set(
      'ähm äh halt eben eigentlich irgendwie quasi sozusagen einfach ehrlich wirklich sowieso praktisch'.split(' '),
    ),
    situation: stemsOf(
      'de',
      `situation damals während problem projekt team kunde kundin vorfall kontext firma unternehmen rolle frist
      herausforderung veröffentlichung system ausgangslage als`,
    ),
    action: stemsOf(
      'de',
      `umgesetzt gebaut entschieden eingeführt geschrieben entworfen geleitet organisiert gefragt gesprochen analysiert
      gemessen getestet behoben geändert verschoben erstellt ersetzt geplant vorgeschlagen geprüft erklärt aufgeteilt
      entfernt ergänzt begonnen würde zuerst prüfen`,
    ),
    result: stemsOf(
      'de',
      `ergebnis ergebnisse verringert verbessert erhöht gespart folge deshalb schließlich gelernt erreicht gesunken
      gewachsen schneller erfolg erfolgreich danach verhindert seitdem`,
    ),
    measures: new Set(
      'prozent hälfte doppelt verdoppelt halbiert zweimal drittel viertel dutzend hundert tausend million'.split(' '),
    ),
  },
}

/** The stems that a question is about, each once. */
export const contentStems = (question: string, locale: Locale): string[] => [
  ...new Set(
    sentencesOf(question, locale)
      .flatMap(({ words }) => words)
      .map(({ stem }) => stem)
      .filter((stem) => stem.length > 2 && !lists[locale].stop.has(stem)),
  ),
]

/** Scripts that put no spaces between words, which cannot be counted yet. */
const withoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/gu
export const isWithoutSpaces = (text: string): boolean => {
  const count = text.match(withoutSpaces)?.length ?? 0
  return count > 0 && count * 4 > text.replace(/\s/g, '').length
}

/** Characters that cannot be seen: those without width, and those that turn the direction of writing. */
const unseen = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu
export const withoutUnseen = (text: string): string => text.replace(unseen, '')

const instructions = [
  /\b(?:ignore|disregard|forget|override)\b.{0,60}\b(?:instruction|prompt|rule|criteria|guideline)/i,
  /\b(?:ignore|disregard|forget)\b.{0,20}\b(?:previous|prior|above|earlier|everything)\b/i,
  /\b(?:give|award|assign|grade|rate|score)\b.{0,20}\b(?:me|this|answer|candidate|response)\b.{0,40}\b(?:100|full|maximum|highest|perfect|top)\b/i,
  /\bscores?(?:\s+of|\s*[:=])?\s+100\b/i,
  /\b(?:system|developer) prompt\b/i,
  /\byou are (?:now )?(?:an?|the) (?:ai|assistant|evaluator|language model|llm)\b/i,
  /\b(?:ignorier\w*|missachte\w*|vergiss|vergessen sie)\b.{0,60}\b(?:anweisung|vorgabe|regel|kriteri|bisherig)/i,
  /\b(?:gib|geben sie|vergib|bewerte\w*)\b.{0,40}\b(?:100|volle|höchst\w*|maximal\w*|beste)\b.{0,20}(?:punkt|bewertung|note|$)/i,
]
/** Whether a sentence is meant for who evaluates, not for who asks. */
export const isInstruction = (sentence: string): boolean => instructions.some((pattern) => pattern.test(sentence))
