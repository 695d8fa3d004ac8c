import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
let ids: Record<string, string>
const clock = { now: () => new Date('2026-05-10T12:00:00Z') }
const role = (more: object) => ({ title: 'Developer', company: 'Acorn', start: '2020-01', end: '2020-12', ...more })
beforeAll(async () => {
  fixture = await openFixture({ clock })
  const people = {
    ada: { name: 'Ada', skills: ['Python', 'Django', 'PostgreSQL'], experience: [role({ end: '2025-12' })] },
    ben: {
      name: 'Ben',
      skills: ['postgres', 'k8s'],
      experience: [role({ company: 'Blue Whale Shipping' })],
      education: [{ level: 'MASTER' }],
      languages: [{ code: 'de-AT', level: 'C1' }],
    },
    cleo: { name: 'Cleo', skills: [], education: [{ level: 'MASTER', completed: false }, { level: 'BACHELOR' }] },
  }
  ids = {}
  for (const [key, person] of Object.entries(people)) ids[key] = (await fixture.addCandidate(person)).id
})
afterAll(() => fixture.end())

const searchText = `query ($filter: CandidateFilterInput!, $first: Int, $after: String) {
  searchCandidates(filter: $filter, first: $first, after: $after) { total isTotalExact
    edges { snippet node { id name } } pageInfo { hasNextPage endCursor } } }`
interface Found {
  readonly total: number
  readonly isTotalExact: boolean
  readonly edges: { snippet: string | null; node: { id: string; name: string } }[]
  readonly pageInfo: { hasNextPage: boolean; endCursor: string }
}
const search = async (filter: object, page: object = {}): Promise<Found> =>
  (await fixture.ask<{ searchCandidates: Found }>(searchText, { filter, ...page }, fixture.agent)).searchCandidates
const names = async (filter: object) => (await search(filter)).edges.map(({ node }) => node.name).sort()

describe('searchCandidates', () => {
  test.each<[string, object, string[]]>([
    ['words', { text: 'shipping' }, ['Ben']],
    ['a phrase', { text: '"blue whale"' }, ['Ben']],
    ['a phrase in another order', { text: '"whale blue"' }, []],
    ['a word that must not occur', { text: 'developer -shipping' }, ['Ada']],
    ['a skill under another name', { skills: ['Postgres'] }, ['Ada', 'Ben']],
    ['all of several skills', { skills: ['PostgreSQL', 'Kubernetes'] }, ['Ben']],
    ['a special skill, not the general one that it contains', { skills: ['SQL'] }, []],
    ['months', { minimumMonths: 72 }, ['Ada']],
    ['a finished degree at least', { educationLevel: 'BACHELOR' }, ['Ben', 'Cleo']],
    ['a higher degree, which is not finished', { educationLevel: 'MASTER' }, ['Ben']],
    ['a language in any region', { language: 'de' }, ['Ben']],
    ['a language of another region', { language: 'de-CH' }, []],
    ['all together', { text: 'developer', skills: ['postgres'], minimumMonths: 12, language: 'de' }, ['Ben']],
  ])('finds by %s', async (_, filter, expected) => {
    expect(await names(filter)).toEqual(expected)
  })

  test('shows where the words occur, and pages', async () => {
    const { edges, total, isTotalExact } = await search({ text: 'whale' })
    expect([edges[0]!.snippet, total, isTotalExact]).toEqual([expect.stringContaining('<b>Whale</b>'), 1, true])
    const first = await search({ minimumMonths: 0 }, { first: 2 })
    const next = await search({ minimumMonths: 0 }, { first: 2, after: first.pageInfo.endCursor })
    expect([first.total, first.pageInfo.hasNextPage, next.pageInfo.hasNextPage]).toEqual([3, true, false])
    expect(new Set([...first.edges, ...next.edges].map(({ node }) => node.id)).size).toBe(3)
    expect(first.edges[0]!.snippet).toBeNull()
  })

  test('escapes what a candidate wrote in a snippet', async () => {
    const name = 'Narwhal <img src=x onerror=alert(1) // Narwhal'
    const { id: candidateId } = await fixture.addCandidate({ name, email: 'html@mail.example' })
    const { edges } = await search({ text: 'narwhal' })
    expect(edges[0]!.snippet).toContain('<b>Narwhal</b>')
    expect(edges[0]!.snippet!.replaceAll(/<\/?b>/g, '')).not.toMatch(/[<>]/)
    expect(edges[0]!.snippet).toContain('&lt;img')
    const erase = 'mutation ($input: EraseCandidateInput!) { eraseCandidate(input: $input) { __typename } }'
    await fixture.ask(erase, { input: { candidateId, reason: 'A test' } }, fixture.as('*.*:*'))
  })

  test('takes quotes and operators of a text as words, without an SQL error', async () => {
    for (const text of ["o'neil", '"', '& | ! ( )', ':*', '\\', 'a"b', '-', '%_']) {
      expect((await search({ text })).isTotalExact).toBe(true)
    }
  })

  test.each<[string, object]>([
    ['nothing', {}],
    ['an empty text', { text: ' ' }],
    ['a long text', { text: 'x'.repeat(501) }],
    ['no skills', { skills: [] }],
    ['a skill without a name', { skills: ['?'] }],
    ['months below 0', { minimumMonths: -1 }],
    ['no language', { language: 'no language' }],
  ])('refuses a filter of %s', async (_, filter) => {
    expect(await fixture.refused(searchText, { filter }, fixture.agent)).toEqual(['BAD_USER_INPUT'])
  })

  test('finds none of another tenant', async () => {
    const variables = { filter: { minimumMonths: 0 } }
    const { searchCandidates } = await fixture.ask<{ searchCandidates: Found }>(searchText, variables, fixture.stranger)
    expect(searchCandidates.total).toBe(0)
  })
})

const rankingText = `query ($jobId: ID!, $filter: CandidateFilterInput, $first: Int, $after: String) {
  candidateRanking(jobId: $jobId, filter: $filter, first: $first, after: $after) { total
    edges { rank matchScore requiredRatio blindCandidate { pseudonym skills } node { name } }
    pageInfo { hasNextPage endCursor } } }`
interface Ranking {
  readonly total: number
  readonly edges: { rank: number; matchScore: number; requiredRatio: number; node: { name: string } | null }[]
  readonly pageInfo: { hasNextPage: boolean; endCursor: string }
}
const rank = async (variables: object): Promise<Ranking> =>
  (await fixture.ask<{ candidateRanking: Ranking }>(rankingText, variables, fixture.agent)).candidateRanking

describe('candidateRanking', () => {
  test('measures all candidates, also those with none of the skills, and stores nothing', async () => {
    const { id: jobId } = await fixture.createJob({ requiredSkills: ['PostgreSQL', 'Django'] })
    const { total, edges } = await rank({ jobId })
    expect(total).toBe(3)
    expect(edges.map((edge) => [edge.node?.name, edge.rank, edge.matchScore, edge.requiredRatio])).toEqual([
      ['Ada', 1, 100, 100],
      ['Ben', 2, 50, 50],
      ['Cleo', 3, 0, 0],
    ])
    expect((await fixture.leaderboard({ jobId })).nodes).toEqual([])
    const one = await fixture.analyze({ jobId, candidateId: ids.ben! })
    expect(one.matchScore).toBe(50)
  })

  test('pages after the last candidate, and filters', async () => {
    const { id: jobId } = await fixture.createJob({ requiredSkills: ['PostgreSQL'] })
    const first = await rank({ jobId, first: 1 })
    const next = await rank({ jobId, first: 2, after: first.pageInfo.endCursor })
    expect([...first.edges, ...next.edges].map(({ rank: place }) => place)).toEqual([1, 1, 3])
    expect([first.pageInfo.hasNextPage, next.pageInfo.hasNextPage]).toEqual([true, false])
    expect((await rank({ jobId, filter: { skills: ['k8s'] } })).edges.map(({ node }) => node?.name)).toEqual(['Ben'])
    expect(await fixture.refused(rankingText, { jobId, filter: {} }, fixture.agent)).toEqual(['BAD_USER_INPUT'])
    expect(await fixture.refused(rankingText, { jobId: randomUUID() }, fixture.agent)).toEqual(['NOT_FOUND'])
  })

  test('gives no score for a job without requirements', async () => {
    const { id: jobId } = await fixture.createJob({ requiredSkills: [] })
    expect((await rank({ jobId })).edges.map(({ matchScore }) => matchScore)).toEqual([null, null, null])
  })
})
