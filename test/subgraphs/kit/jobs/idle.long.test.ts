// What queues without work cost a database.
import { setTimeout as pause } from 'node:timers/promises'
import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import type { BaseContext } from '@quintet/kit/slice/context.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aCaller, type Fixture, leaveMark, openFixture } from './fixture.ts'

const queues = Array.from(
  { length: 60 },
  (_, i): WorkQueue<BaseContext, { mark: string }> => ({
    name: `marketplace.queue-${i}`,
    run: ({ payload, once }) => once((writer) => writer.run(leaveMark, payload)),
  }),
)

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

it('sixty queues without work cost a few statements a second, and a new job runs at once', async () => {
  const process = await fixture.start(queues)
  const mark = async (name: string): Promise<void> => {
    await fixture.request(process, aCaller(), queues[59]!, name, { mark: name })
    await expect.poll(() => fixture.marked(name)).toHaveLength(1)
  }
  await mark('before')
  // As long as lost runs are looked for at each poll.
  await pause(16_000)
  const transactions = async (): Promise<number> => {
    const [row] = await fixture.database.admin`select xact_commit::int as count from pg_stat_database
      where datname = current_database()`
    return row!.count
  }
  const before = await transactions()
  await pause(10_000)
  // One poll of a queue every two seconds alone were 300.
  expect((await transactions()) - before).toBeLessThan(100)
  await mark('after')
}, 60_000)
