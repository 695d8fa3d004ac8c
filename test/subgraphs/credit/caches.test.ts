// What clients with a cache need: scores with ids of their own, and events with the previous rank and value.
import { newId } from '@quintet/kit/slice/ids.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventsOf, take } from '../../support/quintet/subgraph.ts'
import { aFixture, category, createApplication, draftInput, type Fixture, idOf, outcomeOf } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await aFixture()
})
afterAll(() => fixture.drop())

interface Change {
  readonly cursor: string
  readonly previousRank: number | null
  readonly previousValue: number | null
  readonly score: { id: string; value: number; rank: number; applicant: { id: string } }
}
const scoreFields = 'id value rank applicant { id }'
const changedText = `subscription ($category: String!, $after: String) { creditScoreChanged(category: $category, after: $after) {
  cursor previousRank previousValue score { ${scoreFields} } } }`
const boardText = `query ($category: String!, $first: Int) { creditLeaderboard(category: $category, first: $first) {
  changesCursor totalCount nodes { ${scoreFields} } } }`
const recordText = `mutation ($input: RecordCreditScoreInput!) { recordCreditScore(input: $input) {
  ... on CreditScoreRecorded { score { id } } } }`

interface Board {
  readonly creditLeaderboard: { changesCursor: string; totalCount: number; nodes: Change['score'][] }
}
const board = async (who: Envelope, first = 100, of = category) =>
  (await fixture.subgraph.ask<Board>(boardText, { category: of, first }, who)).creditLeaderboard
const record = async (who: Envelope, applicantId: string, value: number, of = category): Promise<string> => {
  const input = { category: of, applicantId, value }
  type Answer = { recordCreditScore: { score: { id: string } } }
  return (await fixture.subgraph.ask<Answer>(recordText, { input }, who)).recordCreditScore.score.id
}
const anAgent = (): Envelope => ({ ...fixture.anAgent(), tenantId: newId() })
const aMemberOf = ({ tenantId }: Envelope): string => {
  const userId = newId()
  fixture.memberships.push({ userId, tenantId: tenantId!, isActive: true })
  return userId
}
const changesAfter = async (who: Envelope, after: string, count: number): Promise<Change[]> => {
  const stream = await eventsOf<{ creditScoreChanged: Change }>(fixture.subgraph, changedText, { category, after }, who)
  const events = await take(stream, count)
  await stream.return?.()
  return events.map(({ data }) => data!.creditScoreChanged)
}

describe('the id of a score', () => {
  it('is the same wherever the score is shown, and for each value', async () => {
    const agent = fixture.anAgent()
    const applicant = fixture.aMember()
    await outcomeOf(fixture, createApplication, draftInput, applicant)
    const { changesCursor } = await board(agent)
    const id = await record(agent, idOf(applicant), 30)
    expect(await record(agent, idOf(applicant), 40)).toBe(id)
    expect((await board(agent)).nodes.find((score) => score.applicant.id === idOf(applicant))?.id).toBe(id)
    expect((await changesAfter(agent, changesCursor, 2)).map(({ score }) => score.id)).toEqual([id, id])
    const text = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
      ... on Viewer { creditScores { id } creditApplications { nodes { score { id } } } } } }`
    const representations = [{ __typename: 'Viewer', id: idOf(applicant) }]
    expect(await fixture.subgraph.ask(text, { representations }, applicant)).toEqual({
      _entities: [{ creditScores: [{ id }], creditApplications: { nodes: [{ score: { id } }] } }],
    })
  })

  it('differs for each applicant, category and tenant', async () => {
    const [agent, other] = [anAgent(), anAgent()]
    const [one, two] = [aMemberOf(agent), aMemberOf(agent)]
    fixture.memberships.push({ userId: one, tenantId: other.tenantId!, isActive: true })
    const ids = [
      await record(agent, one, 1),
      await record(agent, two, 1),
      await record(agent, one, 1, 'overall'),
      await record(other, one, 1),
      one,
      two,
    ]
    expect(new Set(ids).size).toBe(6)
  })
})

describe('a change', () => {
  it('contains the previous rank and value', async () => {
    const agent = anAgent()
    const applicants = Array.from({ length: 5 }, () => aMemberOf(agent))
    const { changesCursor } = await board(agent)
    const before: { rank: number | null; value: number | null; count: number }[] = []
    const values = [50, 60, 50, 10.25, 60, 70, 70, 5, 50, 50, 99, 0, 10.25, 60.5]
    for (const [i, value] of values.entries()) {
      const applicantId = applicants[(i * 3) % 5]!
      const { nodes, totalCount } = await board(agent)
      const score = nodes.find(({ applicant }) => applicant.id === applicantId)
      before.push({ rank: score?.rank ?? null, value: score?.value ?? null, count: totalCount })
      expect(totalCount).toBe(nodes.length)
      await record(agent, applicantId, value)
    }
    const changes = await changesAfter(agent, changesCursor, values.length)
    expect(changes.map(({ previousRank, previousValue }) => [previousRank, previousValue])).toEqual(
      before.map(({ rank, value }) => [rank, value]),
    )
    expect((await board(agent, 1)).totalCount).toBe(5)
  })

  it('that an older release wrote contains no previous rank and value', async () => {
    const agent = anAgent()
    const { changesCursor } = await board(agent)
    const applicantId = aMemberOf(agent)
    await record(agent, applicantId, 1)
    await record(agent, applicantId, 2)
    await fixture.database
      .admin`update credit.outbox set payload = payload - 'previous' where tenant_id = ${agent.tenantId}`
    const [, second] = await changesAfter(agent, changesCursor, 2)
    expect(second).toMatchObject({ previousRank: null, previousValue: null, score: { value: 2, rank: 1 } })
  })
})
