// Moves of two tenants are held at each of their steps, and the process or one of the two PostgreSQL servers is killed there:
// each move comes to its end by itself, with all that was acknowledged, and nothing twice.
import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { acme, type DemoTenant, globex } from '@quintet/kit/demo/people.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Place, startTwoDatabases, type TwoDatabases } from '../support/quintet/two-databases.ts'
import { createRandom } from '../support/random.ts'
import { type Hold, holdAt, type Moment, moments, prepareHolds } from './move-holds.ts'
import { startRecords } from './move-records.ts'
import { expectIntactLedger, startRuns, startWork } from './moving.ts'

const seed = Number(process.env.SEED ?? randomInt(2 ** 31))
const movingTenants: readonly DemoTenant[] = [acme, globex]
type Victim = 'process' | Place

let directory: string
let quintet: TwoDatabases | undefined
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'quintet-cut-moves-'))
  quintet = await startTwoDatabases(directory)
})
afterAll(async () => {
  await quintet?.stop()
  await rm(directory, { recursive: true, force: true, maxRetries: 20 })
})

const shuffled = <T>(list: readonly T[], random: () => number): T[] =>
  list
    .map((each) => [random(), each] as const)
    .sort(([a], [b]) => a - b)
    .map(([, each]) => each)

/**
 * All steps, two at a time: at each the process or the first server is killed, and the second server at half of them. One of
 * two is one of the last steps, since a move that compares keeps others from coming further.
 */
function plan(): { readonly at: readonly [Moment, Moment]; readonly victim: Victim }[] {
  const random = createRandom(seed)
  const late = shuffled(moments.slice(moments.length / 2), random)
  const pairs = moments.slice(0, moments.length / 2).map((early, i): [Moment, Moment] => [early, late[i]!])
  const hard = shuffled<Victim>(['process', 'process', 'home', 'home'], random)
  const again = shuffled(pairs, random).slice(0, pairs.length / 2)
  const cheap = again.map((at) => ({ at, victim: 'second' as const }))
  return shuffled([...pairs.map((at, i) => ({ at, victim: hard[i]! })), ...cheap], random)
}

describe(`moves that are killed (SEED=${seed})`, () => {
  it('end by themselves, with every acknowledged write and effect once', async ({ annotate }) => {
    const two = quintet!
    await prepareHolds(two)
    const works = []
    for (const tenant of movingTenants) works.push(await startWork(two, tenant, { writers: 2, every: 150 }))
    const runs = await startRuns(two, 20)
    const records = []
    for (const tenant of movingTenants) records.push(await startRecords(two, tenant, 200))
    let to: Place = 'second'
    const ids = new Map<DemoTenant, string>()
    for (const [turn, { at, victim }] of plan().entries()) {
      const begun = performance.now()
      const holds: Hold[] = []
      // The later step first, in turns of the tenants.
      for (const [i, moment] of at.toReversed().entries()) {
        const tenant = movingTenants[(turn + i) % 2]!
        const hold = await holdAt(two, moment, tenant.id, to)
        holds.push(hold)
        // There by a move, back by its return.
        if (to === 'second') ids.set(tenant, await two.move(tenant, to))
        else await two.giveBack(ids.get(tenant)!)
        await hold.reached()
      }
      // A request that was held for too long was given up, and its job tries again.
      await holds[0]!.reached()
      if (victim === 'process') {
        await two.kill()
        await two.restart()
      } else process.kill(two.pidOf(victim), 'SIGKILL')
      await Promise.all(holds.map((hold) => hold.release()))
      const status = async () =>
        Promise.all(
          [...ids.values()].map(async (id) => {
            const move = await two.seen(id)
            return [move.status, move.completedAt === null, move.errorMessage]
          }),
        )
      const ended = to === 'second' ? 'MOVED' : 'RETURNED'
      await expect
        .poll(status, { timeout: 90_000, interval: 200 })
        .toEqual(movingTenants.map(() => [ended, false, null]))
      for (const work of works) {
        const written = work.times.length
        await expect.poll(() => work.times.length, { timeout: 60_000 }).toBeGreaterThan(written)
      }
      await annotate(`${victim} killed at ${at.join(' and ')}: ${((performance.now() - begun) / 1000).toFixed(1)} s`)
      to = to === 'second' ? 'home' : 'second'
    }
    await runs.expectAllOnce()
    await Promise.all(works.map((work) => work.finish()))
    for (const work of works) await work.expectAllOnce('home')
    await Promise.all(records.map((each) => each.finish()))
    for (const each of records) await each.expectAllOnce()
    await expectIntactLedger(two)
  }, 900_000)
})
