// What tests say of those who hear a subscription of the scoring stage.
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { cursor, type Hearer } from '../quintet/scoring.ts'

/** The cursors of events from one to another. */
export const range = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => cursor(from + i))
/** Until somebody has heard just these. */
export const hears = (hearer: Hearer, cursors: string[]) =>
  expect.poll(() => hearer.cursors, { timeout: 5_000, interval: 5 }).toEqual(cursors)
/** Until whoever joined hears what comes from now on. */
export const settled = () => pause(30)
/** The code of what ended a subscription. */
export const code = (hearer: Hearer) => hearer.outcome()?.[0]?.extensions.code
