// Connections that were opened ahead, and on which no request has come yet: browsers, pools and balancers have some.
import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Has a server close them after so many milliseconds, without a word. Left to Node they are answered 408 when its
 * `headersTimeout`, which must be longer, has passed: a client that sends its first request just then takes that for its response.
 * A request that was begun and gets on too slowly still is answered 408. Gives what closes them at once, as
 * `closeIdleConnections` does not: before a server ends, which would wait for them.
 */
export function limitUnused(server: Server, milliseconds: number): () => void {
  const unused = new Set<Socket>()
  server.on('connection', (socket) => {
    unused.add(socket)
    socket.setTimeout(milliseconds)
    socket.once('close', () => unused.delete(socket))
  })
  server.prependListener('request', ({ socket }) => {
    if (unused.delete(socket)) socket.setTimeout(0)
  })
  return () => {
    for (const socket of unused) if (socket.bytesRead === 0) socket.destroy()
  }
}
