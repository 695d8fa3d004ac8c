import type { ScheduledQueue } from '@quintet/kit/jobs/queue.ts'
import type { Context } from '../context.ts'
import { gatherUsage, writeSeats } from './store.ts'

/** Gathers the figures of operators, once an hour. */
const gathering: ScheduledQueue<Context> = {
  name: 'marketplace.usage',
  cron: '41 * * * *',
  run: ({ context, once }) => once((sql) => gatherUsage(sql, context.clock.now())),
}

/** How many tenants are asked about at once. */
const atOnce = 500

/** Counts the members of tenants that hold anything here, once an hour. */
const countingSeats: ScheduledQueue<Context> = {
  name: 'marketplace.seats',
  cron: '51 * * * *',
  async run({ context, once }) {
    const ids = [...new Set((await context.insights.tenantRows()).map(({ tenantId }) => tenantId))]
    const seats: { tenantId: string; count: number }[] = []
    for (let i = 0; i < ids.length; i += atOnce) {
      seats.push(...(await context.peers.memberCounts(ids.slice(i, i + atOnce))))
    }
    await once((sql) => writeSeats(sql, context.clock.now(), seats))
  },
}

export const queues = [gathering, countingSeats]
