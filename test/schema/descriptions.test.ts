// What clients see of the API is described, to the last argument.
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql'
import { expect, it } from 'vitest'
import { apiText } from '../support/schema/access.ts'

const api = buildSchema(apiText)
const types = Object.values(api.getTypeMap()).filter(
  (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
)
const fields = types
  .filter((type) => isObjectType(type) || isInterfaceType(type))
  .flatMap((type) =>
    Object.values(type.getFields()).map((field) => ({ coordinate: `${type.name}.${field.name}`, field })),
  )

/** One line that says something: a sentence, and more than the name again. */
const isSaid = (description: string | null | undefined): boolean =>
  description !== null && description !== undefined && /^\S.{3,}[.?!]$/.test(description)

it('the API describes its schema and its three roots', () => {
  const roots = [api, api.getQueryType(), api.getMutationType(), api.getSubscriptionType()]
  expect(roots.map((root) => isSaid(root?.description))).toEqual([true, true, true, true])
})

it('the API describes each type', () => {
  expect(types.length).toBeGreaterThan(60)
  expect(types.filter(({ description }) => !isSaid(description)).map(({ name }) => name)).toEqual([])
})

it('the API describes each field and each argument', () => {
  const args = fields.flatMap(({ coordinate, field }) =>
    field.args.map(({ name, description }) => ({ coordinate: `${coordinate}(${name}:)`, description })),
  )
  expect(args.length).toBeGreaterThan(40)
  const all = [...fields.map(({ coordinate, field: { description } }) => ({ coordinate, description })), ...args]
  expect(all.filter(({ description }) => !isSaid(description)).map(({ coordinate }) => coordinate)).toEqual([])
})

it('the API describes each value of an enum and each field of an input', () => {
  const parts = types.flatMap((type) => (isEnumType(type) ? type.getValues().map((value) => ({ type, ...value })) : []))
  const inputs = types.flatMap((type) =>
    isInputObjectType(type)
      ? Object.values(type.getFields()).map(({ name, description }) => ({ type, name, description }))
      : [],
  )
  expect(inputs.length).toBeGreaterThan(40)
  const silent = [...parts, ...inputs].filter(({ description }) => !isSaid(description))
  expect(silent.map(({ type, name }) => `${type.name}.${name}`)).toEqual([])
})

it('the API uses no masculine word for a user', () => {
  const masculine = /\b(he|him|his|himself|nobody|somebody|anybody|whoever)\b/i
  expect(apiText.split('\n').filter((line) => masculine.test(line))).toEqual([])
})
