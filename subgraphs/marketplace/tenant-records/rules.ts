import { isJsonObject, jsonProblems } from '@quintet/kit/slice/json-rules.ts'
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { isStorable } from '@quintet/kit/slice/text-rules.ts'

export interface Column {
  readonly name: string
  readonly type: string
  readonly isNullable: boolean
  readonly isKey: boolean
}
export interface Table {
  readonly name: string
  readonly columns: readonly Column[]
}
type Given<T> = T | null | undefined

export interface Condition {
  readonly column: string
  readonly operator?: Given<string>
  readonly value?: unknown
}

const maxConditions = 10
const valueless = new Set(['IS_EMPTY', 'IS_FILLED'])

/** What is wrong with conditions on a table, in words; null when nothing is. */
export function conditionFault(table: Table, conditions: readonly Condition[]): string | null {
  if (conditions.length > maxConditions) return `Up to ${maxConditions} conditions can be given`
  for (const { column, operator, value } of conditions) {
    if (!table.columns.some(({ name }) => name === column)) return `${table.name} has no column ${column}`
    const isPlain = ['string', 'number', 'boolean'].includes(typeof value)
    if (!valueless.has(operator ?? 'EQUALS') && !isPlain)
      return `The value of ${column} must be a text, a number or a boolean`
    if (typeof value === 'string' && !isStorable(value))
      return `The value of ${column} has characters that no column holds`
  }
  return null
}

/** A key that names each column of the table's primary key, and nothing else. */
export function isKeyOf(table: Table, key: unknown): key is Record<string, string | number | boolean> {
  const names = table.columns.filter(({ isKey }) => isKey).map(({ name }) => name)
  if (!isJsonObject(key) || names.length === 0 || Object.keys(key).length !== names.length) return false
  return names.every((name) => {
    const value = key[name]
    return typeof value === 'string' ? isStorable(value) : typeof value === 'number' || typeof value === 'boolean'
  })
}

/** What is wrong with values to write; empty when nothing is. */
export function valueProblems(table: Table, values: unknown, isNew: boolean): FieldProblem[] {
  const path = ['input', 'values']
  if (!isJsonObject(values)) return [fieldProblem('The values must be an object', ...path)]
  const json = jsonProblems('The values', values, ...path)
  if (json.length > 0) return json
  const names = Object.keys(values)
  if (names.length === 0 && !isNew) return [fieldProblem('At least one column is named', ...path)]
  return names
    .filter((name) => !table.columns.some((column) => column.name === name))
    .map((name) => fieldProblem(`${table.name} has no column ${name}`, ...path, name))
}

/** What PostgreSQL's refusal of a row means: the row's own fault, or that of other rows. Null for all else. */
export function refusalOf(error: unknown): 'INVALID' | 'EXISTS' | 'REFERRED' | null {
  const code = String(Reflect.get(Object(error), 'code'))
  if (code === '23505' || code === '23P01') return 'EXISTS'
  if (code === '23503' || code === '23001') return 'REFERRED'
  return /^(?:22\w{3}|23502|23514|428C9|42846|42804)$/.test(code) ? 'INVALID' : null
}
