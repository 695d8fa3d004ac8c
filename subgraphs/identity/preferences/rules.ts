import { jsonProblems } from '@quintet/kit/slice/json-rules.ts'
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import type { SetPreferenceInput } from '../types.gen.ts'

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
  problems.push(...jsonProblems('The value', value, 'input', 'value'))
  const known = Object.hasOwn(knownKeys, key) ? knownKeys[key] : undefined
  if (known !== undefined && !known.isValid(value)) {
    problems.push(fieldProblem(`The value of ${key} must be ${known.allows}`, 'input', 'value'))
  }
  return problems
}

/** Before a user has chosen: advertising and the newsletter need their consent, news of what they use does not. */
export const defaultEmailPreferences = { marketing: false, updates: true, newsletter: false }
