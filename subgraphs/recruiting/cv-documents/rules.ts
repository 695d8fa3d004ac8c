import { experienceMonths } from '../analyses/rules.ts'

/** The largest document that is read, in bytes; how many pages it may have; and how long and how much memory reading may take. */
export const maxBytes = 10 * 1024 * 1024
export const maxPages = 50
export const readSeconds = 20
export const maxMegabytes = 256
/** How much its unpacked streams may take. */
export const bufferMegabytes = 256
/** How many pages of a scan are read by OCR, and how long that may take. */
export const maxOcrPages = 10
export const ocrSeconds = 120
/** How much its pictures and what reads them may take. */
export const ocrMegabytes = 1_024
/** The longest text of a CV, in characters. */
export const maxText = 200_000

/** Media types that are read. */
export const readTypes: ReadonlySet<string> = new Set([
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'text/plain',
])

export const steps = ['STORE', 'TEXT', 'PARSE', 'SAVE', 'INDEX'] as const
export type Step = (typeof steps)[number]

/** A page of a scan has less text than this. */
const minCharacters = 20

/** Whether pages have so little text that they are pictures. */
export const isScan = (pages: readonly string[]): boolean =>
  pages.join('').replace(/\s+/g, '').length < minCharacters * Math.max(1, pages.length)

/** Where the copy of a document lies. */
export const copyKey = (tenantId: string, id: string): string => `cv-documents/${tenantId}/${id}`

/** What a reader's fault means. */
export const faultMessages: Readonly<Record<string, string>> = {
  ENCRYPTED: 'The document is protected by a password',
  TOO_MANY_PAGES: `The document has more than ${maxPages} pages`,
  TOO_LARGE: 'The document is too large to be read',
  BROKEN: 'The document is damaged, or not what its type says',
  TIMEOUT: 'Reading the document took too long',
}

/** How long a role lasted up to a day, in years with one decimal; null without dates. */
export function yearsOf(role: { title: string; start: string; end: string | null }, asOf: string): number | null {
  if (role.start === '') return null
  return Math.round((experienceMonths([role], asOf) / 12) * 10) / 10
}

/** Characters that cannot be seen and change how a text is read, and those that cannot be stored. */
export const cleanText = (text: string): string =>
  text
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they cannot be stored
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .replace(/\r\n?/g, '\n')
    .toWellFormed()

const personalFacts =
  /(?<!\p{L})(?:date of birth|birth ?date|born(?= (?:on|in|\d))|place of birth|geburtsdatum|geburtsort|geboren|date de naissance|lieu de naissance|née? le|fecha de nacimiento|lugar de nacimiento|data di nascita|luogo di nascita|gender|sex|geschlecht|sexe|genre|sexo|género|sesso|genere|nationality|nationalität|staatsangehörigkeit|nationalité|nacionalidad|nazionalità|marital status|familienstand|situation familiale|estado civil|stato civile|religion|konfession)(?!\p{L})[^\n|•;]*/giu

/** A text without what CVs print of birth, gender, nationality, family and religion: no search and no model gets it. */
export const withoutPersonalFacts = (text: string): string => text.replace(personalFacts, '')
