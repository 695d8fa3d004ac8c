// Looks for malware in files. Without a scanner the outcome says so.
import { connect, type Socket } from 'node:net'
import type { Readable } from 'node:stream'

type ScanOutcome = 'SKIPPED' | 'CLEAN' | 'INFECTED'
/** Throws where the scanner gives no verdict. */
export type Scan = (content: Readable) => Promise<ScanOutcome>

export const noScan: Scan = async (content) => {
  content.destroy()
  return 'SKIPPED'
}

const timeoutMilliseconds = 60_000

/** A scanner that speaks clamd's protocol. @param address host:port, or the path of a socket */
export function openClamd(address: string): Scan {
  const [, host, port] = /^\[?([^\]/]+)\]?:(\d+)$/.exec(address) ?? []
  const target = host === undefined ? { path: address } : { host, port: Number(port) }
  return async (content) => {
    const socket = connect(target)
    socket.setTimeout(timeoutMilliseconds, () => socket.destroy(new Error('clamd does not answer')))
    try {
      const [answer] = await Promise.all([answerOf(socket), send(socket, content)])
      if (answer === 'stream: OK') return 'CLEAN'
      if (answer.endsWith(' FOUND')) return 'INFECTED'
      throw new Error(`clamd gave no verdict: ${answer.slice(0, 200)}`)
    } finally {
      socket.destroy()
      content.destroy()
    }
  }
}

/** INSTREAM: each chunk behind its length, an empty one at the end. */
async function send(socket: Socket, content: Readable): Promise<void> {
  const write = (bytes: Uint8Array): Promise<void> =>
    new Promise((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve())))
  await write(Buffer.from('zINSTREAM\0'))
  for await (const chunk of content as AsyncIterable<Buffer>) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(chunk.length)
    await write(Buffer.concat([length, chunk]))
  }
  await write(Buffer.alloc(4))
}

function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    socket.on('data', (chunk) => {
      text += String(chunk)
      if (text.includes('\0')) resolve(text.slice(0, text.indexOf('\0')).trim())
    })
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('clamd ended the connection')))
  })
}
