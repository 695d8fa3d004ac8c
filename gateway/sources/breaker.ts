// A circuit breaker: after a row of failures a subgraph is left alone for a while, and callers are refused at once.

export interface Breaker {
  /** Whether a request may be sent. While the breaker is open, one request after each rest is let through as a trial. */
  allowsRequest(): boolean
  onSuccess(): void
  onFailure(): void
  isOpen(): boolean
}

/** So many failures in a row open the breaker, whatever was requested. */
const maxFailures = 5
/** Short, so that a subgraph that is back is used at once. One that stays silent holds up a single caller at a time. */
const restMilliseconds = 250

/** Creates a closed breaker. `now` returns milliseconds. */
export function createBreaker(now: () => number = performance.now.bind(performance)): Breaker {
  let failures = 0
  let openUntil = 0
  let isTrial = false
  const isOpen = (): boolean => failures >= maxFailures
  return {
    isOpen,
    allowsRequest() {
      if (!isOpen()) return true
      if (isTrial || now() < openUntil) return false
      isTrial = true
      return true
    },
    onSuccess() {
      failures = 0
      isTrial = false
    },
    onFailure() {
      failures++
      // Failures of requests that were under way when the breaker opened do not prolong its rest.
      if (!isOpen() || (failures > maxFailures && !isTrial)) return
      openUntil = now() + restMilliseconds
      isTrial = false
    },
  }
}
