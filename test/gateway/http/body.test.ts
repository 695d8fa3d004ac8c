// Reading request bodies: in chunks, too long, cut off and compressed.
import type { IncomingMessage } from 'node:http'
import { PassThrough } from 'node:stream'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { HttpRefusal, readJson } from '@quintet/gateway/http/http.ts'
import { describe, expect, it } from 'vitest'

const incoming = (headers: Record<string, string> = {}) => {
  const stream = Object.assign(new PassThrough(), { headers: { 'content-type': 'application/json', ...headers } })
  return { stream, request: stream as unknown as IncomingMessage }
}
const statusOf = async (reading: Promise<unknown>) => {
  const error = await reading.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(HttpRefusal)
  return (error as HttpRefusal).status
}

it('reads a body in chunks, also where a chunk ends inside a character', async () => {
  const { stream, request } = incoming()
  const reading = readJson(request, 100)
  for (const byte of Buffer.from('{"a":"é🎈"}')) stream.write(Buffer.of(byte))
  stream.end()
  expect(await reading).toEqual({ text: '{"a":"é🎈"}', value: { a: 'é🎈' } })
})

it('refuses a body that is too long before it ends, with or without Content-Length', async () => {
  const { stream, request } = incoming()
  const reading = readJson(request, 10)
  stream.write('{"a":1234567890')
  expect(await statusOf(reading)).toBe(413)
  expect(await statusOf(readJson(incoming({ 'content-length': '11' }).request, 10))).toBe(413)
})

it('refuses a body that is cut off as a fault of the client', async () => {
  const { stream, request } = incoming()
  const reading = readJson(request, 100)
  stream.write('{"a":')
  stream.destroy(new Error('aborted'))
  expect(await statusOf(reading)).toBe(400)
})

describe('a compressed body', () => {
  const body = (bytes: Buffer, encoding: string, cap = 1_000) => {
    const { stream, request } = incoming({ 'content-encoding': encoding })
    stream.end(bytes)
    return readJson(request, cap)
  }
  const text = '{"a":"é"}'
  it.each([
    ['gzip', gzipSync(text)],
    ['GZip', gzipSync(text)],
    ['br', brotliCompressSync(text)],
    ['deflate', deflateSync(text)],
    ['identity', Buffer.from(text)],
  ])('is read with the encoding %s', async (encoding, bytes) =>
    expect(await body(bytes, encoding)).toEqual({ text, value: { a: 'é' } }),
  )
  it('is limited by its size after decompression', async () => {
    const bomb = gzipSync(JSON.stringify({ a: 'x'.repeat(100_000) }))
    expect(bomb.length).toBeLessThan(1_000)
    expect(await statusOf(body(bomb, 'gzip'))).toBe(413)
  })
  it.each([
    ['zebra', 415],
    ['gzip, gzip', 415],
    ['constructor', 415],
    ['gzip', 400],
  ])('with the encoding %s, that it does not have or that is not supported, gets %i', async (encoding, status) => {
    expect(await statusOf(body(Buffer.from(text), encoding))).toBe(status)
  })
})
