// A raw connection, for requests that no HTTP client sends.
import { connect, type Socket } from 'node:net'

export interface RawConnection {
  readonly socket: Socket
  /** Everything received so far. */
  text(): string
  /** Everything received, once the connection is closed. */
  readonly whole: Promise<string>
}

/** Opens a connection to a port of this machine. */
export function openRaw(port: number): RawConnection {
  const socket = connect(port, '127.0.0.1')
  const { promise, resolve } = Promise.withResolvers<string>()
  let text = ''
  socket.on('data', (chunk) => (text += chunk))
  socket.on('error', () => {})
  socket.on('close', () => resolve(text))
  return { socket, text: () => text, whole: promise }
}
