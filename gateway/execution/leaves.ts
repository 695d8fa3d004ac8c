// Scalars and enums as JSON. Subgraphs have checked them once; what does not fit comes from one that is broken.
import { type GraphQLLeafType, isEnumType } from 'graphql'

/** JSON text of a value of the type; null when it does not fit. Custom scalars may be anything. */
export function leafWriter(type: GraphQLLeafType): (value: unknown) => string | null {
  if (isEnumType(type)) {
    const texts = new Map<unknown, string>(type.getValues().map(({ name }) => [name, JSON.stringify(name)]))
    return (value) => texts.get(value) ?? null
  }
  switch (type.name) {
    case 'Int':
      return (value) => (isWhole(value) ? `${value}` : null)
    case 'Float':
      return (value) => (typeof value === 'number' && Number.isFinite(value) ? `${value}` : null)
    case 'Boolean':
      return (value) => (typeof value === 'boolean' ? `${value}` : null)
    case 'String':
      return (value) => (typeof value === 'string' ? JSON.stringify(value) : null)
    case 'ID':
      return (value) => (typeof value === 'string' || isWhole(value) ? JSON.stringify(value) : null)
    default:
      return jsonOf
  }
}

function jsonOf(value: unknown): string | null {
  try {
    return JSON.stringify(value) ?? null
  } catch {
    // Nested so deeply that nobody can have meant it.
    return null
  }
}

/** Written without an exponent, which is what GraphQL reads as a whole number. */
const isWhole = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 1e21
