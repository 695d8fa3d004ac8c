import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import type { SetPreferenceInput } from '../types.gen.ts'

const maxValueBytes = 65_536
/** How many keys a user may have. */
export const maxKeys = 200

interface KnownKey {
  readonly allows: string
  isValid(value: unknown): boolean
}
const oneOf = (...values: readonly string[]): KnownKey => ({
  allows: values.join(', '),
  isValid: (value) => typeof value === 'string' && values.includes(value),
})

/** Keys that all clients know, and what they may hold. Any JSON may stand under other keys. */
const knownKeys: Readonly<Record<string, KnownKey>> = {
  theme: oneOf('light', 'dark', 'system'),
  density: oneOf('comfortable', 'compact'),
  startPage: {
    allows: 'a path such as /tenant/members',
    isValid: (value) => typeof value === 'string' && /^\/(?!\/)[\w/.-]{0,199}$/.test(value),
  },
  pageSize: {
    allows: 'a whole number from 1 to 100',
    isValid: (value) => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 100,
  },
}

/** What is wrong with a preference; empty when nothing is. */
export function preferenceProblems({ key, value }: SetPreferenceInput): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (!/^[\w.-]{1,100}$/.test(key)) {
    problems.push(fieldProblem('The key must have 1 to 100 characters of a-z, A-Z, 0-9 and . _ -', 'input', 'key'))
  }
  if (value === null || value === undefined) return problems
  const text = JSON.stringify(value)
  if (Buffer.byteLength(text) > maxValueBytes) {
    problems.push(fieldProblem('The value can have up to 64 kB', 'input', 'value'))
  } else if (!isStorableJson(value)) {
    problems.push(fieldProblem('The value must not contain NUL or incomplete characters', 'input', 'value'))
  }
  const known = Object.hasOwn(knownKeys, key) ? knownKeys[key] : undefined
  if (known !== undefined && !known.isValid(value)) {
    problems.push(fieldProblem(`The value of ${key} must be ${known.allows}`, 'input', 'value'))
  }
  return problems
}

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

/** Before a user has chosen: advertising and the newsletter need their consent, news of what they use does not. */
export const defaultEmailPreferences = { marketing: false, updates: true, newsletter: false }
