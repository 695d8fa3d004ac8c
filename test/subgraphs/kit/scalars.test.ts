// Custom scalars: what they accept, and where they are specified.
import { scalars } from '@quintet/kit/subgraph/scalars.ts'
import { buildSchema, isScalarType, isSpecifiedScalarType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { apiText } from '../../support/schema/access.ts'

describe('Date', () => {
  it.each(['2026-11-21', '2024-02-29', '0001-01-01', '9999-12-31'])('takes %s', (text) => {
    expect(scalars.Date.parseValue(text)).toBe(text)
    expect(scalars.Date.serialize(text)).toBe(text)
  })

  it.each(['2026-02-29', '2026-02-30', '2026-13-01', '2026-1-1', '2026-11-21T00:00:00Z', '21.11.2026', '', 20261121])(
    'refuses %j',
    (value) => {
      expect(() => scalars.Date.parseValue(value)).toThrow('Date must be a calendar date')
    },
  )
})

describe('each custom scalar', () => {
  const custom = Object.values(buildSchema(apiText).getTypeMap()).filter(
    (type) => isScalarType(type) && !isSpecifiedScalarType(type),
  )

  it('names its specification', () => {
    expect(custom.map(({ name }) => name)).toEqual(['CurrencyCode', 'Date', 'DateTime', 'Decimal', 'JSON'])
    for (const type of custom) expect(isScalarType(type) && type.specifiedByURL, type.name).toMatch(/^https:\/\//)
  })
})
