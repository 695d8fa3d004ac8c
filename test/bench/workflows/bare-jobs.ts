// What jobs cost without Quintet: pg-boss alone, with a handler that does nothing.
import { performance } from 'node:perf_hooks'
import { openBoss } from '@quintet/kit/jobs/boss.ts'
import type { Logger } from '@quintet/kit/process/log.ts'

const queue = 'bench'

interface Bare {
  readonly subgraph: string
  readonly directUrl: string
  readonly log: Logger
  readonly count: number
  /** Workers, each with a batch of jobs at a time: a batch is fetched and completed by one statement each. */
  readonly workers: number
  readonly batch: number
}

/** Does jobs that wait already; seconds from the first to the last. */
export async function bareJobs({ subgraph, directUrl, log, count, workers, batch }: Bare): Promise<number> {
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
    const work = async (): Promise<void> => {
      const id: string = await boss.work(queue, { batchSize: batch, pollingIntervalSeconds: 2 }, async (jobs) => {
        done += jobs.length
        if (done >= count) ended.resolve()
        // Looks for more at once, as our worker does.
        boss.notifyWorker(id)
      })
    }
    await Promise.all(Array.from({ length: workers }, work))
    await ended.promise
    return (performance.now() - begun) / 1000
  } finally {
    await boss.stop({ graceful: true })
    await boss.deleteQueue(queue).catch(() => {})
  }
}
