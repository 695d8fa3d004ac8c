// Operations that clients are known to send, read and planned before they come.
import { setImmediate as turn } from 'node:timers/promises'
import type { Logger } from '@quintet/kit/process/log.ts'
import type { Operations } from './operations.ts'

/** So long a start may wait for plans; what is left is planned between requests, one at a time. */
const patienceMilliseconds = 3000

/**
 * Warms operations up. Resolves when all is done or patience is out; what is left goes on by itself.
 * @param isOver ends it
 */
export async function warmUp(
  operations: Operations,
  texts: readonly string[],
  log: Logger,
  isOver: () => boolean,
  patience = patienceMilliseconds,
): Promise<void> {
  const left = texts.values()
  const next = (): boolean => {
    const { value: text, done } = left.next()
    if (done === true) return false
    try {
      operations.warm(text)
    } catch (error) {
      // It may ask for what is no more: whoever sends it will be told.
      log.warn({ error: String(error), begins: text.slice(0, 80) }, 'an operation to warm up is refused')
    }
    return true
  }
  const end = performance.now() + patience
  // A supergraph is replaced under load: requests have their turn between any two.
  while (performance.now() < end) {
    if (isOver() || !next()) return
    await turn()
  }
  void (async () => {
    while (!isOver() && next()) await turn()
  })()
}
