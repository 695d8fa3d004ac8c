// What jobs cost without Quintet: pg-boss alone, with a handler that does nothing.
import { performance } from 'node:perf_hooks'
import { openBoss } from '@quintet/kit/jobs/boss.ts'
import type { Logger } from '@quintet/kit/process/log.ts'

const queue = 'bench'

/** Does so many jobs that wait already, `concurrency` at a time; seconds from the first to the last. */
export async function bareJobs(
  subgraph: string,
  directUrl: string,
  log: Logger,
  count: number,
  concurrency: number,
): Promise<number> {
  const boss = openBoss(subgraph, directUrl, log)
  await boss.start()
  try {
    await boss.createQueue(queue)
    await boss.insert(
      queue,
      Array.from({ length: count }, () => ({ data: {} })),
    )
    const ended = Promise.withResolvers<void>()
    let done = 0
    const begun = performance.now()
    const id: string = await boss.work(queue, { batchSize: concurrency, pollingIntervalSeconds: 2 }, async (jobs) => {
      done += jobs.length
      if (done >= count) ended.resolve()
      boss.notifyWorker(id)
    })
    await ended.promise
    return (performance.now() - begun) / 1000
  } finally {
    await boss.stop({ graceful: true })
    await boss.deleteQueue(queue).catch(() => {})
  }
}
