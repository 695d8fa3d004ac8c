// The entries of the journal in a file, one a line: what was acknowledged is there after any kill.
import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs'
import { lanes, type Reading } from './world.ts'

export interface Journal {
  at(sequence: number): Reading | null
  record(entry: Pick<Reading, 'key' | 'value' | 'port'>): Reading
  /** Entries after a number, those to come included; of one lane, or of all. */
  follow(after: number, lane: number | null): AsyncGenerator<Reading>
  readonly last: number
}

/** Entries that a file holds. A line without an end was never acknowledged. */
export function readEntries(file: string): Reading[] {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Reading)
}

/** Opens the journal in a file, and goes on where its last process ended. */
export function openJournal(file: string): Journal {
  const entries = readEntries(file)
  if (existsSync(file)) truncateSync(file, Buffer.byteLength(entries.map(lineOf).join('')))
  let news = Promise.withResolvers<void>()
  return {
    get last() {
      return entries.length
    },
    at: (sequence) => entries[sequence - 1] ?? null,
    record(entry) {
      const reading = { sequence: entries.length + 1, ...entry, at: Date.now() }
      appendFileSync(file, lineOf(reading))
      entries.push(reading)
      news.resolve()
      news = Promise.withResolvers()
      return reading
    },
    async *follow(after, lane) {
      for (let sequence = after + 1; ; sequence++) {
        while (sequence > entries.length) await news.promise
        if (lane === null || sequence % lanes === lane) yield entries[sequence - 1]!
      }
    },
  }
}

const lineOf = (reading: Reading): string => `${JSON.stringify(reading)}\n`
