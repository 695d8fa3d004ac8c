// How long the server keeps an idle connection.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { send } from '@quintet/gateway/http/http.ts'
import type { RunningServer } from '@quintet/gateway/http/server.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { openRaw } from '../../support/clients/raw.ts'
import { startBareServer } from '../../support/federation/bare-server.ts'

const idleMilliseconds = 300

let server: RunningServer
beforeAll(async () => {
  server = await startBareServer({}, { idleMilliseconds, probe: () => pause(2 * idleMilliseconds) })
})
afterAll(() => server?.stop())

it('closes an idle connection without a response, before the first request as well as after an answer', async () => {
  expect(await openRaw(server.port).whole).toBe('')
  const { socket, whole } = openRaw(server.port)
  socket.write('GET /live HTTP/1.1\r\nhost: here\r\n\r\n')
  expect(await whole).toMatch(/^HTTP\/1.1 200 (?!.*HTTP)/s)
})

it('sends an answer that takes longer than the idle time', async () => {
  const response = await fetch(`http://127.0.0.1:${server.port}/health`)
  expect([response.status, await response.text()]).toEqual([200, 'healthy\n'])
})

it('answers a client that offers HTTP/2 over HTTP/1.1', async () => {
  const { socket, text } = openRaw(server.port)
  socket.write('GET /live HTTP/1.1\r\nhost: here\r\nconnection: Upgrade, HTTP2-Settings\r\nupgrade: h2c\r\n\r\n')
  await expect.poll(text).toMatch(/^HTTP.1.1 200 /)
  socket.destroy()
})

it('closes the connection of a client that does not read its answer', async () => {
  const [answered, unread] = [Promise.withResolvers<Socket>(), Promise.withResolvers<Socket>()]
  const other = createServer(({ url, socket }, response) => {
    send(response, 200, 'text/plain', 'x'.repeat(url === '/small' ? 10 : 50_000_000))
    if (url === '/small') answered.resolve(socket)
    else unread.resolve(socket)
  }).listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const [reader, sleeper] = [openRaw(port), openRaw(port)]
  reader.socket.write('GET /small HTTP/1.1\r\nhost: here\r\n\r\n')
  sleeper.socket.pause()
  sleeper.socket.write('GET /large HTTP/1.1\r\nhost: here\r\n\r\n')
  expect((await answered.promise).timeout).toBeLessThan(60_000)
  const socket = await unread.promise
  expect(socket.timeout).toBe(60_000)
  socket.emit('timeout')
  expect(socket.destroyed).toBe(true)
  for (const each of [reader, sleeper]) each.socket.destroy()
  other.close()
})

it('keeps a WebSocket open beyond the idle time', async () => {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/graphql`, 'graphql-transport-ws')
  await once(socket, 'open')
  await pause(3 * idleMilliseconds)
  expect(socket.readyState).toBe(WebSocket.OPEN)
  socket.terminate()
})

it.each([
  ['behind a request that is not answered yet', 'GET /graphql HTTP/1.1', `GET /health HTTP/1.1\r\nhost: here\r\n\r\n`],
  ['whose request is half received', '', 'GET /graphql HTTP/1.1'],
])('opens no socket %s when the server stops', async (_, late, early) => {
  const other = await startBareServer({}, { probe: () => pause(idleMilliseconds) })
  const { socket, whole } = openRaw(other.port)
  await once(socket, 'connect')
  socket.write(early)
  await pause(idleMilliseconds / 3)
  const stopped = other.stop()
  await pause(idleMilliseconds / 3)
  socket.write(`${late}\r\nhost: here\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n`)
  expect(await whole).not.toContain(' 101 ')
  await stopped
})

it('closes idle connections at once when the server stops', async () => {
  const other = await startBareServer()
  const { socket, whole } = openRaw(other.port)
  await once(socket, 'connect')
  const begun = performance.now()
  await other.stop()
  expect(await whole).toBe('')
  expect(performance.now() - begun).toBeLessThan(5_000)
})
