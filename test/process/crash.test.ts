// Quintet killed while it writes the demo data, and two Quintets on one machine.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, test, vi } from 'vitest'
import {
  aDirectory,
  demoCounts,
  descendantsOf,
  gql,
  type Program,
  removeAll,
  run,
  signIn,
  untilGone,
} from './program.ts'

// Passwords are hashed as slowly as they must be, for each of thirty people.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

afterAll(removeAll)

/** Both tenants, complete. */
const whole = {
  acme: { members: 17, licences: 4, trials: 1, applications: 12, scores: 12 },
  globex: { members: 13, licences: 4, trials: 1, applications: 12, scores: 12 },
}
const countsOf = async ({ url }: Program) => ({
  acme: await demoCounts(url, 'grace@acme.example', 'acme'),
  globex: await demoCounts(url, 'linus@globex.example', 'globex'),
})

async function killed(program: Program): Promise<void> {
  const pids = [program.pid, ...descendantsOf(program.pid)]
  process.kill(program.pid, 'SIGKILL')
  await program.ended
  await untilGone(pids, 15_000)
}

describe('a start that is killed while it writes the demo data', () => {
  const directory = aDirectory()
  const marker = () => readFileSync(join(directory, 'demo-data'), 'utf8').trim()
  let begun: object

  test('leaves the data marked as begun when PostgreSQL has no directory yet', async () => {
    const program = await run({ directory })
    while (!existsSync(join(directory, 'demo-data'))) await pause(5)
    await killed(program)
    expect(marker()).toBe('begun')
  })
  test('leaves the data marked as begun when PostgreSQL has just started', async () => {
    const program = await run({ directory })
    await program.said('PostgreSQL 18')
    await killed(program)
    expect(program.stderr()).not.toContain('demo data')
    expect(marker()).toBe('begun')
  })
  test('leaves the data marked as begun when a part is written', async () => {
    const program = await run({ directory })
    await program.said('PostgreSQL 18')
    await pause(1500)
    await killed(program)
    expect(marker()).toBe('begun')
  })
  test('is completed by the next start, and the one after changes nothing', async () => {
    const program = await run({ directory })
    await program.ready
    expect(program.stderr()).toContain('demo data: acme and globex')
    expect(marker()).toBe('written')
    begun = await countsOf(program)
    expect(begun).toMatchObject(whole)
    program.signal('SIGTERM')
    await program.ended
    const next = await run({ directory })
    await next.ready
    expect(next.stderr()).not.toContain('demo data')
    expect(await countsOf(next)).toEqual(begun)
    next.signal('SIGTERM')
    await next.ended
  })
  test('ends with the same data as an undisturbed start', async () => {
    const program = await run()
    await program.ready
    expect(await countsOf(program)).toEqual(begun)
    program.signal('SIGTERM')
    await program.ended
  })
})

test('two Quintets on one machine do not affect each other', async () => {
  const [one, two] = await Promise.all([run(), run()])
  await Promise.all([one.ready, two.ready])
  const token = await signIn(one.url, 'grace@acme.example', 'acme')
  const ask = ({ url }: Program) => gql(url, '{ viewer { user { email } } }', {}, token)
  expect((await ask(one)).data.viewer.user.email).toBe('grace@acme.example')
  expect((await ask(two)).errors[0].extensions.code).toBe('UNAUTHENTICATED')
  const both = await Promise.all([countsOf(one), countsOf(two)])
  expect(both[0]).toEqual(both[1])
  one.signal('SIGTERM')
  expect((await one.ended).code).toBe(0)
  expect(await countsOf(two)).toEqual(both[1])
  two.signal('SIGTERM')
  expect((await two.ended).code).toBe(0)
})
