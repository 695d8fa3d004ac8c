// Completes scalars and enums. Subgraphs have checked them before: a value that does not fit comes from a broken one.
import { isExactNumber, numberOf } from '@quintet/kit/wire/exact-numbers.ts'
import { type GraphQLLeafType, isEnumType } from 'graphql'

/** Completes a value of the type; undefined when it does not fit. A custom scalar may hold any JSON. */
export function leafOf(type: GraphQLLeafType): (value: unknown) => unknown {
  if (isEnumType(type)) {
    const names = new Set<unknown>(type.getValues().map(({ name }) => name))
    return (value) => (names.has(value) ? value : undefined)
  }
  switch (type.name) {
    case 'Int':
      return (given) => {
        const value = numberOf(given)
        return isInt(value) ? value : undefined
      }
    case 'Float':
      return (given) => {
        const value = numberOf(given)
        return Number.isFinite(value) ? value : undefined
      }
    case 'Boolean':
      return (value) => (typeof value === 'boolean' ? value : undefined)
    case 'String':
      return (value) => (typeof value === 'string' ? value : undefined)
    case 'ID':
      return idOf
    default:
      return (value) => (isJson(value) ? value : undefined)
  }
}

function idOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (isExactNumber(value) && /^-?\d+$/.test(value.rawJSON)) return value.rawJSON
  const number = numberOf(value)
  return isWhole(number) ? `${number}` : undefined
}

/** Code of a condition that is true only for values that need no completion, and for most of those; null where there is none. */
export function fastLeafCode(type: GraphQLLeafType, value: string): string | null {
  if (isEnumType(type)) return null
  switch (type.name) {
    case 'Int':
      return `typeof ${value} === 'number' && (${value} | 0) === ${value}`
    case 'Float':
      return `Number.isFinite(${value})`
    case 'Boolean':
      return `typeof ${value} === 'boolean'`
    case 'String':
    case 'ID':
      return `typeof ${value} === 'string'`
    default:
      return null
  }
}

/** Whether a value can be written as JSON: it is not nested too deep for that, and no number that became Infinity. */
function isJson(value: unknown): boolean {
  if (typeof value === 'string') return true
  if (typeof value === 'number') return Number.isFinite(value)
  try {
    return JSON.stringify(value) !== undefined
  } catch {
    return false
  }
}

/** Whether a value is a whole number of 32 bits. */
const isInt = (value: unknown): boolean => typeof value === 'number' && (value | 0) === value

/** Whether JSON writes a number without a fraction and an exponent, as GraphQL demands of whole numbers. */
const isWhole = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 1e21
