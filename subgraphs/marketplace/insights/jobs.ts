import type { ScheduledQueue } from '@quintet/kit/jobs/queue.ts'
import type { Context } from '../context.ts'
import { gatherUsage } from './store.ts'

/** Gathers the figures of operators, once an hour. */
const gathering: ScheduledQueue<Context> = {
  name: 'marketplace.usage',
  cron: '41 * * * *',
  run: ({ context, once }) => once((sql) => gatherUsage(sql, context.clock.now())),
}

export const queues = [gathering]
