// Cells of many databases: each that has jobs to run has one.
import type { Database } from '@quintet/drizzle/client/database.ts'
import type { PlacedDatabase, Placements } from '@quintet/kit/events/placements.ts'
import { createCells } from '@quintet/kit/subgraph/cells.ts'
import { expect, it } from 'vitest'
import { silent } from '../../support/quintet/subgraph.ts'

const databases: PlacedDatabase[] = Array.from({ length: 60 }, (_, i) => ({
  id: `database ${i}`,
  name: `database ${i}`,
  region: null,
  connections: { url: `postgres://127.0.0.1:1/${i}`, migrationUrl: `postgres://127.0.0.1:1/${i}` },
}))

function cellsOf(isWorker: boolean) {
  const placements = { others: () => databases, onChange: () => () => {} } as Partial<Placements> as Placements
  const database = { probe: async () => {}, close: async () => {} } as Partial<Database> as Database
  const settings = { placements, openDatabase: () => database, migrate: async () => {} }
  return createCells('credit', { log: silent, isWorker }, settings, async () => ({ close: async () => {} }))
}

it('a worker has a cell for each database, another process for the last 50 that it used', async () => {
  const [worker, other] = [cellsOf(true), cellsOf(false)]
  await expect.poll(() => worker.open().length).toBe(60)
  await worker.use('database 59')
  expect(worker.open()).toHaveLength(60)
  for (const { id } of databases) await other.use(id)
  const ids = other.open().map(({ databaseId }) => databaseId)
  expect([ids.length, ids.includes('database 9'), ids.includes('database 59')]).toEqual([50, false, true])
  await Promise.all([worker.close(), other.close()])
})
