// Many subscribers in one process. They parse frames, note when each came, and look at nothing else.
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { serveBench } from '../children.ts'
import type { ClientsForm } from '../fan-out/children.ts'
import { scored } from '../fan-out/scored.ts'
import { quantile } from '../table.ts'

/** Resolves when every client has had so many events. `published` then gives quantiles of the times from publication. */
export type ClientsCommand =
  | { readonly expect: number }
  | { readonly published: readonly (readonly [seconds: number, nanoseconds: number])[] }
  | { readonly first: true }

const batch = 100
const [text, ping, pong] = [0x81, 0x89, 0x8a]

const millisecondsOf = ([seconds, nanoseconds]: readonly [number, number]): number => seconds * 1000 + nanoseconds / 1e6

/** A masked frame, as clients must send; the mask is zero. */
function frame(opcode: number, body: Buffer): Buffer {
  const short = body.length < 126
  const header = Buffer.alloc((short ? 2 : 4) + 4)
  header[0] = opcode
  header[1] = 0x80 | (short ? body.length : 126)
  if (!short) header.writeUInt16BE(body.length, 2)
  return Buffer.concat([header, body])
}
const send = (socket: Socket, message: object): void =>
  void socket.write(frame(text, Buffer.from(JSON.stringify(message))))

const { port, count, tokens, ids } = JSON.parse(process.argv[2]!) as ClientsForm
/** Times of arrival since the last command, by event. */
let arrivals: number[][] = []
let had = 0
let wanted = 0
let whenAll = (): void => {}
let firstEvent: string | null = null
const received: number[] = []

function event(client: number, body: Buffer): void {
  firstEvent ??= body.toString()
  const number = received[client]!++
  arrivals[number] ??= []
  arrivals[number].push(millisecondsOf(process.hrtime()))
  if (++had === wanted) whenAll()
}

async function subscribe(client: number): Promise<void> {
  received[client] = 0
  const token = tokens[client % tokens.length]
  const socket = connect(port, '127.0.0.1').setNoDelay(true)
  await once(socket, 'connect')
  const lines = ['GET /graphql HTTP/1.1', 'Host: localhost', 'Connection: Upgrade', 'Upgrade: websocket']
  const keys = ['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==']
  socket.write([...lines, ...keys, 'Sec-WebSocket-Protocol: graphql-transport-ws', '', ''].join('\r\n'))
  let rest: Buffer = Buffer.alloc(0)
  let isOpen = false
  let isAcknowledged = false
  const acknowledged = Promise.withResolvers<void>()
  const take = (opcode: number, body: Buffer): void => {
    if (opcode === ping) socket.write(frame(pong, body))
    else if (opcode !== text) throw new Error(`a frame of the kind ${opcode}: ${body.subarray(2)}`)
    else if (isAcknowledged) event(client, body)
    else {
      isAcknowledged = true
      const id = ids === 'own' ? randomUUID() : '1'
      send(socket, { id, type: 'subscribe', payload: { query: scored, variables: { board: 'main' } } })
      acknowledged.resolve()
    }
  }
  socket.on('data', (chunk: Buffer) => {
    let data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    if (!isOpen) {
      const end = data.indexOf('\r\n\r\n')
      if (end >= 0) {
        isOpen = true
        data = data.subarray(end + 4)
        send(socket, {
          type: 'connection_init',
          ...(token === undefined ? {} : { payload: { authorization: `Bearer ${token}` } }),
        })
      }
    }
    let at = 0
    while (isOpen && data.length - at >= 2) {
      const short = data[at + 1]!
      const start = at + (short < 126 ? 2 : 4)
      if (data.length < start) break
      const end = start + (short < 126 ? short : data.readUInt16BE(at + 2))
      if (data.length < end) break
      take(data[at]!, data.subarray(start, end))
      at = end
    }
    rest = data.subarray(at)
  })
  socket.on('close', () => {
    throw new Error('a subscriber was closed')
  })
  await acknowledged.promise
}

for (let first = 0; first < count; first += batch) {
  await Promise.all(Array.from({ length: Math.min(batch, count - first) }, (_, i) => subscribe(first + i)))
}

serveBench({ port }, (command: ClientsCommand) => {
  if ('first' in command) return firstEvent && JSON.stringify(JSON.parse(firstEvent).payload)
  if ('published' in command) {
    const taken = command.published.flatMap((time, i) => (arrivals[i] ?? []).map((at) => at - millisecondsOf(time)))
    arrivals = []
    received.fill(0)
    return [quantile(taken, 0.5), quantile(taken, 0.99)]
  }
  const all = Promise.withResolvers<null>()
  // They may have come before the command.
  wanted += command.expect * count
  whenAll = () => all.resolve(null)
  if (had === wanted) whenAll()
  return all.promise
})
