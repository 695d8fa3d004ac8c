import { withoutRepeats } from '@quintet/gateway/execution/repeats.ts'
import { GraphQLError } from 'graphql'
import { describe, expect, it } from 'vitest'

describe('an entity in many places', () => {
  const ask = (ids: string[]) =>
    withoutRepeats({ query: 'q', variables: { representations: ids.map((id) => ({ id })), other: 1 } })

  it('is asked for once and answers at each', () => {
    const { request, spread } = ask(['a', 'b', 'a', 'c', 'b'])
    expect(request.variables).toEqual({ representations: [{ id: 'a' }, { id: 'b' }, { id: 'c' }], other: 1 })
    const errors = [
      new GraphQLError('no', { path: ['_entities', 1, 'x'], extensions: { code: 'FORBIDDEN' } }),
      new GraphQLError('all'),
    ]
    const result = spread({ data: { _entities: ['A', null, 'C'] }, errors })
    expect(result.data).toEqual({ _entities: ['A', null, 'A', 'C', null] })
    expect(result.errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['_entities', 1, 'x'], 'FORBIDDEN'],
      [['_entities', 4, 'x'], 'FORBIDDEN'],
      [undefined, undefined],
    ])
  })
  it('alone is left as it is, and so is what has no answer', () => {
    const { request, spread } = ask(['a', 'b'])
    expect(request.variables?.representations).toEqual([{ id: 'a' }, { id: 'b' }])
    const result = { data: null, errors: [new GraphQLError('away')] }
    expect(spread(result)).toBe(result)
    expect(ask(['a', 'a']).spread(result)).toEqual(result)
    expect(withoutRepeats({ query: 'q' }).request).toEqual({ query: 'q' })
  })
})
