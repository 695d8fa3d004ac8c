// Ranks and pages of a leaderboard.
import { newId } from '@quintet/kit/slice/ids.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aFixture, boardPage, category, type Fixture, leaderboard, record, type Score } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await aFixture()
})
afterAll(() => fixture.drop())

/** An agent in a tenant of their own, so that its board is empty. */
function anAgentElsewhere() {
  const tenantId = newId()
  const agent = { ...fixture.anAgent(), tenantId }
  const aMember = (): string => {
    const userId = newId()
    fixture.memberships.push({ userId, tenantId, isActive: true })
    return userId
  }
  return { agent, aMember, tenantId }
}

describe('ranks', () => {
  it('are 1, 2, 2, 4', async () => {
    const { agent, aMember } = anAgentElsewhere()
    for (const value of [70, 90, 80, 80]) await record(fixture, agent, value, aMember())
    const { nodes } = await boardPage(fixture, agent)
    expect(nodes.map(({ rank, value }) => [rank, value])).toEqual([
      [1, 90],
      [2, 80],
      [2, 80],
      [4, 70],
    ])
  })

  it('follow a score up and down', async () => {
    const { agent, aMember } = anAgentElsewhere()
    const [first, second] = [aMember(), aMember()]
    expect((await record(fixture, agent, 50, first)).score.rank).toBe(1)
    expect((await record(fixture, agent, 60, second)).score.rank).toBe(1)
    expect((await record(fixture, agent, 40, second)).score.rank).toBe(2)
    const { nodes } = await boardPage(fixture, agent)
    expect(nodes.map(({ applicant }) => applicant.id)).toEqual([first, second])
  })

  it('equal a recount after any sequence of recordings, on the board and in answers', async () => {
    const recording = fc.record({ who: fc.integer({ min: 0, max: 7 }), value: fc.integer({ min: 0, max: 12 }) })
    await fc.assert(
      fc.asyncProperty(
        fc.array(recording, { minLength: 1, maxLength: 25 }),
        fc.integer({ min: 1, max: 4 }),
        async (recordings, first) => {
          const { agent, aMember } = anAgentElsewhere()
          const members = Array.from({ length: 8 }, aMember)
          const model = new Map<string, number>()
          const rankOf = (value: number) => 1 + [...model.values()].filter((other) => other > value).length
          for (const { who, value } of recordings) {
            const member = members[who]!
            model.set(member, value / 4)
            const { score } = await record(fixture, agent, value / 4, member)
            expect(score).toMatchObject({ value: value / 4, rank: rankOf(value / 4) })
          }
          const expected = [...model].map(([id, value]) => ({ id, value, rank: rankOf(value) }))
          expected.sort((a, b) => b.value - a.value || (a.id < b.id ? 1 : -1))
          const walked = await walk(agent, first)
          expect(walked.map(({ applicant, value, rank }) => ({ id: applicant.id, value, rank }))).toEqual(expected)
        },
      ),
      { numRuns: 15 },
    )
  }, 60_000)
})

async function walk(agent: ReturnType<typeof anAgentElsewhere>['agent'], first: number): Promise<Score[]> {
  const nodes: Score[] = []
  let after: string | null = null
  do {
    const page = await boardPage(fixture, agent, { first, after })
    nodes.push(...page.nodes)
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after !== null)
  return nodes
}

describe('pages', () => {
  it('of any size add up to the whole list, ties included', async () => {
    const { agent, aMember } = anAgentElsewhere()
    for (const value of [10, 20, 20, 20, 30, 30, 40, 40, 40, 40, 50]) await record(fixture, agent, value, aMember())
    const { nodes: whole } = await boardPage(fixture, agent, { first: 100 })
    expect(whole.map(({ rank }) => rank)).toEqual([1, 2, 2, 2, 2, 6, 6, 8, 8, 8, 11])
    for (const first of [1, 2, 3, 5, 10, 11]) expect(await walk(agent, first)).toEqual(whole)
  })

  it('of an empty board have no rows, and a cursor of changes', async () => {
    const { agent } = anAgentElsewhere()
    expect(await boardPage(fixture, agent)).toEqual({
      changesCursor: expect.any(String),
      edges: [],
      nodes: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    })
  })

  it('show nothing of another tenant', async () => {
    const one = anAgentElsewhere()
    const other = anAgentElsewhere()
    await record(fixture, one.agent, 50, one.aMember())
    expect((await boardPage(fixture, other.agent)).nodes).toEqual([])
  })

  it('are refused for a wrong size, cursor or category', async () => {
    const { agent, aMember } = anAgentElsewhere()
    await record(fixture, agent, 50, aMember())
    const { changesCursor } = await boardPage(fixture, agent)
    const forged = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
    const cursors = [
      changesCursor,
      'x',
      '',
      forged('page', 'a', 0, newId()),
      forged('page', 5000, 0, 'nobody'),
      forged('page', Number.MAX_SAFE_INTEGER, 0, newId()),
    ]
    for (const after of cursors) {
      expect(await fixture.subgraph.refused(leaderboard, { category, after }, agent)).toEqual(['BAD_USER_INPUT'])
    }
    for (const first of [0, -1, 101]) {
      expect(await fixture.subgraph.refused(leaderboard, { category, first }, agent)).toEqual(['BAD_USER_INPUT'])
    }
    for (const unknown of ['yacht', '', 'a\0']) {
      const codes = await fixture.subgraph.refused(leaderboard, { category: unknown }, agent)
      expect(codes).toEqual(['BAD_USER_INPUT'])
    }
  })

  it('are FORBIDDEN without the permission', async () => {
    expect(await fixture.subgraph.refused(leaderboard, { category }, fixture.aMember())).toEqual(['FORBIDDEN'])
  })
})
