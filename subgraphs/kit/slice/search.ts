// Full-text search of a list: rows that have all words of a text, in whatever order.
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { badInput } from '../wire/errors.ts'

const maxCharacters = 200

/** The words to search for; null without any. Throws BAD_USER_INPUT for a text that is too long. */
export function searchText(search: string | null | undefined): string | null {
  const words = search?.trim() ?? ''
  if (words.length > maxCharacters || words.includes('\0')) {
    throw badInput(`search must be a text of up to ${maxCharacters} characters`)
  }
  return words === '' ? null : words
}

/** Whether a column of words, or what is made one, has all words of a search; true without a search. */
export const hasWords = (words: SQLWrapper, search: unknown): SQL =>
  sql`(${search}::text is null or ${words} @@ (select websearch_to_tsquery('simple', ${search}::text)))`
