// A subgraph with one queue, whose jobs each leave a mark; for the worker that is killed and for the test that requests.
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '@quintet/drizzle/client/database.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { eventHeads, published } from '@quintet/drizzle/marketplace/events.ts'
import * as jobTables from '@quintet/drizzle/marketplace/queues.ts'
import { marketplace } from '@quintet/drizzle/marketplace/schema.ts'
import { createPostgresBus } from '@quintet/kit/events/bus.ts'
import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { createLogger } from '@quintet/kit/process/log.ts'
import type { BaseContext } from '@quintet/kit/slice/context.ts'
import { defineSubgraph } from '@quintet/kit/subgraph/subgraph.ts'
import { text } from 'drizzle-orm/pg-core'
import { routesOf } from '../../support/quintet/routes.ts'

const workMilliseconds = 30

const marks = marketplace.table('marks', { mark: text('mark') })
const leaveMark = statement({ mark: slot.text }, (db, p) => db.insert(marks).values({ mark: p.mark }))

export const marking: WorkQueue<BaseContext, { mark: string; isPoison?: boolean }> = {
  name: 'marketplace.marking',
  retryLimit: 2,
  run: async ({ payload, once }) => {
    await pause(workMilliseconds)
    if (payload.isPoison) throw new Error('poisoned')
    await once((writer) => writer.run(leaveMark, { mark: payload.mark }))
    await pause(workMilliseconds)
  },
}

const subgraph = defineSubgraph({
  name: 'marketplace',
  slices: [{ resolvers: {}, queues: [marking as never] }],
  routes: routesOf('marketplace'),
  jobs: jobTables,
  published: { published, eventHeads },
  open: () => ({ parts: {} }),
})

/** Starts it on a database; `close` ends it. */
export async function startMarking(url: string, adminUrl: string, isWorker: boolean) {
  const log = createLogger('silent')
  const database = openDatabase({ subgraph: 'marketplace', url, directUrl: adminUrl })
  const bus = createPostgresBus(adminUrl, log)
  const running = await subgraph.start({
    database,
    bus,
    isWorker,
    clock: systemClock,
    wallClock: systemClock,
    log,
    secret: Buffer.alloc(32, 7),
    publicUrl: 'http://localhost',
    executorOf: () => async () => ({ data: null }),
  })
  return {
    running,
    async close() {
      await running.close()
      await bus.close()
      await database.close()
    },
  }
}
