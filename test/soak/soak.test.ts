// A minute of the soak that `pnpm bench soak` runs for half an hour, with fewer subscribers.
import { randomInt } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { problemsOf, reportOf } from './report.ts'
import { soak } from './soak.ts'

const seed = Number(process.env.SEED ?? randomInt(2 ** 31))
const settings = { seconds: 60, seed, subscribers: 100, queriesPerSecond: 30, recordsPerSecond: 5, swaps: 6 }

describe(`a soak of a minute (SEED=${seed})`, () => {
  it('finds no wrong answer and no event lost or sent twice, and leaves no connection', {
    timeout: 300_000,
  }, async () => {
    const soaked = await soak(settings)
    const { findings, samples, end } = soaked
    expect(problemsOf(soaked), reportOf(soaked, settings)).toEqual([])
    expect(end).toMatchObject({ sockets: 0, subscriptions: 0, upstreams: 0, upstreamSockets: 0 })
    expect(samples.at(-1)?.heap, 'full collections').toBeGreaterThan(0)
    // Every kind of event has happened.
    for (const name of [
      'query: whole',
      'mutation: whole',
      'fault: SIGKILL',
      'fault: SIGTERM',
      'fault: cut',
      'supergraph: replaced',
      'supergraph: refused',
      'joined by resuming',
      'events by socket',
      'events by stream',
      'events by graphql-ws',
    ]) {
      expect([name, findings.counted(name)]).not.toEqual([name, 0])
    }
  })
})
