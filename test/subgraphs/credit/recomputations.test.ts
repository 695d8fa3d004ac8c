// Scores that a model computes: from records to the board, recomputed by a job, and with their explanation.
import type { Context } from '@quintet/credit/context.ts'
import { leaveBoards } from '@quintet/credit/scores/leave.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { aCategory, aFixture, boardPage, type Fixture, idOf, outcomeOf, recordScore } from './fixture.ts'
import { type Sources, sourcesOf } from './score-sources.ts'

let fixture: Fixture
let sources: Sources
const category = 'standing'
beforeAll(async () => {
  fixture = await aFixture({ isWorker: true })
  sources = sourcesOf(fixture)
  await aCategory(fixture, category, { isLoanProduct: false, scoreMode: 'COMPUTED', scoringModelSlug: 'standard' })
})
afterAll(() => fixture.drop())

const problem = '__typename ... on Problem { code path }'
const recompute = `mutation ($input: RecomputeCreditScoresInput!) { outcome: recomputeCreditScores(input: $input) { ${problem}
  ... on ScoreRecomputation { id status } } }`
const progress = 'query ($id: ID!) { scoreRecomputation(id: $id) { id status done total changed cursor } }'
const scoreText = `query ($category: String!, $applicantId: ID!) { creditScore(category: $category, applicantId: $applicantId) {
  value rank modelVersion asOf inputsHash contributions { factor value weight points } reasons { code }
  history(first: 100) { nodes { value modelVersion at } } } }`

interface Progress {
  readonly id: string
  readonly status: string
  readonly done: number
  readonly total: number
  readonly changed: number
  readonly cursor: string | null
}
// biome-ignore lint/suspicious/noExplicitAny: answers are compared with literals
type Answer = any

const start = (input: object, who = fixture.anAgent()) => outcomeOf(fixture, recompute, { category, ...input }, who)
async function done(input: object): Promise<Progress> {
  const agent = fixture.anAgent()
  const { id } = await start(input, agent)
  return vi.waitFor(
    async () => {
      const { scoreRecomputation } = await fixture.subgraph.ask<{ scoreRecomputation: Progress }>(
        progress,
        { id },
        agent,
      )
      if (scoreRecomputation.status !== 'DONE') throw new Error(scoreRecomputation.status)
      return scoreRecomputation
    },
    { timeout: 20_000, interval: 50 },
  )
}
const scoreOf = async (applicantId: string, of = category): Promise<Answer> =>
  (await fixture.subgraph.ask<Answer>(scoreText, { category: of, applicantId }, fixture.anAgent())).creditScore

describe('a recomputation', () => {
  it('is refused to a tenant without a licence of credit-scoring', async () => {
    const unlicensed = await aFixture({ licensed: [] })
    try {
      await aCategory(unlicensed, category, {
        isLoanProduct: false,
        scoreMode: 'COMPUTED',
        scoringModelSlug: 'standard',
      })
      const outcome = await outcomeOf(unlicensed, recompute, { category }, unlicensed.anAgent())
      expect(outcome).toMatchObject({ __typename: 'NotAllowed', code: 'LICENCE_REQUIRED' })
    } finally {
      await unlicensed.drop()
    }
  })

  it('computes scores from records, explains them, and changes nothing when it is repeated', async () => {
    const applicantId = idOf(fixture.aMember())
    const { normalizedScore } = await sources.record('equifax', applicantId)
    const first = await done({ applicantIds: [applicantId] })
    expect(first).toMatchObject({ done: 1, total: 1, changed: 1, cursor: expect.any(String) })
    const score = await scoreOf(applicantId)
    const factor = Math.round(((normalizedScore - 300) / 550) * 10_000)
    expect(score).toMatchObject({ value: factor / 100, rank: 1, modelVersion: 1 })
    expect(score.contributions).toEqual([{ factor: 'BUREAU', value: factor, weight: 10_000, points: factor / 100 }])
    expect(score.reasons).toEqual([{ code: 'LOW_BUREAU' }])
    expect(score.history.nodes).toHaveLength(1)
    const again = await done({})
    expect(again.changed).toBe(0)
    expect(await scoreOf(applicantId)).toEqual(score)
    const otherDay = await done({ asOf: '2026-01-01' })
    expect(otherDay.changed).toBe(0)
  })

  it('of all members covers each one with a record or a score once', async () => {
    const members = Array.from({ length: 6 }, () => idOf(fixture.aMember()))
    for (const applicantId of members) await sources.record('local', applicantId)
    const { total, done: looked, changed } = await done({})
    expect(looked).toBe(total)
    expect(changed).toBe(6)
    const { nodes } = await boardPage(fixture, fixture.anAgent())
    expect(nodes).toEqual([])
    const board = await fixture.database.admin`select subject_id as id from credit.scores where board = ${category}`
    expect(board.map(({ id }) => id)).toEqual(expect.arrayContaining(members))
  })

  it('skips a deleted member', async () => {
    const member = idOf(fixture.aMember())
    await sources.record('local', member)
    expect((await done({})).changed).toBe(1)
    const { scope } = fixture.subgraph.running.contextFor(fixture.anAgent()) as unknown as Context
    await scope.write((writer) => leaveBoards(writer, member, new Date()))
    await scope.close()
    // As if the score had never been computed.
    await fixture.database.admin`delete from credit.score_details where applicant_id = ${member}`
    expect((await done({})).changed).toBe(0)
    const board = await fixture.database.admin`select subject_id as id from credit.scores where board = ${category}`
    expect(board.map(({ id }) => id)).not.toContain(member)
  })

  it('is refused for a recorded or unknown category, a user who is no member, and a future day', async () => {
    const known = idOf(fixture.aMember())
    expect(await start({ category: 'personal-loan' })).toMatchObject({
      __typename: 'Conflict',
      code: 'CATEGORY_RECORDED',
    })
    expect(await start({ applicantIds: [known, newId()] })).toMatchObject({
      __typename: 'NotFound',
      path: ['input', 'applicantIds', '1'],
    })
    for (const input of [
      { asOf: '2100-01-01' },
      { applicantIds: [] },
      { applicantIds: [known, known] },
      { category: 'x' },
    ]) {
      expect(await start(input)).toMatchObject({ __typename: 'InvalidInput' })
    }
  })

  it('is the only way to a score in a computed category', async () => {
    const input = { category, applicantId: idOf(fixture.aMember()), value: 50 }
    expect(await outcomeOf(fixture, recordScore, input, fixture.anAgent())).toMatchObject({ code: 'CATEGORY_COMPUTED' })
  })
})
