import { publishedDays } from '@quintet/kit/events/publish.ts'
import type { ScheduledQueue } from '@quintet/kit/jobs/queue.ts'
import { removeOlder } from '@quintet/kit/subgraph/retention.ts'
import type { Context } from '../context.ts'

const dayMilliseconds = 86_400_000

/** Removes events of records in the databases beside the first one, as its own are removed there. */
const placedRetention: ScheduledQueue<Context> = {
  name: 'marketplace.placed-retention',
  cron: '27 * * * *',
  async run({ context }) {
    const before = new Date(context.clock.now().getTime() - publishedDays * dayMilliseconds)
    for (const jobs of context.part.openJobs()) await removeOlder(jobs, 'marketplace.published_events', before)
  },
}

export const queues = [placedRetention]
