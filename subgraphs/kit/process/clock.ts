// The only source of the present time in decisions. Tests replace it; CLOCK_OFFSET moves a development process.

export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that is ahead of the system's by so many milliseconds, or behind it. */
export const clockAhead = (milliseconds: number): Clock =>
  milliseconds === 0 ? systemClock : { now: () => new Date(Date.now() + milliseconds) }

const secondsOf: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 }
const maxDays = 36_500

/** Milliseconds of a text such as 45d, -2h, 90m or 300 (seconds); null for another text, or for over 100 years. */
export function parseOffset(text: string): number | null {
  const [, count, unit = ''] = text.match(/^([+-]?\d{1,12})([smhd]?)$/) ?? []
  if (count === undefined) return null
  const seconds = Number(count) * secondsOf[unit]!
  return Math.abs(seconds) > maxDays * 86_400 ? null : seconds * 1000
}
