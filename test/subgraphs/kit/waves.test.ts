// Migrations of many databases: in waves, stopped by the first that fails, and not by one that does not answer.
import { MigrationError } from '@quintet/drizzle/migrate/migrate.ts'
import type { Logger } from '@quintet/kit/process/log.ts'
import { createWaves } from '@quintet/kit/subgraph/waves.ts'
import { expect, it } from 'vitest'

const databases = Array.from({ length: 30 }, (_, i) => ({ id: `id ${i}`, name: `database ${i}` }))
const lost = 'does not answer'

/** Begins all, as a process does. @param faults by the place of the database */
async function roll(faults: Readonly<Record<number, Error>> = {}) {
  const [running, log, errors]: [Set<number>, number[][], object[]] = [new Set(), [], []]
  const migrate = createWaves({
    subgraph: 'credit',
    log: { error: (what: object) => void errors.push(what) } as unknown as Logger,
    databases: () => databases,
    async migrate({ id }: { id: string }) {
      const place = Number(id.slice(3))
      running.add(place)
      log.push([...running])
      await new Promise((resolve) => setImmediate(resolve))
      running.delete(place)
      if (faults[place] !== undefined) throw faults[place]
    },
  })
  const ends = await Promise.allSettled(databases.map(migrate))
  const refused = ends.flatMap((end, i) => (end.status === 'rejected' ? [i] : []))
  const migrated = log.map((places) => places.at(-1)!)
  /** Which ran beside each. */
  const beside = log.map((places) => Math.min(...places))
  return { migrated, beside, refused, errors, again: migrate }
}

it('one database is migrated alone, then four, fifteen, and the rest', async () => {
  const { migrated, beside, refused } = await roll()
  expect(migrated).toEqual(databases.map((_, i) => i))
  expect(refused).toEqual([])
  expect(beside).toEqual(migrated.map((i) => (i < 1 ? 0 : i < 5 ? 1 : i < 20 ? 5 : 20)))
})

it('a migration that fails in the first database changes no other, and all are served', async () => {
  const { migrated, refused, errors } = await roll({ 0: new MigrationError('0042 failed') })
  expect(migrated).toEqual([0])
  expect(refused).toEqual([])
  expect(errors[0]).toEqual({ subgraph: 'credit', database: 'database 0', error: '0042 failed' })
  expect(errors.slice(1)).toEqual(
    databases.slice(1).map(({ name }) => ({ subgraph: 'credit', database: name, failed: 'database 0' })),
  )
})

it('a migration that fails later lets its wave end, and no wave after it begins', async () => {
  const { migrated, refused } = await roll({ 2: new MigrationError('0042 failed') })
  expect(migrated).toEqual([0, 1, 2, 3, 4])
  expect(refused).toEqual([])
})

it('a database that does not answer stops no other, and is migrated when it answers', async () => {
  const { migrated, refused, again } = await roll({ 0: new Error(lost), 7: new Error(lost) })
  expect(migrated).toEqual(databases.map((_, i) => i))
  expect(refused).toEqual([0, 7])
  await expect(again(databases[3]!)).resolves.toBeUndefined()
})

it('a migration that meets a lock is tried again', async () => {
  let attempts = 0
  const migrate = createWaves({
    subgraph: 'credit',
    log: { error: () => {} } as unknown as Logger,
    databases: () => databases.slice(0, 1),
    async migrate() {
      if (++attempts === 1) throw new MigrationError('failed', { cause: Object.assign(new Error(), { code: '55P03' }) })
    },
  })
  await migrate(databases[0]!)
  expect(attempts).toBe(2)
})
