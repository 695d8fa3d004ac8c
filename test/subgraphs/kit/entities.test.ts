// Entities by their representations: at once where nothing has to be waited for, and each for itself.
import { createEngine } from '@quintet/kit/subgraph/engine.ts'
import { buildExecutable } from '@quintet/kit/subgraph/schema.ts'
import { parse } from 'graphql'
import { expect, test } from 'vitest'
import type { Json } from '../../support/quintet/quintet.ts'

const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { any: Int }
  type Person @key(fields: "id") { id: ID! name: String }
  type Place @key(fields: "id") { id: ID! area: Int }
  type Bare @key(fields: "id") { id: ID! }`
const frozen = Object.freeze({ id: 'frozen', name: 'Frozen' })
const people: Record<string, () => unknown> = {
  ada: () => ({ id: 'ada', name: 'Ada' }),
  late: async () => ({ id: 'late', name: 'Late' }),
  frozen: () => frozen,
  nobody: () => null,
  broken: () => {
    throw new Error('cannot be read')
  },
  rejected: () => Promise.reject(new Error('is gone')),
}
const schema = buildExecutable(parse(sdl), {
  Person: { __resolveReference: ({ id }: Json) => people[id]!() },
  Place: { __resolveReference: ({ id }: Json) => ({ id, area: 7 }) },
})
const prepared = createEngine(schema)(
  'query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename ... on Person { id name } ... on Place { area } ... on Bare { id } } }',
)
const ask = (...representations: Json[]) => {
  if ('errors' in prepared) throw prepared.errors[0]
  return prepared.run({ context: {}, variables: { representations } })
}
const person = (id: string) => ({ __typename: 'Person', id })
const ada = { __typename: 'Person', id: 'ada', name: 'Ada' }

// The first run is interpreted, the others are compiled.
test.each([1, 2, 3])('entities of several types are answered synchronously, in their order (run %i)', () => {
  const answer = ask(person('ada'), { __typename: 'Place', id: 'p' }, { __typename: 'Bare', id: 'b' }, person('ada'))
  expect(answer).not.toBeInstanceOf(Promise)
  expect((answer as Json).data._entities).toEqual([
    ada,
    { __typename: 'Place', area: 7 },
    { __typename: 'Bare', id: 'b' },
    ada,
  ])
})

test.each([1, 2, 3])('an entity that fails, is missing or comes late does not affect the others (run %i)', async () => {
  const names = ['ada', 'broken', 'nobody', 'rejected', 'late']
  const { data, errors } = await ask(...names.map(person))
  expect(data?._entities).toEqual([ada, null, null, null, { __typename: 'Person', id: 'late', name: 'Late' }])
  expect(errors?.map(({ message, path }) => `${path?.join('.')}: ${message}`).sort()).toEqual([
    '_entities.1: cannot be read',
    '_entities.3: is gone',
  ])
})

test('a frozen row is answered, and is not changed', async () => {
  const { data } = await ask(person('frozen'))
  expect(data?._entities).toEqual([{ __typename: 'Person', ...frozen }])
  expect(frozen).toEqual({ id: 'frozen', name: 'Frozen' })
})

test.each(['Nothing', 'Int', '__proto__', undefined])(
  'a representation of type %s is refused without affecting others',
  async (__typename) => {
    const { data, errors } = await ask({ __typename, id: '1' }, person('ada'))
    expect(data?._entities).toEqual([null, ada])
    expect(errors?.map(({ path }) => path)).toEqual([['_entities', 0]])
  },
)
