// How a process shuts down: it reports that it is draining, serves on for a while, finishes running requests, and exits.
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from './log.ts'

/** After the drain: 5 s to close sockets, 10 s for requests, and the rest to close what is open. */
const stopMilliseconds = 25_000

export interface Ending {
  /** Reports that the process is draining: load balancers stop sending requests. */
  drain(): void
  /** How long requests are still served. */
  readonly drainMilliseconds: number
  /** Finishes running requests. After 25 s the process exits all the same. */
  stop(): Promise<void>
}

/** Shuts the process down on SIGTERM or SIGINT, once. The exit code is 0 when everything stopped in time. */
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
