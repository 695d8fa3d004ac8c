// The contract with clients: their operations, inputs and enum values.
import { readFileSync } from 'node:fs'
import { buildSchema, isEnumType, isInputObjectType, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { operationNames, operationText } from '../support/quintet/quintet.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const api = buildSchema(read('../../schema/api.graphql'))

describe('the contract', () => {
  it.each(operationNames)('keeps %s valid against the composed API', (name) => {
    expect(validate(api, parse(operationText(name)))).toEqual([])
  })

  it('has the promised inputs and enums, with additions at most', () => {
    const promised = buildSchema(`scalar Decimal scalar CurrencyCode ${read('./inputs.graphql')}`)
    const types = Object.values(promised.getTypeMap()).filter(({ name }) => !name.startsWith('__'))
    expect(types.filter(isInputObjectType)).toHaveLength(15)
    for (const type of types) {
      const present = api.getType(type.name)
      if (isEnumType(type)) {
        const values = isEnumType(present) ? present.getValues().map(({ name }) => name) : []
        for (const { name } of type.getValues()) expect(values).toContain(name)
      }
      if (!isInputObjectType(type)) continue
      const fields = isInputObjectType(present) ? present.getFields() : {}
      for (const [name, field] of Object.entries(type.getFields())) {
        expect(`${type.name}.${name}: ${fields[name]?.type}`).toBe(`${type.name}.${name}: ${field.type}`)
        expect(fields[name]?.defaultValue).toEqual(field.defaultValue)
      }
      for (const [name, field] of Object.entries(fields)) {
        if (type.getFields()[name] === undefined) expect(`${type.name}.${name}: ${field.type}`).not.toMatch(/!$/)
      }
    }
  })
})
