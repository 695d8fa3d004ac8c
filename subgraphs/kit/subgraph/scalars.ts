// Custom scalars of schema/shared/scalars.graphql.
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import { DateTimeISOResolver, JSONResolver } from 'graphql-scalars'
import { isCurrency } from '../slice/money.ts'

const DateTime = new GraphQLScalarType({ ...DateTimeISOResolver.toConfig(), name: 'DateTime' })

const textScalar = (name: string, isValid: (text: string) => boolean, wanted: string) => {
  const check = (value: unknown): string => {
    if (typeof value === 'string' && isValid(value)) return value
    throw new GraphQLError(`${name} must be ${wanted}`, { extensions: { code: 'BAD_USER_INPUT' } })
  }
  return new GraphQLScalarType({
    name,
    serialize: check,
    parseValue: check,
    parseLiteral: (node) => check(node.kind === Kind.STRING ? node.value : undefined),
  })
}

/** Whether a text is a day of the calendar: 2026-02-30 is none. */
function isDate(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
const json = new GraphQLScalarType({ ...JSONResolver.toConfig(), name: 'JSON' })

export const scalars = {
  JSON: json,
  DateTime,
  Date: textScalar('Date', isDate, 'a calendar date such as "2026-11-21"'),
  Decimal: textScalar(
    'Decimal',
    (text) => /^-?\d{1,18}(\.\d{1,8})?$/.test(text),
    'exact decimal text such as "2500.00"',
  ),
  CurrencyCode: textScalar('CurrencyCode', isCurrency, 'an ISO 4217 code such as EUR'),
}
