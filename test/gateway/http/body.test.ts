// Bodies of requests as they arrive: in pieces, too long, cut off.
import type { IncomingMessage } from 'node:http'
import { PassThrough } from 'node:stream'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { HttpRefusal, readJson } from '@quintet/gateway/http/http.ts'
import { describe, expect, it } from 'vitest'

const coming = (headers: Record<string, string> = {}) => {
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

it('in pieces are read as one, wherever a letter is cut', async () => {
  const { stream, request } = coming()
  const reading = readJson(request, 100)
  for (const byte of Buffer.from('{"a":"é🎈"}')) stream.write(Buffer.of(byte))
  stream.end()
  expect(await reading).toEqual({ a: 'é🎈' })
})

it('that are longer than they may be are refused before they end, whatever they say of their length', async () => {
  const { stream, request } = coming()
  const reading = readJson(request, 10)
  stream.write('{"a":1234567890')
  expect(await statusOf(reading)).toBe(413)
  expect(await statusOf(readJson(coming({ 'content-length': '11' }).request, 10))).toBe(413)
})

it('that are cut off are refused, and are no fault of ours', async () => {
  const { stream, request } = coming()
  const reading = readJson(request, 100)
  stream.write('{"a":')
  stream.destroy(new Error('aborted'))
  expect(await statusOf(reading)).toBe(400)
})

describe('compressed', () => {
  const body = (bytes: Buffer, encoding: string, cap = 1_000) => {
    const { stream, request } = coming({ 'content-encoding': encoding })
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
  ])('by %s are read', async (encoding, bytes) => expect(await body(bytes, encoding)).toEqual({ a: 'é' }))
  it('are capped by what comes out', async () => {
    const bomb = gzipSync(JSON.stringify({ a: 'x'.repeat(100_000) }))
    expect(bomb.length).toBeLessThan(1_000)
    expect(await statusOf(body(bomb, 'gzip'))).toBe(413)
  })
  it.each([
    ['zebra', 415],
    ['gzip, gzip', 415],
    ['constructor', 415],
    ['gzip', 400],
  ])('by %s otherwise are %i', async (encoding, status) => {
    expect(await statusOf(body(Buffer.from(text), encoding))).toBe(status)
  })
})
