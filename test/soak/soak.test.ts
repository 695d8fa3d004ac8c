// A minute of the soak that `pnpm bench soak` does for half an hour, with fewer people.
import { randomInt } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { faultsOf, reportOf } from './report.ts'
import { soak } from './soak.ts'

const seed = Number(process.env.SEED ?? randomInt(2 ** 31))
const settings = { seconds: 60, seed, people: 100, questionsPerSecond: 30, recordsPerSecond: 5, swaps: 6 }

describe(`a soak of a minute (SEED=${seed})`, () => {
  it('finds no wrong answer, no event lost or doubled, and leaves nothing behind', { timeout: 300_000 }, async () => {
    const soaked = await soak(settings)
    const { findings, samples, end } = soaked
    expect(faultsOf(soaked), reportOf(soaked, settings)).toEqual([])
    expect(end).toMatchObject({ sockets: 0, subscriptions: 0, upstreams: 0, upstreamSockets: 0 })
    expect(samples.at(-1)?.heap, 'full collections').toBeGreaterThan(0)
    // What it was about has happened.
    for (const what of [
      'query: whole',
      'mutation: whole',
      'mishap: SIGKILL',
      'mishap: SIGTERM',
      'mishap: cut',
      'supergraph: replaced',
      'supergraph: refused',
      'joined by resuming',
      'events by socket',
      'events by stream',
      'events by graphql-ws',
    ]) {
      expect([what, findings.counted(what)]).not.toEqual([what, 0])
    }
  })
})
