// Rows that are no longer needed are removed after a while, and no others.
import { retentionQueue } from '@quintet/kit/subgraph/retention.ts'
import { tenancy } from '@quintet/tenancy/subgraph.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aClock, days, minutes } from '../../support/clock.ts'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'
import { startSubgraph } from '../../support/quintet/subgraph.ts'

let clone: TestDatabase
beforeAll(async () => {
  clone = await cloneDatabase()
})
afterAll(() => clone.drop())

it('access changes are kept for a day of the clock, and older ones are removed every hour', async () => {
  const clock = aClock()
  const hours = (count: number) => new Date(clock.now().getTime() + minutes(count * 60))
  const addOld = async () => {
    for (const age of [1, 22, 26, 400]) {
      await clone.admin`insert into tenancy.access_changes (created_at) values (${hours(-age)})`
    }
  }
  const count = async () => (await clone.admin`select 1 from tenancy.access_changes`).length
  await addOld()
  const process = await startSubgraph(tenancy, clone, { clock, isWorker: true })
  const known = () => clone.admin`select 1 from tenancy.job_schedules where queue = 'tenancy.retention'`
  await expect.poll(async () => (await known()).count).toBe(1)
  expect(await count()).toBe(4)
  clock.move(minutes(60))
  await expect.poll(count).toBe(2)
  await addOld()
  clock.move(days(-45))
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(await count()).toBe(6)
  await process.close()
})

it('the retention queue runs once an hour', () => {
  expect(retentionQueue('tenancy', {})).toMatchObject({ name: 'tenancy.retention', cron: '17 * * * *' })
})
