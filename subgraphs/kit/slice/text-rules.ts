// One rule for every text that a client gives: its length in characters, and no character that cannot be stored.
import { type FieldProblem, fieldProblem } from './problems.ts'

export interface TextLimits {
  /** The fewest characters, without spaces at the ends; 1 by default, 0 for a text that may be empty. */
  readonly min?: number
  /** The most characters. A character is a code point, as PostgreSQL counts them. */
  readonly max: number
}

/** Control characters but tab and line breaks, NUL among them, and halves of surrogate pairs. */
const unstorable = /[[\p{Cc}\p{Cs}]--[\t\n\r]]/v

/** Whether a text can be stored and read back as it is. */
export const isStorable = (text: string): boolean => !unstorable.test(text)

/** How many characters a text has. */
export const lengthOf = (text: string): number => [...text].length

/**
 * What is wrong with a text; nothing is with one that was left out.
 * @param name what the text is, to begin the message with: 'The title'
 */
export function textProblems(
  name: string,
  text: string | null | undefined,
  { min = 1, max }: TextLimits,
  ...path: string[]
): FieldProblem[] {
  if (text === null || text === undefined) return []
  const length = lengthOf(text.trim())
  if (length < min || length > max) return [fieldProblem(`${name} must have ${min} to ${max} characters`, ...path)]
  if (isStorable(text)) return []
  return [fieldProblem(`${name} must not contain control characters or incomplete characters`, ...path)]
}

/** An e-mail address as it is compared: NFKC, trimmed, lower case. */
export const normalEmail = (email: string): string => email.normalize('NFKC').trim().toLowerCase()

const maxEmail = 254
/** Something before the @, names with dots between them after it. Whether mail arrives is another question. */
const emailPattern = /^[^\s@<>"(),:;\\]+@[^\s@.]+(?:\.[^\s@.]+)+$/u
/** Characters that show nothing: two addresses that look alike would be two accounts. */
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/v

/** What is wrong with an e-mail address. */
export function emailProblems(email: string, ...path: string[]): FieldProblem[] {
  const problems = textProblems('The e-mail address', email, { max: maxEmail }, ...path)
  if (problems.length > 0) return problems
  if (invisible.test(email.trim())) {
    return [fieldProblem('The e-mail address must not contain invisible characters', ...path)]
  }
  return emailPattern.test(email.trim()) ? [] : [fieldProblem('This is not an e-mail address', ...path)]
}
