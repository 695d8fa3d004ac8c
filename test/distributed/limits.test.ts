// Settings of a gateway process for limits, documents and origins; and two gateways that share a viewer's budget.
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Distributed, startDistributed } from '../support/quintet/distributed.ts'
import { aRedis, hasRedis, type TestRedis } from '../support/quintet/redis.ts'

const perMinute = 20
const me = 'query Me { viewer { permissions } }'

describe.skipIf(!hasRedis)('gateways beside each other', () => {
  let redis: TestRedis
  let quintet: Distributed
  let directory: string
  beforeAll(async () => {
    redis = await aRedis()
    await redis.start()
    directory = await mkdtemp(join(tmpdir(), 'quintet-documents-'))
    const list = join(directory, 'documents.json')
    await writeFile(list, JSON.stringify({ [createHash('md5').update(me).digest('hex')]: me }))
    quintet = await startDistributed({ gateways: 2 })
    // Only now: the polls for the demo data would use up the budget.
    const environment = {
      REDIS_URL: redis.url,
      OPERATIONS_PER_MINUTE: `${perMinute}`,
      CORS_ORIGINS: 'https://app.example.com',
      TRUSTED_DOCUMENTS: list,
    }
    for (const name of ['gateway-0', 'gateway-1']) {
      await quintet.kill(name, 'SIGTERM')
      await quintet.restart(name, environment)
    }
  }, 120_000)
  afterAll(async () => {
    await quintet?.stop()
    await redis?.kill()
    await rm(directory, { recursive: true, force: true })
  })

  const ask = async (token: string, gateway: number): Promise<string> => {
    const answer = await quintet.gql(me, {}, token, gateway)
    return answer.errors?.[0]?.extensions.code ?? 'ok'
  }
  it('give a viewer one budget together', async () => {
    const token = await quintet.signIn('alan@acme.example')
    // Within one minute, as the window slides on at its end.
    const left = 60_000 - (Date.now() % 60_000)
    if (left < 10_000) await pause(left + 500)
    for (let i = 0; i < perMinute - 5; i++) expect(await ask(token, 0)).toBe('ok')
    const client = new Redis(redis.url)
    const remaining = async () => {
      const [key = ''] = await client.keys('{quintet:counts}:operations:viewer:*')
      return (await client.hvals(key)).reduce((total, points) => total + Number(points), 0)
    }
    // A gateway reports its count every half second, and reads the count of the other at its next report.
    await expect.poll(remaining).toBe(perMinute - 5)
    expect(await ask(token, 1)).toBe('ok')
    await expect.poll(remaining).toBe(perMinute - 4)
    client.disconnect()
    const codes: string[] = []
    for (let i = 0; i < 10; i++) codes.push(await ask(token, 1))
    expect(codes.filter((code) => code === 'ok').length).toBeLessThanOrEqual(5)
    expect(codes.at(-1)).toBe('RATE_LIMITED')
  })
  it('each give the whole budget while Redis is unavailable', async () => {
    await redis.kill()
    const token = await quintet.signIn('linus@globex.example')
    for (const gateway of [0, 1]) {
      for (let i = 0; i < perMinute - 5; i++) expect(await ask(token, gateway)).toBe('ok')
    }
    await redis.start()
  })
  it('accept the documents and origins of their settings', async () => {
    const token = await quintet.signIn('ada@acme.example')
    for (const gateway of quintet.gateways) {
      const response = await fetch(`${gateway}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          origin: 'https://app.example.com',
        },
        body: JSON.stringify({ documentId: createHash('md5').update(me).digest('hex') }),
      })
      expect(await response.json()).toEqual({ data: { viewer: { permissions: ['*.*:*'] } } })
      expect(response.headers.get('access-control-allow-origin')).toBe('https://app.example.com')
    }
  })
})
