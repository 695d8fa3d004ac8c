// How a process ends: it says that it takes no more, serves on for a while, finishes what is under way, and goes.
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from './log.ts'

/** After the drain: 5 s in which sockets are sent away, 10 s for requests, and some to let go of what is open. */
const stopMilliseconds = 25_000

export interface Ending {
  /** Says that nothing new is taken: load balancers look elsewhere from now on. */
  drain(): void
  /** How long requests are served on. */
  readonly drainMilliseconds: number
  /** Ends what is under way; after 25 s the process ends all the same. */
  stop(): Promise<void>
}

/** Ends the process on SIGTERM or SIGINT, once. Exit code 0 when everything ended by itself. */
export function endOnSignal({ drain, drainMilliseconds, stop }: Ending, log: Logger): void {
  let isEnding = false
  const end = async (): Promise<void> => {
    // Ctrl-C reaches the whole process group and may come twice: one end is enough.
    if (isEnding) return
    isEnding = true
    setTimeout(() => process.exit(1), drainMilliseconds + stopMilliseconds).unref()
    drain()
    await pause(drainMilliseconds)
    const code = await stop().then(
      () => 0,
      (error: unknown) => {
        log.error({ error: String(error) }, 'stop failed')
        return 1
      },
    )
    process.exit(code)
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
}
