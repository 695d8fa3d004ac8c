// The only source of the present time in decisions. Tests replace it.

export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
