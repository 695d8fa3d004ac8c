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
const shortestRest = 500
const longestRest = 5_000

/** A breaker that begins closed. `now` tells milliseconds. */
export function createBreaker(now: () => number = performance.now.bind(performance)): Breaker {
  let failures = 0
  let rest = shortestRest
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
      rest = shortestRest
      isTrying = false
    },
    failed() {
      failures++
      // Those that were under way when it opened say nothing new.
      if (!isOpen() || (failures > mostFailures && !isTrying)) return
      openUntil = now() + rest
      if (isTrying) rest = Math.min(rest * 2, longestRest)
      isTrying = false
    },
  }
}
