// Resolvers of the subgraphs of the soak, over the facts and the journal.
import { setTimeout as pause } from 'node:timers/promises'
import type { Journal } from './journal.ts'
import { cursorOf, noteOf, type Port, ports, type Reading, type SubgraphName, sequenceOf } from './world.ts'

const byId = new Map(ports.map((port) => [port.id, port]))
const portOf = (id: string): Port | null => byId.get(id) ?? null
const reference = ({ id }: { id: string }): Port | null => portOf(id)

/**
 * Resolvers of each subgraph.
 * @param open opens the journal, in one process only, as it removes an unfinished entry
 * @param done called when a mutation is executed and not yet answered
 */
export const resolversOf: Readonly<Record<SubgraphName, (open: () => Journal, done: () => void) => object>> = {
  ports: () => ({
    Query: {
      ports: (_: unknown, { ids }: { ids: string[] }) => ids.map(portOf),
      port: (_: unknown, { id }: { id: string }) => portOf(id),
      region: (_: unknown, { country, first }: { country: string; first?: number }) =>
        ports.filter((port) => port.country === country).slice(0, first ?? undefined),
    },
    Port: { __resolveReference: reference },
  }),
  weather: () => ({
    Query: {
      coldest: (_: unknown, { first }: { first: number }) =>
        ports.toSorted((a, b) => a.degrees - b.degrees || Number(a.id) - Number(b.id)).slice(0, first),
      station: (_: unknown, { port }: { port: string }) => portOf(port),
    },
    Port: {
      __resolveReference: reference,
      wind: ({ knots }: Port, { unit }: { unit: string }) => (unit === 'KNOTS' ? knots : knots / 2),
    },
  }),
  journal: (open, done) => withJournal(open(), done),
}

const withJournal = (journal: Journal, done: () => void): object => ({
  Query: {
    reading: (_: unknown, { sequence }: { sequence: number }) => journal.at(sequence),
    readings: (_: unknown, { sequences }: { sequences: number[] }) => sequences.map(journal.at),
  },
  Mutation: {
    async record(_: unknown, entry: Pick<Reading, 'key' | 'value' | 'port'>) {
      const reading = journal.record(entry)
      done()
      // Time to be killed between the entry and the answer.
      await pause((reading.sequence % 5) * 10)
      return reading
    },
  },
  Subscription: {
    recorded: {
      async *subscribe(
        _: unknown,
        { after = null, partition = null }: { after?: string | null; partition?: number | null },
      ) {
        const begin = after === null ? journal.last : sequenceOf(after)
        if (Number.isNaN(begin)) throw new Error('Invalid cursor')
        for await (const recorded of journal.follow(begin, partition)) yield { recorded }
      },
    },
  },
  Reading: {
    cursor: ({ sequence }: Reading) => cursorOf(sequence),
    note: ({ sequence }: Reading) => noteOf(sequence),
    port: ({ port }: Reading) => ({ id: port }),
  },
})
