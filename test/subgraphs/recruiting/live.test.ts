import { randomUUID } from 'node:crypto'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventsOf, take } from '../../support/quintet/subgraph.ts'
import { type Change, changedText, type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
let today = '2026-05-10'
beforeAll(async () => {
  fixture = await openFixture({ clock: { now: () => new Date(`${today}T12:00:00Z`) } })
})
afterAll(() => fixture.end())

const subscribe = (variables: object, envelope: Envelope = fixture.agent) =>
  eventsOf<Change>(fixture as never, changedText, variables, envelope)
const read = async (stream: AsyncIterator<{ data?: Change | null }>, count: number) =>
  (await take(stream, count)).map(({ data }) => data!.jobLeaderboardChanged)
const refusalOf = async (variables: object, envelope?: Envelope) => {
  const error = await subscribe(variables, envelope).then(
    (stream) => stream.next().then(() => null),
    (thrown: AggregateError) => thrown.errors[0],
  )
  return error?.extensions.code
}

describe('events', () => {
  test('report new scores and ranks from the subscription on', async () => {
    const jobId = await fixture.jobOfSkills(4)
    await fixture.candidateWithSkills(jobId, 1)
    const stream = await subscribe({ jobId })
    const better = await fixture.candidateWithSkills(jobId, 3, { name: 'Bertha Benz' })
    const worse = await fixture.candidateWithSkills(jobId, 2)
    expect((await read(stream, 2)).map(({ analysis }) => analysis)).toEqual([
      { matchScore: 75, rank: 1, candidate: { id: better.candidateId, name: 'Bertha Benz' } },
      { matchScore: 50, rank: 2, candidate: { id: worse.candidateId, name: 'Ida Noddack' } },
    ])
    await stream.return?.()
  })

  test('contain the previous rank and score of the candidate', async () => {
    const { id: jobId } = await fixture.createJob({ requiredSkills: ['Python'], experienceLevel: 'MID' })
    const { changesCursor } = await fixture.leaderboard({ jobId })
    const experience = [{ title: 'Developer', company: 'Acorn', start: '2025-06' }]
    const { id: candidateId } = await fixture.addCandidate({ experience })
    const { id: other } = await fixture.addCandidate({ experience: [{ ...experience[0], start: '2024' }] })
    const first = await fixture.analyze({ jobId, candidateId })
    await fixture.analyze({ jobId, candidateId: other })
    today = '2026-12-10'
    await fixture.analyze({ jobId, candidateId })
    today = '2026-05-10'
    const text = `subscription ($jobId: ID!, $after: String) { jobLeaderboardChanged(jobId: $jobId, after: $after) {
      previousRank previousMatchScore } }`
    const stream = await eventsOf(fixture as never, text, { jobId, after: changesCursor }, fixture.agent)
    expect((await take(stream, 3)).map(({ data }) => Object.values(data as object)).map(([change]) => change)).toEqual([
      { previousRank: null, previousMatchScore: null },
      { previousRank: null, previousMatchScore: null },
      { previousRank: 2, previousMatchScore: first.matchScore },
    ])
    await stream.return?.()
    const count = 'query ($jobId: ID!) { jobLeaderboard(jobId: $jobId, first: 1) { totalCount } }'
    expect(await fixture.ask(count, { jobId }, fixture.agent)).toEqual({ jobLeaderboard: { totalCount: 2 } })
  })

  test('after changesCursor are exactly those that the page lacks, and any cursor resumes', async () => {
    const jobId = await fixture.jobOfSkills(4)
    await fixture.candidateWithSkills(jobId, 4)
    const { changesCursor } = await fixture.leaderboard({ jobId })
    const later = [(await fixture.candidateWithSkills(jobId, 1)).candidateId]
    const stream = await subscribe({ jobId, after: changesCursor })
    later.push((await fixture.candidateWithSkills(jobId, 2)).candidateId)
    later.push((await fixture.candidateWithSkills(jobId, 3)).candidateId)
    const events = await read(stream, 3)
    expect(events.map(({ analysis }) => analysis.candidate.id)).toEqual(later)
    await stream.return?.()
    for (const [i, { cursor }] of events.entries()) {
      const resumed = await subscribe({ jobId, after: cursor })
      const fresh = await fixture.candidateWithSkills(jobId, 0)
      later.push(fresh.candidateId)
      const seen = await read(resumed, later.length - i - 1)
      expect(seen.map(({ analysis }) => analysis.candidate.id)).toEqual(later.slice(i + 1))
      await resumed.return?.()
    }
    const { changesCursor: last } = await fixture.leaderboard({ jobId })
    const [newest] = await read(await subscribe({ jobId, after: events[0]!.cursor }), later.length - 1).then((all) =>
      all.slice(-1),
    )
    expect(newest!.cursor).toBe(last)
  })

  test('that are read late show the score and the rank of their time', async () => {
    const { id: jobId } = await fixture.createJob({ requiredSkills: ['Python'], experienceLevel: 'MID' })
    const { changesCursor } = await fixture.leaderboard({ jobId })
    const experience = [{ title: 'Developer', company: 'Acorn', start: '2025-06' }]
    const { id: candidateId } = await fixture.addCandidate({ experience })
    await fixture.analyze({ jobId, candidateId })
    today = '2027-05-10'
    const { id: other } = await fixture.addCandidate({ experience: [{ ...experience[0], start: '2020' }] })
    await fixture.analyze({ jobId, candidateId: other })
    await fixture.analyze({ jobId, candidateId })
    today = '2026-05-10'
    const events = await read(await subscribe({ jobId, after: changesCursor }), 3)
    expect(events.map(({ analysis }) => [analysis.matchScore, analysis.rank])).toEqual([
      [85.71, 1],
      [100, 1],
      [100, 1],
    ])
  })

  test('reach a process without bus notifications, by polling', async () => {
    const deaf = await openFixture({ deaf: true })
    const jobId = await deaf.jobOfSkills(2)
    const { changesCursor } = await deaf.leaderboard({ jobId })
    const stream = await eventsOf<Change>(deaf as never, changedText, { jobId, after: changesCursor }, deaf.agent)
    const events = read(stream, 1)
    const { candidateId } = await deaf.candidateWithSkills(jobId, 1)
    expect((await events)[0]!.analysis.candidate.id).toBe(candidateId)
    await stream.return?.()
    await deaf.end()
  })
})

describe('updates of the top of a job and of one candidate', () => {
  const bestText = `subscription ($jobId: ID!, $top: Int, $after: String) { jobBestChanged(jobId: $jobId, top: $top, after: $after) {
    cursor isWhole changes { rank previousRank matchScore candidateId analysis { rank candidate { id } } } } }`
  const standingText = `subscription ($jobId: ID!, $candidateId: ID!) { jobStandingChanged(jobId: $jobId, candidateId: $candidateId) {
    cursor rank matchScore analysis { id } } }`
  const oneText = `subscription ($jobId: ID!, $candidateId: ID!) { jobLeaderboardChanged(jobId: $jobId, candidateId: $candidateId) {
    analysis { matchScore rank candidate { id } } } }`
  const follow = (text: string, variables: object) =>
    eventsOf<Record<string, object>>(fixture as never, text, variables, fixture.agent)

  test('are differences from the page on, and a standing is also updated when others change it', async () => {
    const jobId = await fixture.jobOfSkills(4)
    const first = await fixture.candidateWithSkills(jobId, 2)
    const { changesCursor } = await fixture.leaderboard({ jobId })
    const best = await follow(bestText, { jobId, top: 2, after: changesCursor })
    const standing = await follow(standingText, { jobId, candidateId: first.candidateId })
    const one = await follow(oneText, { jobId, candidateId: first.candidateId })
    const better = await fixture.candidateWithSkills(jobId, 4)
    const row = (candidateId: string, rank: number | null, previousRank: number | null, matchScore: number) => ({
      rank,
      previousRank,
      matchScore,
      candidateId,
      analysis: { rank, candidate: { id: candidateId } },
    })
    const [diff] = await take(best, 1)
    expect(diff!.data).toMatchObject({
      jobBestChanged: {
        isWhole: false,
        changes: [row(better.candidateId, 1, null, 100), row(first.candidateId, 2, 1, 50)],
      },
    })
    const [moved] = await take(standing, 1)
    expect(moved!.data).toMatchObject({ jobStandingChanged: { rank: 2, matchScore: 50 } })
    await fixture.analyze({ jobId, candidateId: first.candidateId })
    const [own] = await take(one, 1)
    expect(own!.data).toEqual({
      jobLeaderboardChanged: { analysis: { matchScore: 50, rank: 2, candidate: { id: first.candidateId } } },
    })
    const late = await follow(bestText, { jobId, top: 1, after: changesCursor })
    const [whole] = await take(late, 1)
    expect(whole!.data).toMatchObject({
      jobBestChanged: { isWhole: true, changes: [row(better.candidateId, 1, null, 100)] },
    })
    for (const stream of [best, standing, one, late]) await stream.return?.()
  })

  test('say that an erased candidate has left, as the events of all changes do', async () => {
    const jobId = await fixture.jobOfSkills(2)
    const { candidateId: gone } = await fixture.candidateWithSkills(jobId, 2)
    const { candidateId } = await fixture.candidateWithSkills(jobId, 1)
    const { changesCursor: after } = await fixture.leaderboard({ jobId })
    const streams = [
      await follow(changedText, { jobId, after }),
      await follow(bestText, { jobId, top: 2, after }),
      await follow(standingText, { jobId, candidateId: gone }),
      await follow(standingText, { jobId, candidateId }),
    ]
    const erase = 'mutation ($input: EraseCandidateInput!) { eraseCandidate(input: $input) { __typename } }'
    const input = { candidateId: gone, reason: 'They asked' }
    expect(await fixture.ask(erase, { input }, fixture.as('*.*:*'))).toEqual({
      eraseCandidate: { __typename: 'CandidateErased' },
    })
    const events = await Promise.all(streams.map((stream) => take(stream, 1)))
    expect(events.map(([event]) => event!.data)).toMatchObject([
      { jobLeaderboardChanged: { analysis: { matchScore: 100, rank: null, candidate: { id: gone, name: 'erased' } } } },
      {
        jobBestChanged: {
          isWhole: false,
          changes: [
            { candidateId, rank: 1, previousRank: 2, matchScore: 50 },
            { candidateId: gone, rank: null, previousRank: 1, matchScore: 100 },
          ],
        },
      },
      { jobStandingChanged: { rank: null, matchScore: 100 } },
      { jobStandingChanged: { rank: 1, matchScore: 50 } },
    ])
    for (const stream of streams) await stream.return?.()
  })

  test('are refused for a job or a candidate of another tenant, and for an invalid top', async () => {
    const jobId = await fixture.jobOfSkills(1)
    const refusalOfText = async (text: string, variables: object) => {
      const outcome = await fixture.running.subscribe({ query: text, variables: { ...variables } }, fixture.agent)
      return Symbol.asyncIterator in outcome ? null : outcome.errors?.[0]?.extensions.code
    }
    const { id: foreign } = await fixture.createJob({}, fixture.stranger)
    const { id: stranger } = await fixture.addCandidate({}, fixture.stranger)
    expect(await refusalOfText(bestText, { jobId: foreign })).toBe('NOT_FOUND')
    for (const top of [0, 101]) expect(await refusalOfText(bestText, { jobId, top })).toBe('BAD_USER_INPUT')
    for (const text of [standingText, oneText]) {
      expect(await refusalOfText(text, { jobId, candidateId: stranger })).toBe('NOT_FOUND')
    }
  })
})

describe('the leaderboard subscription', () => {
  test('answers NOT_FOUND alike for an unknown job, text that is no id and a job of another tenant', async () => {
    const { id } = await fixture.createJob({}, fixture.stranger)
    for (const jobId of [id, randomUUID(), 'nonsense']) expect(await refusalOf({ jobId })).toBe('NOT_FOUND')
  })

  test('needs recruiting.analyses:read', async () => {
    const jobId = await fixture.jobOfSkills(1)
    expect(await refusalOf({ jobId }, fixture.as('recruiting.jobs:*'))).toBe('FORBIDDEN')
    expect(await refusalOf({ jobId }, { ...fixture.agent, viewer: null })).toBe('UNAUTHENTICATED')
  })

  test('refuses endCursor, a cursor of another job and an invalid cursor', async () => {
    const [jobId, other] = await Promise.all([fixture.jobOfSkills(1), fixture.jobOfSkills(1)])
    await fixture.candidateWithSkills(jobId, 1)
    const { pageInfo } = await fixture.leaderboard({ jobId })
    const { changesCursor } = await fixture.leaderboard({ jobId: other })
    for (const after of [pageInfo.endCursor, changesCursor, 'x'])
      expect(await refusalOf({ jobId, after })).toBe('BAD_USER_INPUT')
  })
})
