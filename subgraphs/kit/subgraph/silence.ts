// Notices that a database has fallen silent, so that requests for it are refused at once: while they wait they hold
// connections between processes, which others need.
import { setTimeout as pause } from 'node:timers/promises'

export interface SilenceWatch {
  /** Whether the database did not answer when it was asked last. */
  isSilent(): boolean
  /** Waits for work. Where it takes long, the database is asked whether it answers, until it does. */
  during<T>(work: T | Promise<T>): Promise<T>
  close(): void
}

const timeoutMilliseconds = 1_000
/** Long enough for a busy server: it answers a new connection. */
const answerMilliseconds = 4_000
const againMilliseconds = 1_000

/**
 * @param answers asks the database over a connection of its own, as those of requests may be busy
 * @param onChange called when it fell silent, and when it answers again
 */
export function watchSilence(answers: () => Promise<boolean>, onChange: (isSilent: boolean) => void): SilenceWatch {
  let isSilent = false
  let isAsking = false
  let isClosed = false
  const ask = async (): Promise<void> => {
    if (isAsking) return
    isAsking = true
    do {
      const late = pause(answerMilliseconds, false, { ref: false })
      const now = !(await Promise.race([answers().catch(() => false), late]))
      if (now !== isSilent && !isClosed) onChange(now)
      isSilent = now
      if (isSilent) await pause(againMilliseconds, undefined, { ref: false })
    } while (isSilent && !isClosed)
    isAsking = false
  }
  return {
    isSilent: () => isSilent,
    async during(work) {
      const timer = setTimeout(ask, timeoutMilliseconds)
      timer.unref()
      try {
        return await work
      } finally {
        clearTimeout(timer)
      }
    },
    close() {
      isClosed = true
    },
  }
}
