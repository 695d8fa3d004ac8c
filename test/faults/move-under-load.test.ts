// A tenant moves to the second PostgreSQL of a whole Quintet and back, while both tenants write, subscribe and run jobs.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { acme, globex } from '@quintet/kit/demo/people.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { finish } from '../process/program.ts'
import { category } from '../support/clients/traffic.ts'
import { readAs, startTwoDatabases, type TwoDatabases } from '../support/quintet/two-databases.ts'
import { startLinks } from './move-links.ts'
import { startRecords } from './move-records.ts'
import { expectIntactLedger, longestGap, startRuns, startWork } from './moving.ts'

let directory: string
let quintet: TwoDatabases | undefined
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'quintet-moves-'))
  quintet = await startTwoDatabases(directory)
})
afterAll(async () => {
  await quintet?.stop()
  await rm(directory, { recursive: true, force: true, maxRetries: 20 })
})

/** Both tenants together: about 200 writes a second, where the machine gives them. */
const settings = { writers: 10, every: 100 }
/** Promised are two seconds; a busy machine of tests takes longer. */
const longestPause = 15_000

it('a move and its return under 200 writes a second lose nothing and do nothing twice', async ({ annotate }) => {
  const two = quintet!
  const [moving, staying] = [await startWork(two, acme, settings), await startWork(two, globex, settings)]
  const pages = async (cursor?: string) => {
    const { data, errors } = await two.call(
      'CreditLeaderboard',
      { category, first: 3, after: cursor },
      await moving.session.token(),
    )
    expect(errors).toBeUndefined()
    return data.creditLeaderboard
  }
  const candidates = async (after: string | null) => {
    const query = `query ($after: String) { viewer { tenant { candidates(first: 2, after: $after) {
      nodes { id } pageInfo { endCursor } } } } }`
    return (await two.ask(query, { after }, await moving.session.token())).viewer.tenant.candidates
  }
  const runs = await startRuns(two, 2)
  const records = await startRecords(two, acme, 50)
  const linksWork = await startLinks(two, moving)
  const begun = performance.now()
  await expect.poll(() => moving.times.length, { timeout: 30_000 }).toBeGreaterThan(200)
  const [first, board] = [await candidates(null), await pages()]
  const second = await candidates(first.pageInfo.endCursor)

  const spanOf = async (work: () => Promise<string>, status: string) => {
    const from = performance.now()
    const id = await work()
    await expect
      .poll(
        async () => {
          const { status, completedAt, errorMessage } = await two.seen(id)
          return [status, completedAt === null, errorMessage]
        },
        { timeout: 90_000, interval: 200 },
      )
      .toEqual([status, false, null])
    const written = moving.times.length
    const movedIn = performance.now() - from
    // It goes on writing where it is now.
    await expect.poll(() => moving.times.length, { timeout: 30_000 }).toBeGreaterThan(written + 100)
    const to = performance.now()
    const gap = longestGap(moving.times, from, to)
    await annotate(
      `${status} in ${(movedIn / 1000).toFixed(1)} s: acme waited for ${Math.round(gap)} ms at most, globex for ${Math.round(longestGap(staying.times, from, to))} ms`,
    )
    expect(gap).toBeLessThan(longestPause)
    return id
  }
  const id = await spanOf(() => two.move(acme, 'second'), 'MOVED')
  const tables = (await two.seen(id)).tables
  expect(tables.length).toBeGreaterThan(40)
  expect(tables.every(({ isEqual }) => isEqual)).toBe(true)
  expect(tables.reduce((sum, { rows }) => sum + rows, 0)).toBeGreaterThan(400)
  // Cursors from before the move work: the same page follows, and the events after it come.
  expect(await candidates(first.pageInfo.endCursor)).toEqual(second)
  const scores = moving.acknowledged.length
  expect(JSON.parse(Buffer.from((await pages()).changesCursor, 'base64url').toString())[3]).toBeGreaterThan(
    JSON.parse(Buffer.from(board.changesCursor, 'base64url').toString())[3],
  )
  expect(await livesIn('home')).toBe('AWAY')
  expect(await livesIn('second')).toBe('HERE')
  await linksWork('second')
  const report = await finish({ directory, script: 'gateway/embedded/placements.ts', args: ['--tenant', 'acme'] })
  expect(report.stdout).toMatch(
    /^home: ACTIVE, 1 tenants.*\n {2}\d+ events behind; .* connections\nsecond: ACTIVE, 1 tenants.*\n {2}\d+ events behind; .* connections\nacme is in second; a move copies \d+ rows of recruiting, \d+ rows of credit, \d+ rows of installed systems, [\d.]+ MB, in about \d+ s\n$/,
  )
  await runs.expectAllOnce()
  const more = await startRuns(two, 2)

  await spanOf(async () => {
    await two.giveBack(id)
    return id
  }, 'RETURNED')
  expect([await livesIn('home'), await livesIn('second')]).toEqual(['HERE', 'AWAY'])
  expect(moving.acknowledged.length).toBeGreaterThan(scores)
  await linksWork('home')
  await more.expectAllOnce()
  await records.finish()
  await records.expectAllOnce()
  const pauses = two.pauses()
  await annotate(`writes were refused for ${pauses.join(' and ')} ms`)
  expect(pauses).toHaveLength(2)
  expect(Math.max(...pauses)).toBeLessThan(longestPause)
  const seconds = (performance.now() - begun) / 1000
  await Promise.all([moving.finish(), staying.finish()])
  await annotate(`${Math.round((moving.times.length + staying.times.length) / seconds)} scores a second`)
  // The gateway has resumed them: no client has noticed the moves.
  for (const { subscribers } of [moving, staying]) expect(subscribers.map(({ ended }) => ended())).toEqual([[], []])
  await Promise.all([moving.expectAllOnce('home'), staying.expectAllOnce('home')])
  await expectIntactLedger(two)
}, 400_000)

async function livesIn(place: 'home' | 'second'): Promise<string | undefined> {
  const text = 'select state from credit.tenant_residences where tenant_id = $1::text::uuid'
  return (await readAs<{ state: string }>(quintet!.adminUrl(place), text, acme.id))[0]?.state
}
