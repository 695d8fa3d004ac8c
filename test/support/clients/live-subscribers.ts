// Expectations about subscribers of the scoring fixture.
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { cursor, type TestSubscriber } from '../quintet/scoring.ts'

/** The cursors of events, from a number to a number. */
export const range = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => cursor(from + i))
/** Waits until a subscriber has received exactly these events. */
export const receives = (subscriber: TestSubscriber, cursors: string[]) =>
  expect.poll(() => subscriber.cursors, { timeout: 5_000, interval: 5 }).toEqual(cursors)
/** Waits until a new subscriber receives events. */
export const settled = () => pause(30)
/** The code of the error that ended a subscription. */
export const code = (subscriber: TestSubscriber) => subscriber.outcome()?.[0]?.extensions.code
