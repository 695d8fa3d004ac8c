// Starts the thread that reads a document, and ends it.
import { Worker } from 'node:worker_threads'
import { maxMegabytes, maxPages, readSeconds } from './rules.ts'
import type { ReadOutcome } from './worker.ts'

/** What a document says, or why it cannot be read: TIMEOUT when its time is over, TOO_LARGE when its memory is. */
export function readDocument(
  content: Uint8Array,
  contentType: string,
): Promise<ReadOutcome | { readonly error: 'TIMEOUT' | 'TOO_LARGE' }> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { content, contentType, maxPages },
      resourceLimits: { maxOldGenerationSizeMb: maxMegabytes, maxYoungGenerationSizeMb: 64 },
      stdout: true,
      stderr: true,
    })
    const timer = setTimeout(() => end({ error: 'TIMEOUT' }), readSeconds * 1_000)
    const end = (outcome: ReadOutcome | { readonly error: 'TIMEOUT' | 'TOO_LARGE' }): void => {
      clearTimeout(timer)
      resolve(outcome)
      void worker.terminate()
    }
    worker.once('message', (outcome: ReadOutcome) => end(outcome))
    worker.once('error', (error: NodeJS.ErrnoException) =>
      end({ error: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'TOO_LARGE' : 'BROKEN' }),
    )
    worker.once('exit', () => end({ error: 'BROKEN' }))
  })
}
