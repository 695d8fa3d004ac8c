// One rule for every JSON value that a client gives: its size, and no character that cannot be stored.
import { type FieldProblem, fieldProblem } from './problems.ts'

const maxBytes = 65_536

/** What is wrong with a JSON value; nothing is with one that was left out. @param name what it is: 'The payload' */
export function jsonProblems(name: string, value: unknown, ...path: string[]): FieldProblem[] {
  if (value === undefined || value === null) return []
  if (Buffer.byteLength(JSON.stringify(value)) > maxBytes)
    return [fieldProblem(`${name} can have up to 64 kB`, ...path)]
  if (isStorableJson(value)) return []
  return [fieldProblem(`${name} must not contain NUL or incomplete characters`, ...path)]
}

export const isJsonObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether PostgreSQL can store JSON: without NUL, and without halves of surrogate pairs. */
function isStorableJson(value: unknown): boolean {
  let isStorable = true
  JSON.stringify(value, (key, part: unknown) => {
    for (const text of [key, part]) {
      if (typeof text === 'string' && (text.includes('\0') || !text.isWellFormed())) isStorable = false
    }
    return part
  })
  return isStorable
}
