// Names that tenants gave are judged by where they lead, each time they are called.
import dns from 'node:dns'
import { createServer } from 'node:http'
import { syncBuiltinESMExports } from 'node:module'
import type { AddressInfo } from 'node:net'
import { publicAgent, urlProblem } from '@quintet/kit/wire/public-address.ts'
import { type Dispatcher, request } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** Where names lead at present. */
const names = new Map<string, string[]>()
const { lookup } = dns
type Found = (error: Error | null, addresses: object[]) => void
dns.lookup = ((name: string, options: object, done: Found) => {
  const addresses = names.get(name)
  if (addresses === undefined) return lookup(name, options as { all: true }, done)
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  done(null, found)
}) as typeof lookup
syncBuiltinESMExports()

const server = createServer((_, response) => response.end('reached'))
let port: number
const agents: Dispatcher[] = []
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(async () => {
  await Promise.all(agents.map((agent) => agent.destroy()))
  server.close()
  dns.lookup = lookup
  syncBuiltinESMExports()
})

async function call(name: string, isDevelopment: boolean): Promise<string> {
  const dispatcher = publicAgent(isDevelopment)
  agents.push(dispatcher)
  return (await request(`http://${name}:${port}/`, { dispatcher })).body.text()
}

describe('a name', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
  ])('that is accepted when it is saved is refused when it resolves to %s', async (address) => {
    expect(urlProblem('https://rebound.example/', false)).toBeNull()
    names.set('rebound.example', [address])
    await expect(call('rebound.example', false)).rejects.toThrow('rebound.example is not a public address')
  })

  it('is called only at its allowed addresses, and refused once it has none', async () => {
    names.set('mixed.example', ['10.0.0.1', '127.0.0.1'])
    expect(await call('mixed.example', true)).toBe('reached')
    names.set('mixed.example', ['10.0.0.1'])
    await expect(call('mixed.example', true)).rejects.toThrow('not a public address')
  })
})
