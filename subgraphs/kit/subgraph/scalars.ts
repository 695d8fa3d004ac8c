// Custom scalars of schema/shared/scalars.graphql.
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import { DateTimeISOResolver } from 'graphql-scalars'
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

export const scalars = {
  DateTime,
  Decimal: textScalar(
    'Decimal',
    (text) => /^-?\d{1,18}(\.\d{1,8})?$/.test(text),
    'exact decimal text such as "2500.00"',
  ),
  CurrencyCode: textScalar('CurrencyCode', isCurrency, 'an ISO 4217 code such as EUR'),
}
