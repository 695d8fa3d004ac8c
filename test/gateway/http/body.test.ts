// Bodies of requests as they arrive: in pieces, too long, cut off.
import type { IncomingMessage } from 'node:http'
import { PassThrough } from 'node:stream'
import { HttpRefusal, readJson } from '@quintet/gateway/http/http.ts'
import { expect, it } from 'vitest'

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
