// Probes of a database: how long they wait for a server that is slow to answer.
import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '@quintet/drizzle/client/database.ts'
import { expect, it } from 'vitest'
import { cloneDatabase } from '../support/database/database.ts'

/** Longer than a health check waits by default. */
const delayMilliseconds = 2_500

it('a probe waits for a slow server as long as its timeout, which is 2 s by default', async () => {
  const clone = await cloneDatabase()
  const target = new URL(clone.runtimeUrl('recruiting'))
  const { hostname, port } = target
  const proxy = createServer(async (client) => {
    client.on('error', () => {})
    await pause(delayMilliseconds)
    const upstream = connect(Number(port), hostname)
    upstream.on('error', () => {})
    client.pipe(upstream).pipe(client)
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  target.hostname = '127.0.0.1'
  target.port = String((proxy.address() as AddressInfo).port)
  const open = () => openDatabase({ subgraph: 'recruiting', url: target.href, directUrl: clone.adminUrl })
  const [patient, impatient] = [open(), open()]
  const [waited, refused] = await Promise.allSettled([patient.probe(15_000), impatient.probe()])
  expect(waited.status).toBe('fulfilled')
  expect(refused).toMatchObject({ reason: new Error('no answer within 2 s') })
  await Promise.all([patient.close(), impatient.close()])
  proxy.close()
  await clone.drop()
})
