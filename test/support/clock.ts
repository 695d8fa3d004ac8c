import type { Clock } from '@quintet/kit/process/clock.ts'

/** A clock that stands still until it is moved. */
export interface MovableClock extends Clock {
  move(milliseconds: number): void
}

export const seconds = (count: number): number => count * 1000
export const minutes = (count: number): number => count * 60_000
export const days = (count: number): number => count * 86_400_000

/** A clock that starts now, at a whole second. */
export function aClock(): MovableClock {
  let now = Math.floor(Date.now() / 1000) * 1000
  return {
    now: () => new Date(now),
    move: (milliseconds) => {
      now += milliseconds
    },
  }
}
