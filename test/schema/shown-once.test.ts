// What is stored for repeated calls holds no secret: a field that shows one can be null where its mutation takes a key.
import { readFileSync } from 'node:fs'
import {
  buildSchema,
  extendSchema,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isNonNullType,
  isObjectType,
  isUnionType,
  parse,
} from 'graphql'
import { expect, it } from 'vitest'

const api = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'))
const secret = /secret|token|password|backupCodes/i
/** Types that are made anew for a repeated call, each with the reason. */
const madeAnew: Readonly<Record<string, string>> = {
  SignedIn: 'tokens of the session that the first call began are issued again',
}

function faultsOf(schema: GraphQLSchema): string[] {
  const mutations = Object.values(schema.getMutationType()!.getFields())
  return mutations.flatMap(({ name, args, type }) => {
    const inputs = args.map((arg) => getNamedType(arg.type)).filter(isInputObjectType)
    if (!inputs.some((input) => 'idempotencyKey' in input.getFields())) return []
    const result = getNamedType(type)
    const payloads = (isUnionType(result) ? result.getTypes() : [result]).filter(isObjectType)
    return payloads
      .filter((payload) => !(payload.name in madeAnew))
      .flatMap((payload) => Object.values(payload.getFields()).map((field) => ({ field, payload })))
      .filter(({ field }) => secret.test(field.name) && isNonNullType(field.type))
      .map(({ field, payload }) => `${payload.name}.${field.name} of ${name} cannot be null for a repeated call`)
  })
}

it('a secret that is shown once can be null for a repeated call', () => {
  expect(faultsOf(api)).toEqual([])
})

it('a secret that cannot be null for a repeated call is reported', () => {
  const planted = (type: string) => `
    input MakeKeyInput { idempotencyKey: String } type MadeKey { id: ID! secret: ${type} }
    union MakeKeyResult = MadeKey | Conflict extend type Mutation { makeKey(input: MakeKeyInput!): MakeKeyResult }`
  const faults = (type: string) => faultsOf(extendSchema(api, parse(planted(type))))
  expect(faults('String!')).toEqual(['MadeKey.secret of makeKey cannot be null for a repeated call'])
  expect(faults('String')).toEqual([])
})
