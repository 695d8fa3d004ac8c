// Two gateways over a Redis Cluster: what one has noted of a write, queries that come to the other must see.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPositions, noting, type Positions } from '@quintet/gateway/pipeline/positions.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { aRedisCluster, hasRedis } from '../support/quintet/redis.ts'
import { envelopeOf, silent } from '../support/quintet/subgraph.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })
const [user, colleague, outsider] = [1, 2, 3].map((n) => `01900000-0000-7000-8001-00000000000${n}`)
const of = (userId: string | undefined, tenantId: string | null) => envelopeOf({ userId: userId!, tenantId })
const [acme, globex] = ['acme', 'globex']
const position = (n: number): string => n.toString(16).padStart(16, '0').toUpperCase()
const long = { timeout: 20_000 }

describe.skipIf(!hasRedis)('positions of writes (skipped where there is no redis-server on PATH)', () => {
  let directory: string
  let cluster: Awaited<ReturnType<typeof aRedisCluster>>
  let gateways: Positions[]
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'quintet-positions-'))
    cluster = await aRedisCluster(directory)
    gateways = [createPositions(1, cluster.urls, silent), createPositions(1, cluster.urls, silent)]
  })
  afterAll(async () => {
    for (const each of gateways ?? []) each.stop()
    await cluster?.stop()
    await rm(directory, { recursive: true, force: true })
  })

  it('are known to all gateways, by user and by tenant, and the latest stays', async () => {
    const [one, two] = gateways as [Positions, Positions]
    // Neither knows what was written before it came.
    expect([await one.after(of(user, acme!)), await two.after(of(user, acme!))]).toEqual([undefined, undefined])
    for (const each of gateways) await expect.poll(() => each.after(of(user, acme!)), long).toEqual({})
    await one.note(of(user, acme!), `7:${position(300)}`)
    await two.note(of(user, acme!), `7:${position(20)}`)
    await two.note(of(user, acme!), `8:${position(5)}`)
    const known = { 7: position(300), 8: position(5) }
    for (const each of gateways) {
      expect(await each.after(of(user, acme!))).toEqual(known)
      expect(await each.after(of(colleague, acme!))).toEqual(known)
      expect(await each.after(of(user, globex!))).toEqual(known)
      expect(await each.after(of(outsider, globex!))).toEqual({})
    }
    // Who is not signed in has no writes that are known.
    expect(await one.after({ ...of(user, null), viewer: null })).toBeUndefined()
  })

  it('send a caller to the primary after a mutation without an answer', async () => {
    const [one, two] = gateways as [Positions, Positions]
    const source = noting(
      {
        name: 'credit',
        execute: () => Promise.reject(new Error('lost')),
        subscribe: async () => ({}),
        answer: async () => null,
      },
      one,
    )
    const envelope = of(colleague, globex!)
    await expect(source.execute({ query: 'mutation { a }' }, envelope)).rejects.toThrow('lost')
    expect([await one.after(envelope), await two.after(envelope)]).toEqual([undefined, undefined])
  })

  it('send them there only for a while, however much they write then', async () => {
    const [one, two] = gateways as [Positions, Positions]
    const envelope = of('a writer', 'umbrella')
    await one.note(envelope, '*')
    await one.note(envelope, `7:${position(1)}`)
    expect([await one.after(envelope), await two.after(envelope)]).toEqual([undefined, undefined])
    const known = async (gateway: Positions) => {
      await one.note(envelope, `7:${position(2)}`)
      return gateway.after(envelope)
    }
    for (const each of gateways) await expect.poll(() => known(each), long).toEqual({ 7: position(2) })
  })

  it('are noted for events too, before a subscriber gets them', async () => {
    const [one, two] = gateways as [Positions, Positions]
    const events = async function* () {
      yield { data: null, extensions: { position: 'where the stream begins' } }
      yield { data: {}, extensions: { logPosition: `9:${position(7)}` } }
    }
    const source = noting(
      { name: 'credit', execute: () => ({}), subscribe: async () => events(), answer: async () => null },
      one,
    )
    const [envelope, other] = [of(user, 'initech'), of(outsider, 'initech')]
    const stream = await source.subscribe({ query: 'subscription { a }' }, envelope)
    if (!(Symbol.asyncIterator in stream)) throw new Error('There is no stream')
    await stream.next()
    expect(await two.after(other)).toEqual({})
    await stream.next()
    expect(await two.after(other)).toEqual({ 9: position(7) })
    expect((await stream.next()).done).toBe(true)
  })

  it('are not guessed while Redis is gone, nor for as long as a standby may lag after it', async () => {
    const [one] = gateways as [Positions]

    await Promise.all(cluster.nodes.map((node) => node.kill()))
    await expect.poll(() => one.after(of(outsider, acme!)), long).toBeUndefined()
    await one.note(of(user, acme!), `7:${position(400)}`)
    await Promise.all(cluster.nodes.map((node) => node.start()))
    await expect.poll(() => one.after(of(outsider, null)), { timeout: 40_000 }).toEqual({})
  })
})

describe('positions that a gateway has no place for', () => {
  it('count for all, as long as a standby may lag', async () => {
    const positions = createPositions(1, null, silent)
    const other = of(outsider, null)
    await expect.poll(() => positions.after(other), long).toEqual({})
    positions.note(of(user, null), '*')
    positions.note(of(colleague, null), `7:${position(3)}`)
    for (let i = 0; i < 50_000; i++) positions.note(of(`someone ${i}`, null), `8:${position(1)}`)
    expect(positions.after(other)).toBeUndefined()
    await expect.poll(() => positions.after(other), long).toEqual({})
  })
})
