// Scalars and enums as clients get them. Subgraphs have checked them once; what does not fit comes from one that is broken.
import { type GraphQLLeafType, isEnumType } from 'graphql'

/** Makes a value of the type what JSON says of it; undefined when it does not fit. Custom scalars may be anything. */
export function leafOf(type: GraphQLLeafType): (value: unknown) => unknown {
  if (isEnumType(type)) {
    const names = new Set<unknown>(type.getValues().map(({ name }) => name))
    return (value) => (names.has(value) ? value : undefined)
  }
  switch (type.name) {
    case 'Int':
      return (value) => (isWhole(value) ? value : undefined)
    case 'Float':
      return (value) => (Number.isFinite(value) ? value : undefined)
    case 'Boolean':
      return (value) => (typeof value === 'boolean' ? value : undefined)
    case 'String':
      return (value) => (typeof value === 'string' ? value : undefined)
    case 'ID':
      return (value) => (typeof value === 'string' ? value : isWhole(value) ? `${value}` : undefined)
    default:
      return (value) => (isJson(value) ? value : undefined)
  }
}

/** A condition that holds for nearly all values of a type and says that they are good as they are; null for others. */
export function usualLeaf(type: GraphQLLeafType, value: string): string | null {
  if (isEnumType(type)) return null
  switch (type.name) {
    case 'Int':
      return `Number.isSafeInteger(${value})`
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

/** Whether a value can be written: not so nested that nobody can have meant it, and nothing that JSON has no word for. */
function isJson(value: unknown): boolean {
  if (typeof value === 'string') return true
  // JSON that is read may hold a number that is too large for any.
  if (typeof value === 'number') return Number.isFinite(value)
  try {
    return JSON.stringify(value) !== undefined
  } catch {
    return false
  }
}

/** Written without an exponent, which is what GraphQL reads as a whole number. */
const isWhole = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 1e21
