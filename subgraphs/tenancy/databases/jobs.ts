import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'
import type { Context } from '../context.ts'
import { setUpDatabase } from './set-up.ts'

interface Setup {
  readonly databaseId: string
}
export const setupQueue: QueueOf<Setup> = { name: 'tenancy.database-setup' }

const setup: WorkQueue<Context, Setup> = {
  ...setupQueue,
  deadlineSeconds: 600,
  concurrency: 1,
  async run({ context, payload: { databaseId } }) {
    const { databases, clock } = context
    const strings = await databases.open(databaseId)
    // Archived before it was set up.
    const row = (await databases.list()).find(({ id }) => id === databaseId)
    if (strings === null || row?.status !== 'PROVISIONING') return
    try {
      await setUpDatabase(databaseId, strings)
    } catch (error) {
      await databases.settle(databaseId, error instanceof Error ? error.message : String(error), clock.now())
      throw error
    }
    await databases.settle(databaseId, null, clock.now())
  },
}

export const queues = [setup]
