// PostgreSQL, Redis and credit for `pnpm bench scores`, in a directory that goes with them.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Context } from '@quintet/credit/context.ts'
import { credit } from '@quintet/credit/subgraph.ts'
import { type Database, openDatabase } from '@quintet/drizzle/client/database.ts'
import { startEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import { migrate } from '@quintet/drizzle/migrate/migrate.ts'
import { connectRedis, type RedisClient } from '@quintet/kit/process/redis.ts'
import postgres from 'postgres'
import { withParts } from '../../support/database/database.ts'
import { aRedis, type TestRedis } from '../../support/quintet/redis.ts'
import { envelopeOf, startSubgraph, type TestSubgraph } from '../../support/quintet/subgraph.ts'

export interface Fixture {
  readonly admin: postgres.Sql
  readonly database: Database
  readonly redis: TestRedis
  readonly client: RedisClient
  readonly subgraph: TestSubgraph<Context>
  readonly tenantId: string
  readonly board: string
  context(): Context
  stop(): Promise<void>
}

export async function openFixture(): Promise<Fixture> {
  const directory = await mkdtemp(join(tmpdir(), 'quintet-scores-'))
  const server = await startEmbeddedPostgres({ directory })
  const adminUrl = `postgres://postgres:${encodeURIComponent(server.password)}@${server.host}:${server.port}/postgres`
  const login = { name: 'bench', password: 'bench' }
  await migrate({ subgraph: 'credit', adminUrl, login })
  const url = withParts(adminUrl, { user: login.name, password: login.password })
  const database = openDatabase({ subgraph: 'credit', url, directUrl: adminUrl })
  const redis = await aRedis()
  await redis.start()
  const client = connectRedis(redis.url, { maxRetriesPerRequest: 20, connectTimeout: 1_000, retryMilliseconds: 50 })
  const peers = async () => ({ data: { tenancyEvents: [], marketplaceEvents: [] } })
  const options = { isWorker: true, redisUrl: redis.url, peers }
  const subgraph = await startSubgraph(credit, { adminUrl, open: () => database }, options)
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} })
  const tenantId = randomUUID()
  return {
    admin,
    database,
    redis,
    client,
    subgraph,
    tenantId,
    board: 'personal-loan',
    context: () => subgraph.running.contextFor(envelopeOf({ userId: randomUUID(), tenantId, grants: ['*.*:read'] })),
    async stop() {
      await subgraph.close()
      client.disconnect()
      await Promise.all([database.close(), admin.end(), redis.kill()])
      await server.stop()
      await rm(directory, { recursive: true, force: true, maxRetries: 10 })
    },
  }
}

/** Until a condition holds. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5))
}
