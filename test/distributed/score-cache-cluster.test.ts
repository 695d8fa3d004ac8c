// Live scores, hints and budgets over a Redis Cluster of three, with tenants in two databases. It needs redis-server on PATH.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Context } from '@quintet/credit/context.ts'
import { credit } from '@quintet/credit/subgraph.ts'
import { openRedisCounts } from '@quintet/gateway/pipeline/redis-counts.ts'
import { createPostgresBus } from '@quintet/kit/events/bus.ts'
import type { Placements } from '@quintet/kit/events/placements.ts'
import { createRedisBus } from '@quintet/kit/events/redis-bus.ts'
import { textOfFigures } from '@quintet/kit/process/figures.ts'
import { connectRedis, type RedisClient } from '@quintet/kit/process/redis.ts'
import { inspectCache } from '@quintet/kit/score-cache/inspect.ts'
import { boardsKey, nameOfBoard } from '@quintet/kit/score-cache/keys.ts'
import { homeDatabaseId } from '@quintet/kit/wire/placements.ts'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../support/database/database.ts'
import { type CachedBoard, cachedBoard } from '../support/quintet/cached-board.ts'
import { aRedisCluster, hasRedis } from '../support/quintet/redis.ts'
import { envelopeOf, silent, startSubgraph, type TestSubgraph } from '../support/quintet/subgraph.ts'
import { createRandom } from '../support/random.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
const second = randomUUID()
const tables = ['scores', 'scores_tally', 'streams', 'outbox']

describe.skipIf(!hasRedis)('a Redis Cluster of three (skipped where there is no redis-server on PATH)', () => {
  let directory: string
  let cluster: Awaited<ReturnType<typeof aRedisCluster>>
  let client: RedisClient
  let databases: { home: TestDatabase; second: TestDatabase }
  let subgraphs: { home: TestSubgraph<Context>; second: TestSubgraph<Context> }
  const placed = new Map<string, string>()
  const placements: Placements = {
    isSingle: () => false,
    others: () => [],
    databaseOf: (tenantId) => placed.get(tenantId) ?? homeDatabaseId,
    hasComeHome: () => false,
    regionOf: () => null,
    tenantCounts: () => new Map(),
    refresh: async () => {},
    onChange: () => () => {},
    close: async () => {},
  }
  const start = (database: TestDatabase, databaseId: string) =>
    startSubgraph<Context>(
      { name: 'credit', start: (runtime) => credit.start({ ...runtime, placements, databaseId }) },
      database,
      {
        isWorker: true,
        redisUrl: cluster.urls,
        peers: async () => ({ data: { tenancyEvents: [], marketplaceEvents: [] } }),
      },
    )
  const boardOf = (
    subgraph: () => TestSubgraph<Context>,
    admin: () => TestDatabase['admin'],
    board: string,
  ): CachedBoard => {
    const tenantId = randomUUID()
    const context = () => subgraph().running.contextFor(envelopeOf({ userId: randomUUID(), tenantId }))
    return cachedBoard({ context, admin, redis: client, random: createRandom(board.length) }, tenantId, board)
  }

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'quintet-cluster-'))
    cluster = await aRedisCluster(directory)
    client = connectRedis(cluster.urls, { maxRetriesPerRequest: 20, connectTimeout: 1_000, retryMilliseconds: 50 })
    databases = { home: await cloneDatabase(), second: await cloneDatabase() }
    subgraphs = {
      home: await start(databases.home, homeDatabaseId),
      second: await start(databases.second, second),
    }
  })
  afterAll(async () => {
    for (const each of Object.values(subgraphs ?? {})) await each.close()
    for (const each of Object.values(databases ?? {})) await each.drop()
    client?.disconnect()
    await cluster?.stop()
    await rm(directory, { recursive: true, force: true })
  })
  const home = (board: string): CachedBoard =>
    boardOf(
      () => subgraphs.home,
      () => databases.home.admin,
      board,
    )

  it('holds boards on several nodes, and a node that was emptied is filled again', async () => {
    const boards = ['overall', 'personal-loan', 'mortgage', 'car-loan', 'overdraft', 'card'].map(home)
    for (const board of boards) await board.change(30)
    for (const board of boards) {
      await board.untilApplied()
      await board.check()
    }
    const nodes = cluster.nodes.map(({ url }) => new Redis(url))
    const sizes = await Promise.all(nodes.map((node) => node.dbsize()))
    expect(sizes.filter((size) => size > 0).length).toBeGreaterThan(1)
    const before = await Promise.all(boards.map(async (board) => (await board.state()).epoch))
    const fullest = sizes.indexOf(Math.max(...sizes))
    await nodes[fullest]!.flushall()
    for (const board of boards) await board.change(3)
    for (const board of boards) {
      await board.untilApplied()
      await board.check()
    }
    const after = await Promise.all(boards.map(async (board) => (await board.state()).epoch))
    expect(after).not.toEqual(before)
    const source = { subgraph: 'credit', topic: 'credit.scores', jobs: databases.home.open('credit').jobs }
    expect(await inspectCache(cluster.urls, source)).toEqual([])
    const figures = textOfFigures(subgraphs.home.running.figures?.() ?? [])
    expect(figures).toMatch(/quintet_score_cache_leading 1\n/)
    expect(figures).toMatch(/quintet_score_cache_lag_events 0\n/)
    expect(figures).toMatch(/quintet_score_cache_rebuilds_total ([7-9]|\d\d)/)
    for (const node of nodes) node.disconnect()
  })

  it('follows a tenant to another database without making the board anew, and removes boards that are gone', async () => {
    let isMoved = false
    const board = boardOf(
      () => (isMoved ? subgraphs.second : subgraphs.home),
      () => (isMoved ? databases.second : databases.home).admin,
      'moved-loan',
    )
    const { tenantId } = board
    await board.change(30)
    await board.untilApplied()
    const before = await board.state()
    for (const table of tables) {
      const rows = await databases.home.admin.unsafe<{ row: string }[]>(
        `select to_jsonb(t)::text as row from credit.${table} t where tenant_id = $1`,
        [tenantId],
      )
      await databases.second.admin.begin(async (sql) => {
        await sql.unsafe('set local session_replication_role = replica')
        for (const { row } of rows)
          await sql.unsafe(
            `insert into credit.${table} select * from jsonb_populate_record(null::credit.${table}, $1::text::jsonb)`,
            [row],
          )
      })
    }
    placed.set(tenantId, second)
    isMoved = true
    const removeFrom = (database: TestDatabase) =>
      database.admin.begin(async (sql) => {
        await sql.unsafe('set local session_replication_role = replica')
        for (const table of tables) await sql.unsafe(`delete from credit.${table} where tenant_id = $1`, [tenantId])
      })
    await removeFrom(databases.home)
    await board.change(10)
    await board.untilApplied()
    await board.check()
    expect(await board.state()).toMatchObject({ epoch: before.epoch })
    const name = nameOfBoard(board)
    await expect.poll(() => client.sismember(boardsKey(homeDatabaseId), name)).toBe(0)
    expect(await client.sismember(boardsKey(second), name)).toBe(1)
    await removeFrom(databases.second)
    await expect.poll(() => client.exists(board.keys.state), { timeout: 30_000 }).toBe(0)
    expect(await client.exists(board.keys.leaderboard)).toBe(0)
    await expect.poll(() => client.sismember(boardsKey(second), name)).toBe(0)
  })

  it('carries hints, and adds up budgets', async () => {
    const deaf = () => createPostgresBus('', silent, { deaf: true })
    const [one, two] = [createRedisBus(cluster.urls, deaf(), silent), createRedisBus(cluster.urls, deaf(), silent)]
    let hints = 0
    two.onWake('credit.scores', () => hints++)
    await expect
      .poll(() => {
        one.wake('credit.scores')
        return hints
      })
      .toBeGreaterThan(0)
    await Promise.all([one.close(), two.close()])
    const gateways = [openRedisCounts(cluster.urls, silent), openRedisCounts(cluster.urls, silent)]
    const taken = (points: number) => ['a', 'b', 'c', 'd'].map((key) => [key, points] as const)
    await expect.poll(() => gateways[0]!.report(taken(2)).catch(() => [])).toEqual([2, 2, 2, 2])
    await expect.poll(() => gateways[1]!.report(taken(3)).catch(() => [])).toEqual([5, 5, 5, 5])
    for (const { stop } of gateways) stop()
  })
})
