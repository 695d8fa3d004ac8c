// How degrees and languages are read in the words of CVs.
import type { StoredDegree } from '@quintet/drizzle/recruiting/candidates.ts'

/** Words of degrees, the highest first: the first that occurs counts. */
const degreeWords: readonly (readonly [StoredDegree['level'], RegExp])[] = [
  ['DOCTORATE', /\b(?:ph\.?\s?d|d\.?phil|dr\.|doctor(?:al|ate)?|promotion|doctorat|doctorado|dottorato)\b/i],
  [
    'MASTER',
    /\b(?:master(?:['’]?s)?|m\.?\s?sc|m\.?\s?a\.?|m\.?\s?eng|mba|m\.?\s?phil|m\.?\s?ed|m\.?\s?f\.?\s?a|ll\.?\s?m|m\.?\s?s\.?(?=\s+(?:in|of)\b)|diplom(?!a)|magister|máster|laurea magistrale|dea|dess)\b/i,
  ],
  [
    'BACHELOR',
    /\b(?:bachelor(?:['’]?s)?|b\.?\s?sc|b\.?\s?a\.?|b\.?\s?eng|b\.?\s?s\.?|b\.?\s?tech|b\.?\s?com|b\.?\s?f\.?\s?a|b\.?\s?b\.?\s?a|ll\.?\s?b|licence|licenciatura|grado|laurea|undergraduate)(?![\w])/i,
  ],
  [
    'SHORT_CYCLE',
    /\b(?:associate(?:['’]?s)?|foundation degree|hnd|short cycle|bts|dut|higher national|higher diploma)\b/i,
  ],
  [
    'SECONDARY',
    /\b(?:a[- ]levels?|abitur|baccalaur[ée]at|bac|high school|secondary|gcse|maturit[àa]|bachillerato|matura|upper school|gymnasium)\b/i,
  ],
]

/** The level that a degree's name says; null where it says none. */
export const degreeLevel = (text: string): StoredDegree['level'] | null =>
  degreeWords.find(([, words]) => words.test(text))?.[0] ?? null

const locales = ['en', 'de', 'fr', 'es', 'it']
/** `iw` is Hebrew under its old tag. */
const codes = (
  'ar bg bn ca cs cy da de el en es et eu fa fi fr ga gl gu hi hr hu hy id is it ja ka kk kn ko lt lv mk ml mn mr ms mt ' +
  'my nb ne nl nn no pa pl pt ro ru sk sl sq sr sv sw ta te th tl tr uk ur uz vi yo yue zh zu af am az be bs eo ha ig la lb iw'
)
  .split(' ')
  .map((code) => Intl.getCanonicalLocales(code)[0]!)

/** Codes by the names that languages have in the locales, in lower case. */
const codesByName = new Map(
  locales.flatMap((locale) => {
    const names = new Intl.DisplayNames(locale, { type: 'language' })
    return codes.map((code) => [(names.of(code) ?? code).toLowerCase(), code] as const)
  }),
)
for (const [name, code] of [
  ['mandarin', 'zh'],
  ['mandarin chinese', 'zh'],
  ['cantonese', 'yue'],
  ['farsi', 'fa'],
  ['norwegian', 'no'],
  ['castellano', 'es'],
] as const) {
  codesByName.set(name, code)
}
const englishNames = new Intl.DisplayNames('en', { type: 'language' })

/** A tag of BCP 47 in its usual form; null for what is none. */
export function canonicalTag(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text.trim())[0] ?? null
  } catch {
    return null
  }
}

/** The tag of a language, by its name in one of the locales or by its tag; null for what is neither. */
export function languageCode(text: string): string | null {
  const known = codesByName.get(text.trim().toLowerCase())
  if (known !== undefined) return known
  const tag = canonicalTag(text)
  return tag !== null && codes.includes(tag.split('-')[0]!) ? tag : null
}

/** The English name of a language. */
export const languageName = (code: string): string => englishNames.of(code) ?? code

/** A1 to C2 or NATIVE, where a text says so; null where it does not. */
export function languageLevel(text: string): string | null {
  const level = /\b[ABC][12]\b/i.exec(text)?.[0]
  if (level !== undefined) return level.toUpperCase()
  return /\b(?:native|mother tongue|muttersprach\w*|langue maternelle|maternelle|lengua materna|nativo|nativa|madrelingua|bilingual)\b/i.test(
    text,
  )
    ? 'NATIVE'
    : null
}
