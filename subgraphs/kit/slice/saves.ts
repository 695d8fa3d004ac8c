// Rows that one mutation makes and replaces, by a key that clients choose: what speaks against a save.
import { type Conflict, conflict, type NotFound, notFoundProblem } from './problems.ts'

/**
 * Why a row cannot be saved under its key; null when it can. Without a version it is made, with one it is replaced.
 * @param what the row is, to begin the message with: 'This provider'
 * @param key the field of the input that names the row
 */
export function saveProblem(
  what: string,
  key: string,
  present: { readonly version: number } | null,
  version: number | null | undefined,
): NotFound | Conflict | null {
  const isNew = version === null || version === undefined
  if (present === null) return isNew ? null : notFoundProblem(`${what} does not exist`, ['input', key])
  if (isNew) return conflict(`${what} exists already`, 'ALREADY_EXISTS', ['input', key])
  if (version === present.version) return null
  return conflict(`${what} has changed since this version`, 'VERSION', ['input', 'version'])
}

const slugPattern = /^[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?$/

/** Whether a text can be the key of a row: lower-case letters, digits and hyphens between them, at most 50. */
export const isSlug = (text: string): boolean => slugPattern.test(text)
