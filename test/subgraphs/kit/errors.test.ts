// What a client may see of an error.
import { presentable } from '@quintet/kit/wire/errors.ts'
import { GraphQLError } from 'graphql'
import { expect, it } from 'vitest'
import { silent } from '../../support/quintet/subgraph.ts'

const shown = (message: string, code: string) => {
  const originalError = Object.assign(new Error(message), { code })
  return presentable(new GraphQLError(message, { originalError, path: ['things', 0] }), 'request', silent)
}

it.each([
  ['NUL in text', 'invalid byte sequence for encoding "UTF8": 0x00', '22021'],
  ['NUL in JSON', 'unsupported Unicode escape sequence', '22P05'],
  ['half a surrogate pair in JSON', 'invalid input syntax for type json', '22P02'],
])('an answer blames the input for %s', (_, message, code) => {
  const error = shown(message, code)
  expect(error.extensions).toEqual({ code: 'BAD_USER_INPUT' })
  expect(error.path).toEqual(['things', 0])
})

it('an answer masks an unknown error, such as an id that is no UUID', () => {
  const error = shown('invalid input syntax for type uuid: "x"', '22P02')
  expect(error.message).toBe('Something went wrong on our side')
  expect(error.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', requestId: 'request' })
})

it('an answer says that a database is unavailable', () => {
  expect(shown('terminating connection due to administrator command', '57P01').extensions.code).toBe('UNAVAILABLE')
})

it('an answer says that a tenant is being moved, and when to try again', () => {
  const { message, extensions } = shown('The tenant 1 is being moved', 'QT001')
  expect(extensions).toEqual({ code: 'UNAVAILABLE', retryAfter: 1 })
  expect(message).toContain('nothing was changed')
})
