import { randomUUID } from 'node:crypto'
import { compareRanked } from '@quintet/recruiting/analyses/rules.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Fixture, leaderboardText, openFixture } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

describe('a leaderboard', () => {
  test('lists the best first; equal scores share a rank, and the next counts all above it', async () => {
    const jobId = await fixture.jobOfSkills(4)
    for (const count of [1, 4, 2, 2, 0]) await fixture.candidateWithSkills(jobId, count)
    const { nodes, pageInfo } = await fixture.leaderboard({ jobId })
    expect(nodes.map(({ rank, matchScore }) => [rank, matchScore])).toEqual([
      [1, 100],
      [2, 50],
      [2, 50],
      [4, 25],
      [5, 0],
    ])
    expect(pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false })
  })

  test('is ordered by score, required ratio and candidate id, page by page', async () => {
    // One of five required skills earns 50 / 5, one of two preferred ones 20 / 2: equal scores, unequal required ratios.
    const { id: jobId } = await fixture.createJob({
      requiredSkills: ['s1', 's2', 's3', 's4', 's5'],
      preferredSkills: ['p1', 'p2'],
    })
    const expected: { candidateId: string; scoreBp: number; requiredBp: number }[] = []
    for (const skills of [['s1'], ['p1'], ['s1', 'p1'], ['s1', 's2'], ['p1'], ['s1'], ['p2'], [], ['s2', 'p2']]) {
      const { id: candidateId } = await fixture.addCandidate({ skills })
      const { matchScore } = await fixture.analyze({ jobId, candidateId })
      const required = skills.filter((skill) => skill.startsWith('s')).length
      expected.push({ candidateId, scoreBp: Math.round(matchScore! * 100), requiredBp: required * 2000 })
    }
    expect(new Set(expected.map(({ scoreBp, requiredBp }) => `${scoreBp} ${requiredBp}`)).size).toBeGreaterThan(
      new Set(expected.map(({ scoreBp }) => scoreBp)).size,
    )
    const wanted = expected.sort(compareRanked).map(({ candidateId, scoreBp }) => {
      return { candidateId, rank: 1 + expected.filter((other) => other.scoreBp > scoreBp).length }
    })
    for (const first of [1, 2, 3, 5, 9, 100]) {
      const seen: typeof wanted = []
      let after: string | null = null
      do {
        const page = await fixture.leaderboard({ jobId, first, after })
        expect(page.pageInfo.hasPreviousPage).toBe(after !== null)
        seen.push(...page.nodes.map(({ rank, candidate }) => ({ candidateId: candidate.id, rank })))
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
      } while (after !== null)
      expect(seen).toEqual(wanted)
    }
  })

  test('takes as many statements for one candidate as for twelve', async () => {
    const jobId = await fixture.jobOfSkills(4)
    const counts: number[] = []
    for (const more of [1, 11]) {
      for (let i = 0; i < more; i++) await fixture.candidateWithSkills(jobId, i % 5)
      fixture.statements.length = 0
      await fixture.leaderboard({ jobId })
      counts.push(fixture.statements.length)
    }
    expect(counts[1]).toBe(counts[0])
  })

  test('gives each new analysis its rank at that moment, and shows the ranks that all have after it', async () => {
    const jobId = await fixture.jobOfSkills(4)
    const ranks = []
    for (const count of [2, 4, 3, 1, 2]) ranks.push((await fixture.candidateWithSkills(jobId, count)).analysis.rank)
    expect(ranks).toEqual([1, 1, 2, 4, 3])
    const { nodes } = await fixture.leaderboard({ jobId })
    expect(nodes.map(({ rank, matchScore }) => [rank, matchScore])).toEqual([
      [1, 100],
      [2, 75],
      [3, 50],
      [3, 50],
      [5, 25],
    ])
  })
})

describe('the leaderboard query', () => {
  test('answers NOT_FOUND alike for an unknown job, text that is no id and a job of another tenant', async () => {
    const { id } = await fixture.createJob({}, fixture.stranger)
    for (const jobId of [id, randomUUID(), 'nonsense'])
      expect(await fixture.refused(leaderboardText, { jobId }, fixture.agent)).toEqual(['NOT_FOUND'])
  })

  test('needs recruiting.analyses:read', async () => {
    const jobId = await fixture.jobOfSkills(1)
    const envelope = fixture.as('recruiting.jobs:*', 'recruiting.candidates:*', 'recruiting.analyses:write')
    expect(await fixture.refused(leaderboardText, { jobId }, envelope)).toEqual(['FORBIDDEN'])
  })

  test('refuses changesCursor, an invalid or forged cursor, and a wrong size', async () => {
    const jobId = await fixture.jobOfSkills(1)
    const { changesCursor } = await fixture.leaderboard({ jobId })
    const forged = Buffer.from(JSON.stringify(['page', 2 ** 40, 0, jobId])).toString('base64url')
    for (const more of [{ after: changesCursor }, { after: 'x' }, { after: forged }, { first: 0 }, { first: 101 }])
      expect(await fixture.refused(leaderboardText, { jobId, ...more }, fixture.agent)).toEqual(['BAD_USER_INPUT'])
  })
})
