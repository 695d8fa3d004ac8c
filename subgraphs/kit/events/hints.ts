// Waits for hints of one topic, or for the next time to look.
import type { Bus } from './bus.ts'

export interface Hints {
  /** Forgets the hints that have come. Call it before reading, so that one that comes meanwhile is kept. */
  clear(): void
  /** Until a hint has come, or so many milliseconds have passed. */
  wait(milliseconds: number): Promise<void>
  /** Ends waiting, and listens no more. */
  stop(): void
}

export function hintsOf(bus: Bus, topic: string): Hints {
  let isHinted = false
  let wake = (): void => {}
  const hint = (): void => {
    isHinted = true
    wake()
  }
  const stopListening = bus.onWake(topic, hint)
  return {
    clear() {
      isHinted = false
    },
    wait: (milliseconds) =>
      new Promise((resolve) => {
        if (isHinted) return resolve()
        const timer = setTimeout(resolve, milliseconds)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      }),
    stop() {
      stopListening()
      hint()
    },
  }
}
