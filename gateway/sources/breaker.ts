// A subgraph that does not answer is left alone for a while: callers are told at once, and it can get on its feet.

export interface Breaker {
  /** Whether to ask. While it rests one caller in a while is let through, to see. */
  mayAsk(): boolean
  answered(): void
  failed(): void
  isOpen(): boolean
}

/** So many questions in a row without an answer, whatever was asked. */
const mostFailures = 5
/** Short: a subgraph that is back is asked again at once, and one that is silent holds up a single caller at a time. */
const restMilliseconds = 250

/** A breaker that begins closed. `now` tells milliseconds. */
export function createBreaker(now: () => number = performance.now.bind(performance)): Breaker {
  let failures = 0
  let openUntil = 0
  let isTrying = false
  const isOpen = (): boolean => failures >= mostFailures
  return {
    isOpen,
    mayAsk() {
      if (!isOpen()) return true
      if (isTrying || now() < openUntil) return false
      isTrying = true
      return true
    },
    answered() {
      failures = 0
      isTrying = false
    },
    failed() {
      failures++
      // Those that were under way when it opened say nothing new.
      if (!isOpen() || (failures > mostFailures && !isTrying)) return
      openUntil = now() + restMilliseconds
      isTrying = false
    },
  }
}
