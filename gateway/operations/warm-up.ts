// Parses and plans trusted documents before the first request for them.
import { setImmediate as turn } from 'node:timers/promises'
import type { Logger } from '@quintet/kit/process/log.ts'
import type { Operations } from './operations.ts'

/** A start waits this long for plans. The rest is planned between requests, one at a time. */
const maxWaitMilliseconds = 3000

/**
 * Resolves when all texts are planned, or when the wait is over; then the rest is planned in the background.
 * @param isStopped ends the warm-up
 */
export async function warmUp(
  operations: Operations,
  texts: readonly string[],
  log: Logger,
  isStopped: () => boolean,
  waitMilliseconds = maxWaitMilliseconds,
): Promise<void> {
  const left = texts.values()
  const next = (): boolean => {
    const { value: text, done } = left.next()
    if (done === true) return false
    try {
      operations.warm(text)
    } catch (error) {
      // It may select fields that were removed; clients that send it get the error.
      log.warn({ error: String(error), begins: text.slice(0, 80) }, 'a trusted document is refused')
    }
    return true
  }
  const end = performance.now() + waitMilliseconds
  // A supergraph is replaced under load: requests are served between any two plans.
  while (performance.now() < end) {
    if (isStopped() || !next()) return
    await turn()
  }
  void (async () => {
    while (!isStopped() && next()) await turn()
  })()
}
