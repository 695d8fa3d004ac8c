// Rows that nobody asks for any more go after a while, and no others.
import { startRetention } from '@quintet/kit/subgraph/retention.ts'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'
import { silent } from '../../support/quintet/subgraph.ts'

let clone: TestDatabase
beforeAll(async () => {
  clone = await cloneDatabase()
})
afterEach(() => void vi.useRealTimers())
afterAll(() => clone.drop())

it('access changes are kept for a day, and what is older is removed within a minute and then by the hour', async () => {
  const { jobs } = clone.open('tenancy')
  const addOld = () => clone.admin`insert into tenancy.access_changes (created_at)
    select now() - hours * interval '1 hour' from unnest('{1, 23, 25, 400}'::int[]) hours`
  const count = async () => (await clone.admin`select 1 from tenancy.access_changes`).length
  // Connected before time stands still.
  await jobs`select 1`
  await addOld()
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] })
  const stop = startRetention('tenancy', jobs, { access_changes: 1 }, silent)
  vi.advanceTimersByTime(59_000)
  expect(await count()).toBe(4)
  vi.advanceTimersByTime(2_000)
  await expect.poll(count).toBe(2)
  await addOld()
  // Each look of the poll has moved the time on.
  vi.advanceTimersByTime(3_300_000)
  expect(await count()).toBe(6)
  vi.advanceTimersByTime(300_000)
  await expect.poll(count).toBe(4)
  stop()
})
