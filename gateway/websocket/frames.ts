// WebSocket frames of events. The body of an event is serialized once for all clients; only the operation's id differs.
import type { Socket } from 'node:net'
import type { LiveEvent } from '../live/channel.ts'

const textFrame = 0x81
const beforeId = Buffer.from('{"id":"')
const afterId = Buffer.from('","type":"next","payload":')
const closing = Buffer.from('}')

/** Where the messages of an operation go, and the id that the client gave it. */
export interface Recipient {
  readonly wire: Socket
  /** The id as it stands between the quotes of JSON. */
  readonly id: string
  /** In bytes. */
  readonly idLength: number
}

export function recipientOf(wire: Socket, given: string): Recipient {
  const quoted = JSON.stringify(given)
  // Most ids need no escaping: no second string is kept for them.
  const id = quoted.length === given.length + 2 ? given : quoted.slice(1, -1)
  return { wire, id, idLength: Buffer.byteLength(id) }
}

/** Frames of some events for operations whose ids have the same length. */
interface Draft {
  bytes: Buffer
  /** The id that is written in it. */
  id: string
  /** Where the ids are in the bytes. */
  readonly offsets: readonly number[]
  /** Whether a socket still holds the bytes, so that they must not change. */
  isHeld: boolean
}

/**
 * Writes `next` messages to one client after the other, those of several events in one write. Clients with the same id get
 * the same bytes; for another id of that length it is written over the last one. New bytes for each client would make
 * every delivery half as expensive again.
 */
export function createFrameWriter(): (to: Recipient, events: readonly LiveEvent[]) => void {
  let current: readonly LiveEvent[] = []
  /** By the length of ids. */
  const drafts = new Map<number, Draft>()
  return ({ wire, id, idLength }, events) => {
    if (events !== current) {
      current = events
      drafts.clear()
    }
    let draft = drafts.get(idLength)
    if (draft === undefined) {
      draft = createDraft(id, idLength, events)
      drafts.set(idLength, draft)
    }
    if (draft.id !== id) putId(draft, id)
    wire.write(draft.bytes)
    // The operating system did not take everything at once.
    if (wire.writableLength > 0) draft.isHeld = true
  }
}

function putId(draft: Draft, id: string): void {
  if (draft.isHeld) draft.bytes = Buffer.from(draft.bytes)
  draft.isHeld = false
  draft.id = id
  for (const offset of draft.offsets) draft.bytes.write(id, offset)
}

/** One frame after the other (RFC 6455, section 5.2). */
function createDraft(id: string, idLength: number, events: readonly LiveEvent[]): Draft {
  const around = beforeId.length + idLength + afterId.length + closing.length
  const total = events.reduce((sum, { body }) => sum + headerLength(around + body.length) + around + body.length, 0)
  const bytes = Buffer.allocUnsafe(total)
  const offsets: number[] = []
  let at = 0
  for (const { body } of events) {
    at = writeHeader(bytes, at, around + body.length)
    at += beforeId.copy(bytes, at)
    offsets.push(at)
    at += bytes.write(id, at)
    at += afterId.copy(bytes, at)
    at += body.copy(bytes, at)
    at += closing.copy(bytes, at)
  }
  return { bytes, id, offsets, isHeld: false }
}

const headerLength = (length: number): number => (length < 126 ? 2 : length < 65_536 ? 4 : 10)

/** The header of a complete, unmasked text frame. */
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
