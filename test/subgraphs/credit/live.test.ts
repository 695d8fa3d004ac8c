// Live scores: nothing is lost and nothing comes twice, with any cursor, with and without notifications of the bus.

import { newId } from '@quintet/kit/slice/ids.ts'
import { removeOlder } from '@quintet/kit/subgraph/retention.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import type { ExecutionResult } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventsOf, take } from '../../support/quintet/subgraph.ts'
import {
  aFixture,
  boardPage,
  type ChangeEvent,
  category,
  type Fixture,
  idOf,
  outcomeOf,
  record,
  recordScore,
  scoreChanged,
} from './fixture.ts'

type Stream = AsyncIterableIterator<ExecutionResult<ChangeEvent>>
const changeOf = ({ data, errors }: ExecutionResult<ChangeEvent>) => {
  if (errors !== undefined) throw errors[0]
  return data!.creditScoreChanged
}

describe.each([{ deaf: false }, { deaf: true }])('changes (without bus notifications: $deaf)', ({ deaf }) => {
  let fixture: Fixture
  beforeAll(async () => {
    fixture = await aFixture({ deaf })
  })
  afterAll(() => fixture.drop())

  /** An agent in a tenant of their own. */
  const anAgent = (): Envelope => ({ ...fixture.anAgent(), tenantId: newId() })
  const aMemberOf = (agent: Envelope): string => {
    const userId = newId()
    fixture.memberships.push({ userId, tenantId: agent.tenantId!, isActive: true })
    return userId
  }
  const recordFor = (agent: Envelope, value: number) => record(fixture, agent, value, aMemberOf(agent))
  const follow = (who: Envelope, after?: string): Promise<Stream> =>
    eventsOf<ChangeEvent>(fixture.subgraph, scoreChanged, { category, after }, who)

  it('start from now without a cursor, even beside an earlier subscriber', async () => {
    const agent = anAgent()
    const other = await follow(agent)
    for (let i = 0; i < 5; i++) {
      await recordFor(agent, i)
      const stream = await follow(agent)
      const { cursor, score } = await recordFor(agent, 50 + i)
      const [first] = (await take(stream, 1)).map(changeOf)
      expect(first).toEqual({ cursor, score: expect.objectContaining({ value: 50 + i, rank: score.rank }) })
      await stream.return?.()
    }
    expect(await take(other, 10)).toHaveLength(10)
    await other.return?.()
  })

  it('resume immediately after the cursor of a recording', async () => {
    const agent = anAgent()
    const other = await follow(agent)
    for (let i = 0; i < (deaf ? 4 : 20); i++) {
      const { cursor } = await recordFor(agent, i)
      const stream = await follow(agent, cursor)
      const next = await recordFor(agent, i)
      expect((await take(stream, 1)).map((event) => changeOf(event).cursor)).toEqual([next.cursor])
      await stream.return?.()
    }
    await other.return?.()
  })

  it('after the changesCursor of a page are exactly what the page lacks, while 200 are recorded', async () => {
    const agent = anAgent()
    const start = await boardPage(fixture, agent)
    const witness = await follow(agent, start.changesCursor)
    const members = Array.from({ length: 30 }, () => aMemberOf(agent))
    // By 20 writers: more would wait for the board longer than a statement may on a busy machine.
    const write = async (first: number) => {
      const own = []
      for (let i = first; i < 200; i += 20)
        own.push(await record(fixture, agent, (i * 7) % 100, members[(i * 11) % 30]))
      return own
    }
    const recording = Promise.all(Array.from({ length: 20 }, (_, first) => write(first)))
    const readers = []
    const seen: ChangeEvent['creditScoreChanged'][] = []
    for (let i = 0; i < 8; i++) {
      // Pages are read at different moments of the recording.
      seen.push(...(await take(witness, 20)).map(changeOf))
      const page = await boardPage(fixture, agent, { first: 100 })
      readers.push({ page, stream: await follow(agent, page.changesCursor) })
    }
    const answers = (await recording).flat().map(({ cursor, score }) => [cursor, score.value])
    seen.push(...(await take(witness, 200 - seen.length)).map(changeOf))
    expect(new Map(seen.map(({ cursor, score }) => [cursor, score.value]))).toEqual(
      new Map(answers as [string, number][]),
    )
    for (const { page, stream } of readers) {
      const place = seen.findIndex(({ cursor }) => cursor === page.changesCursor)
      const standing = new Map(seen.slice(0, place + 1).map(({ score }) => [score.applicant.id, score.value]))
      expect(new Map(page.nodes.map(({ applicant, value }) => [applicant.id, value]))).toEqual(standing)
      expect((await take(stream, 199 - place)).map(changeOf)).toEqual(seen.slice(place + 1))
    }
    const end = await recordFor(agent, 1)
    for (const { stream } of [...readers, { stream: witness }]) {
      expect((await take(stream, 1)).map((event) => changeOf(event).cursor)).toEqual([end.cursor])
      await stream.return?.()
    }
  })

  it('resume after 50 of 120 with the 51st, in order', async () => {
    const agent = anAgent()
    const start = await boardPage(fixture, agent)
    for (let i = 0; i < 120; i++) await recordFor(agent, i / 2)
    const first = await follow(agent, start.changesCursor)
    const all = (await take(first, 120)).map(changeOf)
    await first.return?.()
    expect(all.map(({ score }) => score.value)).toEqual(Array.from({ length: 120 }, (_, i) => i / 2))
    const second = await follow(agent, all[49]!.cursor)
    expect((await take(second, 70)).map(changeOf)).toEqual(all.slice(50))
    await second.return?.()
  })

  it('reach every subscriber, and no one in another tenant', async () => {
    const agent = anAgent()
    const stranger = anAgent()
    const streams = await Promise.all(Array.from({ length: 20 }, () => follow(agent)))
    const elsewhere = await follow(stranger)
    const { cursor } = await recordFor(agent, 33)
    for (const stream of streams) expect(changeOf((await take(stream, 1))[0]!).cursor).toBe(cursor)
    const own = await recordFor(stranger, 44)
    expect(changeOf((await take(elsewhere, 1))[0]!)).toMatchObject({
      cursor: own.cursor,
      score: { value: 44, rank: 1 },
    })
    for (const stream of [...streams, elsewhere]) await stream.return?.()
  })

  it('end immediately when their subscriber stops', async () => {
    const stream = await follow(anAgent())
    const next = stream.next()
    await stream.return?.()
    expect(await next).toMatchObject({ done: true })
    expect(await stream.next()).toMatchObject({ done: true })
  })
})

describe('a cursor', () => {
  let fixture: Fixture
  beforeAll(async () => {
    fixture = await aFixture()
  })
  afterAll(() => fixture.drop())
  const refusal = async (variables: object, who: Envelope) => {
    const outcome = await fixture.subgraph.running.subscribe({ query: scoreChanged, variables: { ...variables } }, who)
    if (Symbol.asyncIterator in outcome) throw new Error('not refused')
    return outcome.errors?.map(({ extensions, path }) => [extensions.code, path?.join('.')])
  }

  it('of another purpose, category, tenant or shape is BAD_USER_INPUT', async () => {
    const agent = fixture.anAgent()
    const { cursor } = await record(fixture, agent, 50)
    const other = { category: 'overall', value: 50, applicantId: idOf(fixture.aMember()) }
    const overall = await outcomeOf(fixture, recordScore, other, agent)
    const { pageInfo } = await boardPage(fixture, agent)
    const forged = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
    const foreign = [
      pageInfo.endCursor,
      overall.cursor,
      forged('change', 'credit.scores', category, 10_000),
      forged('change', 'credit.scores', category, -1),
      forged('change', 'credit.scores', category, '1'),
      forged('change', 'other', category, 1),
      'x',
      '',
    ]
    for (const after of foreign) {
      expect(await refusal({ category, after }, agent), String(after)).toEqual([
        ['BAD_USER_INPUT', 'creditScoreChanged'],
      ])
    }
    // A cursor counts in its own tenant's stream: elsewhere it lies in the future.
    expect(await refusal({ category, after: cursor }, { ...agent, tenantId: newId() })).toEqual([
      ['BAD_USER_INPUT', 'creditScoreChanged'],
    ])
    expect(await refusal({ category: 'yacht' }, agent)).toEqual([['BAD_USER_INPUT', 'creditScoreChanged']])
    expect(await refusal({ category }, fixture.aMember())).toEqual([['FORBIDDEN', 'creditScoreChanged']])
  })

  it('of events that were removed is CURSOR_EXPIRED, and the newest one is still valid', async () => {
    const agent = fixture.anAgent()
    const first = await record(fixture, agent, 10)
    await record(fixture, agent, 20)
    const newest = await record(fixture, agent, 30)
    const jobs = fixture.database.open('credit').jobs
    const minutes = (count: number) => new Date(Date.now() + count * 60_000)
    await removeOlder(jobs, 'credit.outbox', minutes(-1))
    const kept = await eventsOf<ChangeEvent>(fixture.subgraph, scoreChanged, { category, after: first.cursor }, agent)
    expect(await take(kept, 2)).toHaveLength(2)
    await kept.return?.()
    await removeOlder(jobs, 'credit.outbox', minutes(1))
    expect(await refusal({ category, after: first.cursor }, agent)).toEqual([['CURSOR_EXPIRED', 'creditScoreChanged']])
    const stream = await eventsOf<ChangeEvent>(
      fixture.subgraph,
      scoreChanged,
      { category, after: newest.cursor },
      agent,
    )
    const next = await record(fixture, agent, 40)
    expect(changeOf((await take(stream, 1))[0]!).cursor).toBe(next.cursor)
    await stream.return?.()
  })

  it('that expires while its subscription is open ends it', async () => {
    const agent = fixture.anAgent()
    const stream = await eventsOf<ChangeEvent>(fixture.subgraph, scoreChanged, { category }, agent)
    // Few at a time: those that wait too long for their turn are UNAVAILABLE.
    for (let i = 0; i < 1100; i += 50) {
      await Promise.all(Array.from({ length: 50 }, (_, j) => record(fixture, agent, ((i + j) % 100) / 2)))
    }
    const reader = await eventsOf<ChangeEvent>(fixture.subgraph, scoreChanged, { category }, agent)
    await record(fixture, agent, 1)
    await take(reader, 1)
    await fixture.database.admin`delete from credit.outbox`
    await expect(stream.next()).rejects.toMatchObject({ extensions: { code: 'CURSOR_EXPIRED' } })
    expect(await stream.next()).toMatchObject({ done: true })
    await reader.return?.()
  })
})
