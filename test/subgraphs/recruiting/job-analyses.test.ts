import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

/** The part of the dashboard's query that recruiting answers. */
const overviewText = `query Overview($ids: [_Any!]!) { _entities(representations: $ids) { ... on Tenant {
  jobs(first: 100) { nodes { id title analyses(first: 5) { nodes { id matchScore rank candidate { id name } } } } } } } }`
interface Overview {
  _entities: [
    { jobs: { nodes: { id: string; analyses: { nodes: { id: string; matchScore: number; rank: number }[] } }[] } },
  ]
}
const overview = async () => {
  const ids = [{ __typename: 'Tenant', id: fixture.tenantId }]
  const { _entities } = await fixture.ask<Overview>(overviewText, { ids }, fixture.agent)
  return _entities[0].jobs.nodes
}
const pageText = `query Job($id: ID!, $first: Int, $after: String) { job(id: $id) {
  analyses(first: $first, after: $after) { nodes { id rank } edges { cursor }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`
interface Page {
  job: {
    analyses: {
      nodes: { id: string; rank: number }[]
      pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string }
    }
  }
}

test('the analyses of all jobs come in one statement, with their candidates', async () => {
  const counts: number[] = []
  for (const more of [1, 9]) {
    for (let i = 0; i < more; i++) {
      const jobId = await fixture.jobOfSkills(3)
      for (const count of [1, 2, 3]) await fixture.candidateWithSkills(jobId, count)
    }
    fixture.statements.length = 0
    const jobs = await overview()
    counts.push(fixture.statements.length)
    expect(jobs.every(({ analyses }) => analyses.nodes.map(({ rank }) => rank).join() === '1,2,3')).toBe(true)
  }
  expect(counts).toEqual([3, 3])
})

test('each candidate appears once, with their newest analysis; a job without any has an empty page', async () => {
  const jobId = await fixture.jobOfSkills(2)
  const { candidateId } = await fixture.candidateWithSkills(jobId, 1)
  const { id } = await fixture.analyze({ jobId, candidateId })
  const emptyId = await fixture.jobOfSkills(2)
  const jobs = await overview()
  const nodesOf = (of: string) => jobs.find((job) => job.id === of)?.analyses.nodes.map((node) => node.id)
  expect(nodesOf(jobId)).toEqual([id])
  expect(nodesOf(emptyId)).toEqual([])
})

test('pages are those of the leaderboard, with equal ranks for equal scores', async () => {
  const jobId = await fixture.jobOfSkills(4)
  for (const count of [2, 3, 2, 4, 2, 3]) await fixture.candidateWithSkills(jobId, count)
  const board = (await fixture.leaderboard({ jobId })).edges.map(({ node }) => node.id)
  for (const first of [1, 2, 3, 4, 6]) {
    const seen: { id: string; rank: number }[] = []
    let after: string | null = null
    do {
      const variables: object = { id: jobId, first, after }
      const { nodes, pageInfo } = (await fixture.ask<Page>(pageText, variables, fixture.agent)).job.analyses
      expect(pageInfo.hasPreviousPage).toBe(after !== null)
      seen.push(...nodes)
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    } while (after !== null)
    expect(seen.map(({ id }) => id)).toEqual(board)
    expect(seen.map(({ rank }) => rank)).toEqual([1, 2, 2, 4, 4, 4])
  }
})

test('different pages of different jobs come in one statement', async () => {
  const [one, two] = await Promise.all([fixture.jobOfSkills(3), fixture.jobOfSkills(3)])
  for (const count of [1, 2, 3]) for (const jobId of [one, two]) await fixture.candidateWithSkills(jobId, count)
  const { pageInfo } = (await fixture.ask<Page>(pageText, { id: one, first: 1 }, fixture.agent)).job.analyses
  const text = `query Two($one: ID!, $two: ID!, $after: String) {
    one: job(id: $one) { whole: analyses { nodes { rank } } rest: analyses(after: $after) { nodes { rank } } }
    two: job(id: $two) { best: analyses(first: 1) { nodes { rank } pageInfo { hasNextPage } } } }`
  fixture.statements.length = 0
  const ranks = (...of: number[]) => of.map((rank) => ({ rank }))
  expect(await fixture.ask(text, { one, two, after: pageInfo.endCursor }, fixture.agent)).toEqual({
    one: { whole: { nodes: ranks(1, 2, 3) }, rest: { nodes: ranks(2, 3) } },
    two: { best: { nodes: ranks(1), pageInfo: { hasNextPage: true } } },
  })
  expect(fixture.statements).toHaveLength(2)
})

test('details of a whole list come in one statement, and places of evidence in another if selected', async () => {
  const jobId = await fixture.jobOfSkills(3)
  for (const count of [1, 2, 3]) await fixture.candidateWithSkills(jobId, count)
  const textOf = (fields: string) => `query Details($id: ID!) { job(id: $id) { analyses { nodes {
    skillMatches { matched } requiredSkills { ratio } education { level } skillCredits { ${fields} } flags } } } }`
  const counts: number[] = []
  for (const fields of ['skill', 'skill spans { page start end }']) {
    fixture.statements.length = 0
    await fixture.ask(textOf(fields), { id: jobId }, fixture.agent)
    counts.push(fixture.statements.length)
  }
  // The job, its page and the details; and what was read of the CVs.
  expect(counts).toEqual([3, 4])
})

test('the analyses of a job need recruiting.analyses:read, and refuse a wrong cursor or size', async () => {
  const jobId = await fixture.jobOfSkills(1)
  expect(await fixture.refused(pageText, { id: jobId }, fixture.as('recruiting.jobs:read'))).toEqual(['FORBIDDEN'])
  const { changesCursor } = await fixture.leaderboard({ jobId })
  const forged = (...parts: unknown[]) => Buffer.from(JSON.stringify(['page', ...parts])).toString('base64url')
  const cursors = [changesCursor, '', forged(1, 2), forged(1, 2, 'x'), forged(2 ** 40, 0, jobId), forged(1.5, 0, jobId)]
  for (const after of cursors)
    expect(await fixture.refused(pageText, { id: jobId, after }, fixture.agent)).toEqual(['BAD_USER_INPUT'])
  for (const first of [-1, 0, 101])
    expect(await fixture.refused(pageText, { id: jobId, first }, fixture.agent)).toEqual(['BAD_USER_INPUT'])
})
