// Rows that nobody asks for any more go after a while, and no others.
import { systemClock } from '@quintet/kit/process/clock.ts'
import { startRetention } from '@quintet/kit/subgraph/retention.ts'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { aClock, days } from '../../support/clock.ts'
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
  const stop = startRetention('tenancy', { jobs, clock: systemClock, log: silent }, { access_changes: 1 })
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

it('what is old is judged by the clock of the process, in both directions', async () => {
  const { jobs } = clone.open('tenancy')
  const clock = aClock()
  const count = async () => (await clone.admin`select 1 from tenancy.access_changes`).length
  await jobs`delete from tenancy.access_changes`
  await clone.admin`insert into tenancy.access_changes (created_at) values (${clock.now()})`
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] })
  const stop = startRetention('tenancy', { jobs, clock, log: silent }, { access_changes: 1 })
  clock.move(days(-45))
  vi.advanceTimersByTime(61_000)
  expect(await count()).toBe(1)
  clock.move(days(90))
  vi.advanceTimersByTime(3_600_000)
  await expect.poll(count).toBe(0)
  stop()
})
