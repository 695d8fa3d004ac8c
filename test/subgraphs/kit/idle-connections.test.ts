// Connections without a request: a client that opened one in advance must not take its close for an answer.
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { closeIdleConnections } from '@quintet/kit/process/idle-connections.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openRaw, type RawConnection } from '../../support/clients/raw.ts'

const unusedMilliseconds = 200

let server: Server
let closeUnused: () => void
const opened: RawConnection[] = []
beforeEach(async () => {
  const times = {
    headersTimeout: 3_000,
    requestTimeout: 3_000,
    connectionsCheckingInterval: 50,
    keepAliveTimeout: 5_000,
  }
  server = createServer(times, async (_, response) => {
    await pause(2 * unusedMilliseconds)
    response.end('late')
  })
  closeUnused = closeIdleConnections(server, unusedMilliseconds)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterEach(() => {
  for (const { socket } of opened.splice(0)) socket.destroy()
  server.close()
})
function open(): RawConnection {
  const connection = openRaw((server.address() as AddressInfo).port)
  opened.push(connection)
  return connection
}

it('a connection without a request is closed without a response', async () => {
  expect(await open().whole).toBe('')
})

it('a request that is begun but does not progress is answered with 408', async () => {
  closeIdleConnections(server, 2_000)
  const { socket, whole } = open()
  socket.write('GET / HTTP/1.1\r\nhost: here\r\nname: ')
  const drip = setInterval(() => socket.write('a'), 50)
  expect(await whole).toMatch(/^HTTP\/1.1 408 /)
  clearInterval(drip)
})

it('a client may wait for its answer, and may send another request after it', async () => {
  const { socket, text } = open()
  for (let asked = 1; asked <= 2; asked++) {
    socket.write('GET / HTTP/1.1\r\nhost: here\r\n\r\n')
    await expect.poll(() => text().match(/late/g)?.length, { timeout: 3_000 }).toBe(asked)
    await pause(2 * unusedMilliseconds)
  }
  expect(socket.destroyed).toBe(false)
})

it('before the end all connections are closed, except those with a request or the start of one', async () => {
  closeUnused = closeIdleConnections(server, 60_000)
  const accepted: Socket[] = []
  let requests = 0
  server.on('connection', (socket) => accepted.push(socket)).on('request', () => requests++)
  const [unused, asking, asked] = [open(), open(), open()]
  asking.socket.write('GET / HTTP/1.1\r\n')
  asked.socket.write('GET / HTTP/1.1\r\nhost: here\r\n\r\n')
  const begun = () => [accepted.length, accepted.filter(({ bytesRead }) => bytesRead > 0).length, requests]
  await expect.poll(begun).toEqual([3, 2, 1])
  closeUnused()
  expect(await unused.whole).toBe('')
  asking.socket.write('host: here\r\n\r\n')
  for (const { text } of [asking, asked]) await expect.poll(text, { timeout: 3_000 }).toMatch(/^HTTP.1.1 200 .*late/s)
})

it('a connection that has become a WebSocket stays open', async () => {
  server.on('upgrade', (_, socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n'))
  const { socket, text } = open()
  socket.write('GET / HTTP/1.1\r\nhost: here\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n')
  await expect.poll(text).toContain('101')
  closeUnused()
  await pause(50)
  expect(socket.destroyed).toBe(false)
})
