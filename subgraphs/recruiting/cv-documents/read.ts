// Threads that read documents. One that has read a document may read the next, as starting one costs more than a short CV.
import { Worker } from 'node:worker_threads'
import type { ReadOutcome } from './content.ts'
import type { OcrOutcome } from './ocr-worker.ts'
import { bufferMegabytes, maxMegabytes, maxOcrPages, maxPages, ocrMegabytes, ocrSeconds, readSeconds } from './rules.ts'

type Ended = { readonly error: 'TIMEOUT' | 'TOO_LARGE' | 'BROKEN' }
interface Thread {
  readonly worker: Worker
  /** How many documents it has read. */
  read: number
  ending: NodeJS.Timeout | null
}

/** What a library leaves behind in a thread goes with it after so many documents, and after so long without one. */
const maxRead = 50
const idleMilliseconds = 5_000
/** How often the memory of a thread is looked at. */
const lookMilliseconds = 100

/**
 * Documents that threads of one kind read, each for so long at most. @param megabytes of buffers that a thread may hold: what
 * a stream unpacks to is in them, and they are not part of the heap that `resourceLimits` limits
 */
function createReaders<Request, Outcome>(file: URL, seconds: number, megabytes: number) {
  const idle: Thread[] = []
  const start = (): Thread => ({
    worker: new Worker(file, {
      resourceLimits: { maxOldGenerationSizeMb: maxMegabytes, maxYoungGenerationSizeMb: 64 },
      stdout: true,
      stderr: true,
    }),
    read: 0,
    ending: null,
  })
  const rest = (thread: Thread): void => {
    thread.read += 1
    thread.worker.removeAllListeners()
    const end = () => {
      if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1)
      void thread.worker.terminate()
    }
    // One that dies while it waits is not given a document.
    thread.worker.once('error', end).once('exit', end)
    if (thread.read >= maxRead) end()
    else {
      thread.worker.unref()
      thread.ending = setTimeout(end, idleMilliseconds).unref()
      idle.push(thread)
    }
  }

  /** What a thread says, or why it did not: TIMEOUT when its time is over, TOO_LARGE when its memory is. */
  return (request: Request): Promise<Outcome | Ended> =>
    new Promise((resolve) => {
      const thread = idle.pop() ?? start()
      const { worker } = thread
      if (thread.ending !== null) clearTimeout(thread.ending)
      worker.removeAllListeners()
      worker.ref()
      const timer = setTimeout(() => end({ error: 'TIMEOUT' }), seconds * 1_000)
      let isRunning = true
      const watch = setInterval(async () => {
        // A thread that has ended has no memory.
        const memory = await worker.getHeapStatistics().catch(() => null)
        if (isRunning && (memory?.external_memory ?? 0) > megabytes * 2 ** 20) end({ error: 'TOO_LARGE' })
      }, lookMilliseconds)
      const stopWatching = (): void => {
        isRunning = false
        clearTimeout(timer)
        clearInterval(watch)
      }
      const end = (outcome: Ended): void => {
        stopWatching()
        worker.removeAllListeners()
        // What it says while it ends is heard by no one.
        worker.on('error', () => {})
        resolve(outcome)
        void worker.terminate()
      }
      worker.once('message', (outcome: Outcome) => {
        stopWatching()
        rest(thread)
        resolve(outcome)
      })
      worker.once('error', (error: NodeJS.ErrnoException) =>
        end({ error: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'TOO_LARGE' : 'BROKEN' }),
      )
      worker.once('exit', () => end({ error: 'BROKEN' }))
      worker.postMessage(request)
    })
}

interface Document {
  readonly content: Uint8Array
  readonly maxPages: number
}
const readers = createReaders<Document & { readonly contentType: string }, ReadOutcome>(
  new URL('./worker.ts', import.meta.url),
  readSeconds,
  bufferMegabytes,
)
const ocrReaders = createReaders<Document, OcrOutcome>(
  new URL('./ocr-worker.ts', import.meta.url),
  ocrSeconds,
  ocrMegabytes,
)

/** What a document says, or why it cannot be read. */
export const readDocument = (content: Uint8Array, contentType: string): Promise<ReadOutcome | Ended> =>
  readers({ content, contentType, maxPages })

/** What OCR finds on the first pages of a scanned PDF, or why it found nothing. */
export const recogniseDocument = (content: Uint8Array): Promise<OcrOutcome | Ended> =>
  ocrReaders({ content, maxPages: maxOcrPages })
