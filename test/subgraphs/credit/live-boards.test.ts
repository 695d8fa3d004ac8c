// Live updates of the top of a category and of the viewer's own standing: differences at a limited rate, without gaps.
import { changesOf } from '@quintet/kit/leaderboard/diffs.ts'
import { createRanks } from '@quintet/kit/leaderboard/fenwick.ts'
import type { LeaderboardEntry } from '@quintet/kit/leaderboard/leaderboard.ts'
import { ranksOf } from '@quintet/kit/leaderboard/ranks.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventsOf, take } from '../../support/quintet/subgraph.ts'
import { aFixture, boardPage, category, type Fixture, idOf, outcomeOf, recordScore } from './fixture.ts'

const text = `subscription ($category: String!, $top: Int, $after: String) { leaderboardChanged(category: $category, top: $top, after: $after) {
  cursor isWhole changes { rank previousRank value applicant { id } } } }`
const ownText = `subscription ($category: String!, $after: String) { ownCreditScoreChanged(category: $category, after: $after) {
  cursor score { value rank } } }`
const recordMany = `mutation ($input: RecordCreditScoresInput!) { outcome: recordCreditScores(input: $input) { __typename
  ... on CreditScoresRecorded { cursor count } ... on Problem { code path } ... on InvalidInput { fields { path } } } }`

interface Diff {
  readonly cursor: string
  readonly isWhole: boolean
  readonly changes: { rank: number | null; previousRank: number | null; value: number; applicant: { id: string } }[]
}
type Rows = Map<string, { rank: number; value: number }>

let fixture: Fixture
beforeAll(async () => {
  fixture = await aFixture()
})
afterAll(() => fixture.drop())

const anAgent = (): Envelope => ({ ...fixture.anAgent(), tenantId: newId() })
const aMemberOf = ({ tenantId }: Envelope): string => {
  const userId = newId()
  fixture.memberships.push({ userId, tenantId: tenantId!, isActive: true })
  return userId
}
const record = (agent: Envelope, applicantId: string, value: number) =>
  outcomeOf(fixture, recordScore, { category, applicantId, value }, agent)
const recordAll = (agent: Envelope, scores: { applicantId: string; value: number }[], key?: string) =>
  outcomeOf(fixture, recordMany, { category, scores, idempotencyKey: key }, agent)
const follow = async (agent: Envelope, top: number, after?: string) =>
  eventsOf<{ leaderboardChanged: Diff }>(fixture.subgraph, text, { category, top, after }, agent)
const rowsOf = async (agent: Envelope, first: number): Promise<Rows> =>
  new Map(
    (await boardPage(fixture, agent, { first })).nodes.map(({ applicant, rank, value }) => [
      applicant.id,
      { rank: rank!, value },
    ]),
  )
/** A board after a difference, which must fit what was known. */
function applied(board: Rows, { isWhole, changes }: Diff): Rows {
  const next: Rows = new Map(isWhole ? [] : board)
  for (const { applicant, rank, previousRank, value } of changes) {
    expect(previousRank).toBe(isWhole ? null : (board.get(applicant.id)?.rank ?? null))
    if (rank === null) next.delete(applicant.id)
    else next.set(applicant.id, { rank, value })
  }
  return next
}

describe('updates of the top of a category', () => {
  it('are differences from the page on, at most one in 250 ms, while scores change', async () => {
    const agent = anAgent()
    const members = Array.from({ length: 30 }, () => aMemberOf(agent))
    await recordAll(
      agent,
      members.map((applicantId, i) => ({ applicantId, value: i })),
    )
    const page = await boardPage(fixture, agent, { first: 10 })
    let board = await rowsOf(agent, 10)
    const stream = await follow(agent, 10, page.changesCursor)
    const recording = (async () => {
      for (let i = 0; i < 60; i++) await record(agent, members[(i * 7) % 30]!, (i * 13) % 100)
      const scores = members.map((applicantId, i) => ({ applicantId, value: (i * 31) % 97 }))
      await recordAll(agent, scores)
      await record(agent, members[0]!, 100)
    })()
    const times: number[] = []
    for (;;) {
      const [event] = await take(stream, 1)
      times.push(performance.now())
      const diff = event!.data!.leaderboardChanged
      expect(diff.isWhole).toBe(false)
      board = applied(board, diff)
      if (board.get(members[0]!)?.value === 100) break
    }
    await recording
    expect(board).toEqual(await rowsOf(agent, 10))
    expect(board.size).toBe(10)
    const pauses = times.slice(1).map((time, i) => time - times[i]!)
    // An event that is delayed makes the next pause shorter.
    expect(Math.min(...pauses, 250)).toBeGreaterThanOrEqual(200)
    await stream.return?.()
  })

  it('start with the whole top after an older cursor, and go on with differences', async () => {
    const agent = anAgent()
    const members = Array.from({ length: 5 }, () => aMemberOf(agent))
    const { cursor } = await record(agent, members[0]!, 10)
    for (const [i, member] of members.entries()) await record(agent, member, 20 + i)
    const stream = await follow(agent, 3, cursor)
    const [event] = await take(stream, 1)
    const whole = event!.data!.leaderboardChanged
    expect(whole.isWhole).toBe(true)
    expect(applied(new Map(), whole)).toEqual(await rowsOf(agent, 3))
    await record(agent, members[0]!, 99)
    const [next] = await take(stream, 1)
    expect(next!.data!.leaderboardChanged.changes.map(({ rank, previousRank }) => [rank, previousRank])).toEqual([
      [1, null],
      [2, 1],
      [3, 2],
      [null, 3],
    ])
    await stream.return?.()
  })

  it('start with the whole top after an empty cursor, even while the board is empty', async () => {
    const agent = anAgent()
    const early = await follow(agent, 2, '')
    const [empty] = await take(early, 1)
    expect(empty!.data!.leaderboardChanged).toMatchObject({ isWhole: true, changes: [] })
    for (const value of [10, 30, 20]) await record(agent, aMemberOf(agent), value)
    const stream = await follow(agent, 2, '')
    const [first] = await take(stream, 1)
    const whole = first!.data!.leaderboardChanged
    expect(whole.isWhole).toBe(true)
    const board = applied(new Map(), whole)
    expect(board).toEqual(await rowsOf(agent, 2))
    await record(agent, aMemberOf(agent), 40)
    const [second] = await take(stream, 1)
    expect(second!.data!.leaderboardChanged.isWhole).toBe(false)
    expect(applied(board, second!.data!.leaderboardChanged)).toEqual(await rowsOf(agent, 2))
    for (const each of [early, stream]) await each.return?.()
  })

  it('have 1 to 100 rows, and need permission', async () => {
    const agent = anAgent()
    const refusal = async (variables: object, who: Envelope) => {
      const outcome = await fixture.subgraph.running.subscribe({ query: text, variables: { ...variables } }, who)
      if (Symbol.asyncIterator in outcome) throw new Error('not refused')
      return outcome.errors?.map(({ extensions }) => extensions.code)
    }
    for (const top of [0, 101]) expect(await refusal({ category, top }, agent)).toEqual(['BAD_USER_INPUT'])
    expect(await refusal({ category: 'yacht', top: 1 }, agent)).toEqual(['BAD_USER_INPUT'])
    expect(await refusal({ category, top: 1 }, fixture.aMember())).toEqual(['FORBIDDEN'])
  })
})

describe('updates of the viewer’s own standing', () => {
  it('come when others change it, only the newest, at most one per second', async () => {
    const agent = anAgent()
    const own: Envelope = { ...fixture.aMember(), tenantId: agent.tenantId }
    fixture.memberships.push({ userId: idOf(own), tenantId: agent.tenantId!, isActive: true })
    await record(agent, idOf(own), 50)
    const stream = await eventsOf<{ ownCreditScoreChanged: { score: { value: number; rank: number } } }>(
      fixture.subgraph,
      ownText,
      { category },
      own,
    )
    const scores = async (count: number) =>
      (await take(stream, count)).map(({ data }) => data!.ownCreditScoreChanged.score)
    await record(agent, aMemberOf(agent), 60)
    expect(await scores(1)).toEqual([{ value: 50, rank: 2 }])
    const start = performance.now()
    for (let i = 0; i < 5; i++) await record(agent, aMemberOf(agent), 70 + i)
    await record(agent, aMemberOf(agent), 10)
    expect(await scores(1)).toEqual([{ value: 50, rank: 7 }])
    expect(performance.now() - start).toBeGreaterThanOrEqual(900)
    await record(agent, idOf(own), 100)
    expect(await scores(1)).toEqual([{ value: 100, rank: 1 }])
    await stream.return?.()
  })
})

describe('changes of one applicant', () => {
  const changed = `subscription ($category: String!, $applicantId: ID) {
    creditScoreChanged(category: $category, applicantId: $applicantId) { score { value applicant { id } } } }`

  it('exclude those of others, and an unknown applicant is not found', async () => {
    const agent = anAgent()
    const [one, other] = [aMemberOf(agent), aMemberOf(agent)]
    const variables = { category, applicantId: one }
    const stream = await eventsOf<{ creditScoreChanged: object }>(fixture.subgraph, changed, variables, agent)
    await record(agent, other, 10)
    await record(agent, one, 20)
    expect((await take(stream, 1))[0]!.data!.creditScoreChanged).toEqual({
      score: { value: 20, applicant: { id: one } },
    })
    await stream.return?.()
    const query = { query: changed, variables: { category, applicantId: newId() } }
    const refused = await fixture.subgraph.running.subscribe(query, agent)
    expect(Symbol.asyncIterator in refused ? [] : refused.errors?.map(({ extensions }) => extensions.code)).toEqual([
      'NOT_FOUND',
    ])
  })
})

describe('a batch of scores', () => {
  it('is one event per score, in order, with the ranks of that moment; a repeated key gives the same answer', async () => {
    const agent = anAgent()
    const members = Array.from({ length: 40 }, () => aMemberOf(agent))
    for (const [i, member] of members.entries()) if (i % 3 === 0) await record(agent, member, i)
    const scores = members.map((applicantId, i) => ({ applicantId, value: (i * 17) % 20 }))
    const answer = await recordAll(agent, scores, 'one')
    expect(answer).toMatchObject({ __typename: 'CreditScoresRecorded', count: 40 })
    expect(await recordAll(agent, scores, 'one')).toEqual(answer)
    const events = await fixture.database.admin`select sequence::int as sequence, payload from credit.outbox
      where tenant_id = ${agent.tenantId} order by sequence`
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, i) => i + 1))
    const standing = new Map<string, number>()
    for (const { payload } of events) {
      const above = (value: number) => 1 + [...standing.values()].filter((each) => each > value).length
      const before = standing.get(payload.subjectId)
      const previous = before === undefined ? null : { valueHundredths: before, rank: above(before) }
      expect(payload.previous).toEqual(previous)
      standing.set(payload.subjectId, payload.valueHundredths)
      expect(payload.rank).toBe(above(payload.valueHundredths))
    }
  })

  it('is refused as a whole for a bad value, a user who is no member, a duplicate, or more than 1,000 scores', async () => {
    const agent = anAgent()
    const good = { applicantId: aMemberOf(agent), value: 1 }
    expect(await recordAll(agent, [good, { applicantId: aMemberOf(agent), value: 1.234 }])).toMatchObject({
      __typename: 'InvalidInput',
      path: ['input', 'scores', '1', 'value'],
    })
    expect(await recordAll(agent, [good, { applicantId: newId(), value: 1 }])).toMatchObject({
      __typename: 'NotFound',
      path: ['input', 'scores', '1', 'applicantId'],
    })
    expect(await recordAll(agent, [good, good])).toMatchObject({ path: ['input', 'scores', '1', 'applicantId'] })
    expect(await recordAll(agent, [])).toMatchObject({ path: ['input', 'scores'] })
    const many = Array.from({ length: 1001 }, () => good)
    expect(await recordAll(agent, many)).toMatchObject({ path: ['input', 'scores'] })
    expect((await boardPage(fixture, agent)).nodes).toEqual([])
  })
})

describe('a leaderboard in memory', () => {
  it('has the ranks of a recount after random updates with ties', () => {
    const updates = fc.array(fc.tuple(fc.nat(8), fc.integer({ min: 0, max: 12 })), { maxLength: 60 })
    fc.assert(
      fc.property(updates, (changes) => {
        const ranks = createRanks([])
        const values = new Map<number, number>()
        for (const [subject, step] of changes) {
          const value = step * 833
          const before = values.get(subject)
          if (before !== undefined) ranks.add(before, -1)
          ranks.add(value, 1)
          values.set(subject, value)
          for (const each of values.values()) {
            expect(ranks.rankOf(each)).toBe(1 + [...values.values()].filter((other) => other > each).length)
          }
        }
      }),
    )
  })

  it('has differences that lead from any board to any other', () => {
    const board = fc.uniqueArray(fc.tuple(fc.nat(9), fc.nat(5)), { selector: ([subject]) => subject, maxLength: 8 })
    const rows = (pairs: [number, number][]) =>
      ranksOf(
        pairs
          .sort((a, b) => b[1] - a[1] || b[0] - a[0])
          .map(([subject, value]) => ({ subjectId: String(subject), valueHundredths: value }) as LeaderboardEntry),
        null,
      )
    fc.assert(
      fc.property(board, board, (a, b) => {
        const [before, after] = [rows(a), rows(b)]
        const known = new Map(before.map((entry) => [entry.subjectId, entry.rank]))
        for (const { entry, rank, previousRank } of changesOf(before, after)) {
          expect(previousRank).toBe(known.get(entry.subjectId) ?? null)
          if (rank === null) known.delete(entry.subjectId)
          else known.set(entry.subjectId, rank)
        }
        expect(known).toEqual(new Map(after.map((entry) => [entry.subjectId, entry.rank])))
      }),
    )
  })
})
