// Event streams by themselves, over a gateway that answers when it is told to.
import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Gateway } from '@quintet/gateway/gateway.ts'
import { usualLiveLimits } from '@quintet/gateway/live/limits.ts'
import { createEventStreams } from '@quintet/gateway/live/sse.ts'
import { expect, it } from 'vitest'

it('a client who leaves before it is known who he is leaves nothing behind', async () => {
  const asked = Promise.withResolvers<void>()
  const known = Promise.withResolvers<null>()
  let subscriptions = 0
  const gateway: Pick<Gateway, 'prepare' | 'claims' | 'subscribe'> = {
    prepare: () => ({ node: { operation: 'subscription' } }) as ReturnType<Gateway['prepare']>,
    claims() {
      asked.resolve()
      return known.promise
    },
    subscribe() {
      subscriptions++
      return () => subscriptions--
    },
  }
  const streams = createEventStreams(gateway as Gateway, usualLiveLimits)
  const facts = { requestId: 'r', clientIp: '10.0.0.1', userAgent: null }
  const served = Promise.withResolvers<void>()
  const server = createServer((request, response) => {
    streams.serve(request, response, { query: 'subscription { ticked }' }, facts).then(served.resolve, served.reject)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = request({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' }).end()
  client.on('error', () => {})
  await asked.promise
  client.destroy()
  await expect.poll(streams.count).toBe(0)
  known.resolve(null)
  await served.promise
  expect(subscriptions).toBe(0)
  server.close()
})
