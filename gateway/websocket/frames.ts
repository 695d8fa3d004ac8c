// Messages as bytes. The body of an event is written once for everybody; only what names a client's operation differs.
import type { Socket } from 'node:net'
import type { LiveEvent } from '../live/channel.ts'

const textFrame = 0x81
const beforeName = Buffer.from('{"id":"')
const afterName = Buffer.from('","type":"next","payload":')
const closing = Buffer.from('}')

/** Where a client's messages go, and what he calls his operation. */
export interface Recipient {
  readonly wire: Socket
  /** His id as it stands between the quotes of JSON. */
  readonly name: string
  /** Bytes of the name. */
  readonly nameLength: number
}

/** A recipient by the id that he chose, whatever is in it. */
export function recipientOf(wire: Socket, id: string): Recipient {
  const quoted = JSON.stringify(id)
  // Hardly any id has to be escaped: no second text is kept then.
  const name = quoted.length === id.length + 2 ? id : quoted.slice(1, -1)
  return { wire, name, nameLength: Buffer.byteLength(name) }
}

/** Frames of some events for whoever has a name of a certain length. */
interface Draft {
  bytes: Buffer
  /** Whose name stands in it. */
  name: string
  /** Where names stand. */
  readonly places: readonly number[]
  /** Whether the bytes wait in a socket, and must stay as they are. */
  isHeld: boolean
}

/**
 * Writes `next` messages to one client after the other, those of several events in one write. Who hears the same under
 * the same name gets the same bytes; under another name of that length, the same bytes with his name written over. New
 * ones for each would make every delivery half as dear again.
 */
export function createFrameWriter(): (to: Recipient, events: readonly LiveEvent[]) => void {
  let current: readonly LiveEvent[] = []
  /** By the length of names. */
  const drafts = new Map<number, Draft>()
  return ({ wire, name, nameLength }, events) => {
    if (events !== current) {
      current = events
      drafts.clear()
    }
    let draft = drafts.get(nameLength)
    if (draft === undefined) {
      draft = draftFor(name, nameLength, events)
      drafts.set(nameLength, draft)
    }
    if (draft.name !== name) putName(draft, name)
    wire.write(draft.bytes)
    // What the system did not take at once.
    if (wire.writableLength > 0) draft.isHeld = true
  }
}

function putName(draft: Draft, name: string): void {
  if (draft.isHeld) draft.bytes = Buffer.from(draft.bytes)
  draft.isHeld = false
  draft.name = name
  for (const place of draft.places) draft.bytes.write(name, place)
}

/** Frames one behind the other (RFC 6455, section 5.2). */
function draftFor(name: string, nameLength: number, events: readonly LiveEvent[]): Draft {
  const around = beforeName.length + nameLength + afterName.length + closing.length
  const total = events.reduce((sum, { body }) => sum + headerLength(around + body.length) + around + body.length, 0)
  const bytes = Buffer.allocUnsafe(total)
  const places: number[] = []
  let at = 0
  for (const { body } of events) {
    at = writeHeader(bytes, at, around + body.length)
    at += beforeName.copy(bytes, at)
    places.push(at)
    at += bytes.write(name, at)
    at += afterName.copy(bytes, at)
    at += body.copy(bytes, at)
    at += closing.copy(bytes, at)
  }
  return { bytes, name, places, isHeld: false }
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

/** Makes server-sent events of events, in one piece and once for all who hear them; browsers send cursors back as ids. */
export function createEventText(): (events: readonly LiveEvent[]) => Buffer {
  let current: readonly LiveEvent[] = []
  let text: Buffer = Buffer.alloc(0)
  return (events) => {
    if (events !== current) {
      current = events
      text = nextEvents(events)
    }
    return text
  }
}

function nextEvents(events: readonly LiveEvent[]): Buffer {
  const parts = events.flatMap(({ body, cursor }) => [
    Buffer.from(`event: next\n${cursor === null ? '' : `id: ${eventIdOf(cursor)}\n`}data: `),
    body,
    ending,
  ])
  return Buffer.concat(parts)
}
const ending = Buffer.from('\n\n')

/** A cursor as the id of an event. What would end the line there is escaped, so that no cursor makes events of its own. */
const eventIdOf = (cursor: string): string => cursor.replace(/[%\r\n\0]/g, encodeURIComponent)

/** The cursor of a Last-Event-ID header: browsers send UTF-8, which Node reads as Latin-1. */
export function cursorOfEventId(header: string): string {
  const id = Buffer.from(header, 'latin1').toString('utf8')
  return id.replace(/%(25|0D|0A|00)/g, decodeURIComponent)
}
