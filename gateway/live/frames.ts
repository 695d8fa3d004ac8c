// Messages as bytes. The body of an event is written once for everybody; only what names a client's operation differs.
import type { LiveEvent } from './channel.ts'

const textFrame = 0x81
const closing = Buffer.from('}')

/** What stands before the body in a client's `next` messages. */
export const nextPrefix = (id: string): Buffer => Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`)

/** `next` messages as WebSocket frames one behind the other, to be written at once (RFC 6455, section 5.2). */
export function nextFrames(prefix: Buffer, events: readonly LiveEvent[]): Buffer {
  let total = 0
  for (const { body } of events) {
    const length = prefix.length + body.length + closing.length
    total += headerLength(length) + length
  }
  const frames = Buffer.allocUnsafe(total)
  let at = 0
  for (const { body } of events) {
    at = writeHeader(frames, at, prefix.length + body.length + closing.length)
    at += prefix.copy(frames, at)
    at += body.copy(frames, at)
    at += closing.copy(frames, at)
  }
  return frames
}

const headerLength = (length: number): number => (length < 126 ? 2 : length < 65_536 ? 4 : 10)

/** The header of a whole, unmasked text frame. */
function writeHeader(frames: Buffer, at: number, length: number): number {
  frames[at] = textFrame
  if (length < 126) {
    frames[at + 1] = length
    return at + 2
  }
  if (length < 65_536) {
    frames[at + 1] = 126
    return frames.writeUInt16BE(length, at + 2)
  }
  frames[at + 1] = 127
  return frames.writeBigUInt64BE(BigInt(length), at + 2)
}

/** Events as server-sent events, in one piece; a cursor becomes the id that browsers send back. */
export function nextEvents(events: readonly LiveEvent[]): Buffer {
  const parts = events.flatMap(({ body, cursor }) => [
    Buffer.from(`event: next\n${cursor === null ? '' : `id: ${cursor}\n`}data: `),
    body,
    ending,
  ])
  return Buffer.concat(parts)
}
const ending = Buffer.from('\n\n')
