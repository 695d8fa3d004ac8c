// Frames of events: exact bytes for every client, though most of them are written once for all.
import type { Socket } from 'node:net'
import type { LiveEvent } from '@quintet/gateway/live/channel.ts'
import { createFrameWriter, recipientOf } from '@quintet/gateway/websocket/frames.ts'
import { describe, expect, it } from 'vitest'

const eventOf = (text: string): LiveEvent => ({ body: Buffer.from(JSON.stringify({ data: text })), cursor: null })
/** Bodies for each of the three encodings of a frame's length. */
const sizes = ['', 'x'.repeat(20), 'ü'.repeat(200), 'l'.repeat(65_300), 'm'.repeat(65_536), 'n'.repeat(200_000)]
const ids = [
  '1',
  '2',
  '1',
  '"',
  'ünï 🎈',
  'a\nb',
  '5e5d0b7e-2f6c-4a49-b1bd-0b1a3f4a2f11',
  '0d9f8d0c-64f7-4f41-9a39-a9c1d9d7a1c2',
]

/** The connection of a client, and the bytes that were written to it. A slow client reads them later. */
function createWire(isSlow = false) {
  const written: Buffer[] = []
  const wire = {
    writableLength: 0,
    write(bytes: Buffer) {
      // A slow client reads the buffer itself later.
      written.push(isSlow ? bytes : Buffer.from(bytes))
      if (isSlow) wire.writableLength += bytes.length
      return true
    },
  }
  return { wire: wire as unknown as Socket, written }
}

/** The messages of complete, unmasked text frames. */
function messagesIn(bytes: Buffer): unknown[] {
  const messages: unknown[] = []
  for (let at = 0; at < bytes.length; ) {
    expect(bytes[at]).toBe(0x81)
    const short = bytes[at + 1]!
    const [start, length] =
      short < 126
        ? [at + 2, short]
        : short === 126
          ? [at + 4, bytes.readUInt16BE(at + 2)]
          : [at + 10, Number(bytes.readBigUInt64BE(at + 2))]
    // Only the shortest encoding of a length is valid.
    expect(start - at).toBe(length < 126 ? 2 : length < 65_536 ? 4 : 10)
    messages.push(JSON.parse(bytes.subarray(start, start + length).toString()))
    at = start + length
  }
  return messages
}
const expected = (id: string, texts: readonly string[]) =>
  texts.map((data) => ({ id, type: 'next', payload: { data } }))

describe('frames', () => {
  it.each([...sizes.map((size) => [size]), sizes])('of case %# carry the id of each operation', (...texts) => {
    const events = texts.map(eventOf)
    const write = createFrameWriter()
    for (const id of ids) {
      const { wire, written } = createWire()
      write(recipientOf(wire, id), events)
      expect(written).toHaveLength(1)
      expect(messagesIn(written[0]!)).toEqual(expected(id, texts))
    }
  })

  it('that a socket still holds are not changed for the next operation', () => {
    const write = createFrameWriter()
    const slow = ids.map((id) => ({ id, ...createWire(true) }))
    for (const text of ['first', 'second']) {
      const events = [eventOf(text), eventOf(text)]
      for (const { id, wire } of slow) {
        write(recipientOf(wire, id), events)
        write(recipientOf(createWire().wire, id.toUpperCase()), events)
      }
    }
    for (const { id, written } of slow) {
      expect(messagesIn(Buffer.concat(written))).toEqual(expected(id, ['first', 'first', 'second', 'second']))
    }
  })

  it('are the same bytes for operations with the same id', () => {
    const write = createFrameWriter()
    const [one, two] = [createWire(true), createWire(true)]
    const events = [eventOf('same')]
    write(recipientOf(one.wire, '1'), events)
    write(recipientOf(two.wire, '1'), events)
    expect(one.written[0]).toBe(two.written[0])
  })
})
