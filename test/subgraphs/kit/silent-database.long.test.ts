// A database that falls silent: its tenants' requests are soon refused at once, and hold no connections of others.
import { randomUUID } from 'node:crypto'
import { openDatabase } from '@quintet/drizzle/client/database.ts'
import type { Placements } from '@quintet/kit/events/placements.ts'
import { startPlaced } from '@quintet/kit/subgraph/placed.ts'
import { homeDatabaseId } from '@quintet/kit/wire/placements.ts'
import type { Context } from '@quintet/recruiting/context.ts'
import { recruiting } from '@quintet/recruiting/subgraph.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'
import { type SilentProxy, startSilentProxy } from '../../support/database/silence.ts'
import { envelopeOf, startSubgraph, type TestSubgraph } from '../../support/quintet/subgraph.ts'

const [second, acme, globex] = [randomUUID(), randomUUID(), randomUUID()]
let databases: TestDatabase[]
let proxy: SilentProxy
let subgraph: TestSubgraph<Context>
beforeAll(async () => {
  databases = await Promise.all([cloneDatabase(), cloneDatabase()])
  const through = new URL(databases[1]!.runtimeUrl('recruiting'))
  proxy = await startSilentProxy(`http://${through.host}`)
  through.host = new URL(proxy.origin).host
  const connections = { url: through.href, migrationUrl: through.href }
  const placements: Placements = {
    isSingle: () => false,
    others: () => [{ id: second, name: 'second', region: null, connections }],
    databaseOf: (tenantId) => (tenantId === acme ? second : homeDatabaseId),
    hasComeHome: () => false,
    regionOf: () => null,
    tenantCounts: () => new Map([[second, 1]]),
    refresh: async () => {},
    onChange: () => () => {},
    close: async () => {},
  }
  const placed = {
    name: 'recruiting' as const,
    start: (runtime: Parameters<typeof recruiting.start>[0]) =>
      startPlaced(recruiting, runtime, {
        placements,
        openDatabase: (name, { url, migrationUrl }) =>
          openDatabase({ subgraph: name, url, directUrl: migrationUrl, isSmall: true }),
        migrate: async () => {},
      }),
  }
  subgraph = await startSubgraph(placed, databases[0]!)
})
afterAll(async () => {
  await subgraph.close()
  await proxy.stop()
  await Promise.all(databases.map((database) => database.drop()))
})

const text = 'query ($id: ID!) { job(id: $id) { title } }'
/** The codes of a request for a job that is not there, and for how many milliseconds it waited. */
async function asked(tenantId: string) {
  const began = performance.now()
  const by = envelopeOf({ userId: randomUUID(), tenantId, grants: ['*.*:*'] })
  const { errors = [] } = await subgraph.running.execute({ query: text, variables: { id: randomUUID() } }, by)
  return {
    code: errors[0]?.extensions.code,
    retryAfter: errors[0]?.extensions.retryAfter,
    waited: performance.now() - began,
  }
}

it('requests to a silent database are refused without waiting, and others are answered meanwhile', async () => {
  expect(await asked(acme)).toMatchObject({ code: 'NOT_FOUND' })
  proxy.fallSilent()
  proxy.keepSilent(true)
  const waiting = Array.from({ length: 8 }, () => asked(acme))
  expect(await asked(globex)).toMatchObject({ code: 'NOT_FOUND' })
  for (const { code } of await Promise.all(waiting)) expect(code).toBe('UNAVAILABLE')
  // By the deadline of a statement alone each would wait for 5 s.
  await expect
    .poll(
      async () => {
        const { code, retryAfter, waited } = await asked(acme)
        return code === 'UNAVAILABLE' && retryAfter === 5 && waited < 2_500
      },
      { timeout: 30_000 },
    )
    .toBe(true)
  expect(await asked(globex)).toMatchObject({ code: 'NOT_FOUND' })
  proxy.keepSilent(false)
  await expect.poll(async () => (await asked(acme)).code, { timeout: 30_000 }).toBe('NOT_FOUND')
})
