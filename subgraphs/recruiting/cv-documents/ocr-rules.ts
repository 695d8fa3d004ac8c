import { type CvLanguage, headingOf } from './lines.ts'

/** Everyday words of each language, which others lack. */
const words: Readonly<Record<CvLanguage, ReadonlySet<string>>> = {
  en: new Set('the and of with for from to in at on by using years team led'.split(' ')),
  de: new Set('und der die das mit für bei von zur zum im als bis seit eine'.split(' ')),
  fr: new Set('et le la les des du avec pour dans chez une sur depuis aux'.split(' ')),
  es: new Set('y el los las del con para por una desde hasta como empresa'.split(' ')),
  it: new Set('e il gli della delle con per presso dal alla una nel corso'.split(' ')),
}
const languages = Object.keys(words) as CvLanguage[]

/** The language of a text by its headings and its everyday words; English where nothing speaks for another. */
export function guessLanguage(text: string): CvLanguage {
  const votes = new Map<CvLanguage, number>(languages.map((language) => [language, 0]))
  const vote = (language: CvLanguage, weight: number) => votes.set(language, votes.get(language)! + weight)
  for (const line of text.split('\n')) {
    const heading = headingOf(line)
    if (heading !== null) vote(heading.language, 5)
    for (const word of line.toLowerCase().match(/\p{L}+/gu) ?? []) {
      for (const language of languages) if (words[language].has(word)) vote(language, 1)
    }
  }
  const [best] = [...votes].sort(([, a], [, b]) => b - a)
  return best![0]
}
