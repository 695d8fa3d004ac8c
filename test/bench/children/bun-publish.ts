// Run by Bun: its own server, whose `publish` writes the same bytes to every socket of a topic, in native code.
import { serveBench } from '../children.ts'
import { eventOf } from '../fan-out/scored.ts'

interface Socket {
  send(text: string): void
  subscribe(topic: string): void
}
interface Server {
  readonly port: number
  upgrade(request: Request, options: object): boolean
  publish(topic: string, text: string): void
}
/** The part of Bun's API that is used here. */
declare const Bun: { serve(options: object): Server; gc(isSynchronous: boolean): void }

const topic = 'board'
const server = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch(request: Request, own: Server) {
    const headers = { 'sec-websocket-protocol': 'graphql-transport-ws' }
    return own.upgrade(request, { headers }) ? undefined : new Response('', { status: 400 })
  },
  websocket: {
    perMessageDeflate: false,
    message(socket: Socket, data: string | Buffer) {
      if (JSON.parse(String(data)).type === 'subscribe') socket.subscribe(topic)
      else socket.send('{"type":"connection_ack"}')
    },
  },
})
let number = 0
serveBench({ port: server.port }, (command: { publish: number } | { memory: true } | { cpu: true }) => {
  if ('memory' in command) {
    Bun.gc(true)
    return process.memoryUsage().rss
  }
  if ('cpu' in command) return process.cpuUsage()
  for (let i = 0; i < command.publish; i++) {
    server.publish(topic, `{"id":"1","type":"next","payload":${JSON.stringify({ data: eventOf(++number) })}}`)
  }
  // Its clock begins with the process: times of arrival cannot be compared with it.
  return null
})
