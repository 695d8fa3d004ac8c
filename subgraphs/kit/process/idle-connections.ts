// Connections without a request so far: browsers, pools and load balancers open some in advance.
import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Has a server close them after so many milliseconds, without an answer. Node itself answers 408 after `headersTimeout`,
 * which must be longer: a client that sends its first request at that moment takes the 408 for its answer. A request that
 * has begun and is too slow is still answered 408.
 * @returns closes them at once. Node's own `closeIdleConnections` does not, and a server that shuts down waits for them
 */
export function closeIdleConnections(server: Server, milliseconds: number): () => void {
  const idle = new Set<Socket>()
  server.on('connection', (socket) => {
    idle.add(socket)
    socket.setTimeout(milliseconds)
    socket.once('close', () => idle.delete(socket))
  })
  server.prependListener('request', ({ socket }) => {
    if (idle.delete(socket)) socket.setTimeout(0)
  })
  return () => {
    for (const socket of idle) if (socket.bytesRead === 0) socket.destroy()
  }
}
