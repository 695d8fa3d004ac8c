// The entries of the journal in a file, one a line: acknowledged ones survive a kill.
import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs'
import { partitions, type Reading } from './world.ts'

export interface Journal {
  at(sequence: number): Reading | null
  record(entry: Pick<Reading, 'key' | 'value' | 'port'>): Reading
  /** Entries after a number, later ones too; of one partition, or of all. */
  follow(after: number, partition: number | null): AsyncGenerator<Reading>
  readonly last: number
}

/** The entries in a file. A line without an end was never acknowledged. */
export function readEntries(file: string): Reading[] {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Reading)
}

/** Opens the journal in a file, and continues where the last process ended. */
export function openJournal(file: string): Journal {
  const entries = readEntries(file)
  if (existsSync(file)) truncateSync(file, Buffer.byteLength(entries.map(lineOf).join('')))
  let added = Promise.withResolvers<void>()
  return {
    get last() {
      return entries.length
    },
    at: (sequence) => entries[sequence - 1] ?? null,
    record(entry) {
      const reading = { sequence: entries.length + 1, ...entry, at: Date.now() }
      appendFileSync(file, lineOf(reading))
      entries.push(reading)
      added.resolve()
      added = Promise.withResolvers()
      return reading
    },
    async *follow(after, partition) {
      for (let sequence = after + 1; ; sequence++) {
        while (sequence > entries.length) await added.promise
        if (partition === null || sequence % partitions === partition) yield entries[sequence - 1]!
      }
    },
  }
}

const lineOf = (reading: Reading): string => `${JSON.stringify(reading)}\n`
