// A client sees what was acknowledged, through any gateway.
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { acme } from '@quintet/kit/demo/people.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { category } from '../support/clients/traffic.ts'
import { type Distributed, startDistributed } from '../support/quintet/distributed.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

let quintet: Distributed
let relay: Relay
beforeAll(async () => {
  quintet = await startDistributed({ gateways: 2 })
  relay = await startRelay(quintet.subgraphs.get('credit')!)
  const address = (name: (typeof subgraphNames)[number]) =>
    name === 'credit' ? relay.origin : new URL(quintet.subgraphs.get(name)!).origin
  await quintet.kill('gateway-0', 'SIGTERM')
  await quintet.restart('gateway-0', { SUBGRAPHS: subgraphNames.map((name) => `${name}=${address(name)}`).join(',') })
})
afterAll(async () => {
  await quintet?.stop()
  relay?.server.close()
})

it('a request joins no earlier one that may miss what was acknowledged since', async () => {
  const token = await quintet.signIn(acme.agent.email)
  const cursor = async (): Promise<string> => {
    const { data } = await quintet.gql('CreditLeaderboard', { category, first: 5 }, token, 0)
    return data.creditLeaderboard.changesCursor
  }
  const atFirst = await cursor()

  const answered = relay.hold()
  const early = cursor()
  await answered
  const input = { category, applicantId: acme.applicants[0]!.id, value: 12.34 }
  const { data } = await quintet.gql('RecordCreditScore', { input }, token, 1)
  const late = [cursor(), cursor()]
  // The requests have reached the gateway, and the answer to the one before them is on a slow way.
  await pause(500)
  relay.release()

  expect(await early).toBe(atFirst)
  const recorded = data.recordCreditScore.cursor
  expect(recorded).not.toBe(atFirst)
  expect(await Promise.all(late)).toEqual([recorded, recorded])
})

interface Relay {
  readonly origin: string
  readonly server: Server
  /** Holds answers back from now on; resolves at the first. */
  hold(): Promise<void>
  release(): void
}

/** Carries bytes to an address and back. */
async function startRelay(url: string): Promise<Relay> {
  const { hostname, port } = new URL(url)
  let held: (() => void)[] | null = null
  let notify = (): void => {}
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    client.pipe(upstream)
    upstream.on('data', (chunk) => {
      if (held === null) return client.write(chunk)
      held.push(() => client.write(chunk))
      return notify()
    })
    for (const socket of [client, upstream]) {
      socket.on('error', () => {})
      socket.on('close', () => {
        client.destroy()
        upstream.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    hold() {
      held = []
      const { promise, resolve } = Promise.withResolvers<void>()
      notify = resolve
      return promise
    },
    release() {
      for (const write of held ?? []) write()
      held = null
    },
  }
}
