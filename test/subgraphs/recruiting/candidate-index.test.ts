// Search under row-level security uses the indexes of words and of skills, and a ranking measures from memory as an analysis does.
import { randomUUID } from 'node:crypto'
import { compareRanked, scoreMatch } from '@quintet/recruiting/analyses/rules.ts'
import { createPool } from '@quintet/recruiting/candidate-search/pool.ts'
import { rankPool } from '@quintet/recruiting/candidate-search/ranking.ts'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addCandidateText, type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
const many = 4_000
beforeAll(async () => {
  fixture = await openFixture()
  await fill(fixture.tenantId)
  await fill(randomUUID())
  await fixture.database.admin.unsafe('analyze recruiting.candidates')
})
afterAll(() => fixture.end())

/** Candidates of a tenant: one of them keeps bees and knows Fortran. */
const fill = (tenantId: string) =>
  fixture.database.admin.unsafe(
    `insert into recruiting.candidates (tenant_id, name, email, skills, experience, education, skill_slugs, search_text)
     select $1::uuid, 'Person ' || n, '', case when n = 77 then '["Fortran", "Python"]' else '["Python"]' end::jsonb, '[]', '[]', case when n = 77 then '{fortran,python}' else '{python}' end::text[],
       'person ' || n || ' developer ' || repeat('word' || n % 50 || ' ', 60) || case when n = 77 then ' beekeeping' else '' end
     from generate_series(1, ${many}) n`,
    [tenantId],
  )

/** Blocks that a statement touches as a request of the tenant. */
async function blocksOf(text: string, tenantId = fixture.tenantId): Promise<{ rows: number; blocks: number }> {
  const login = postgres(fixture.database.runtimeUrl('recruiting'), { max: 1, onnotice: () => {} })
  try {
    return (await login.begin(async (sql) => {
      await sql`select set_config('app.tenant_id', ${tenantId}, true), set_config('role', 'recruiting_readonly', true)`
      // Once before: a new connection reads the catalogue first.
      await sql.unsafe(text)
      const [row] = await sql.unsafe(`explain (analyze, buffers, timing off, format json) ${text}`)
      const [{ Plan: plan }] = row!['QUERY PLAN'] as [{ Plan: Record<string, number> }]
      return { rows: plan['Actual Rows']!, blocks: plan['Shared Hit Blocks']! + plan['Shared Read Blocks']! }
    })) as { rows: number; blocks: number }
  } finally {
    await login.end()
  }
}
const call = (text: string, skills = '{}') =>
  `select * from recruiting.find_candidates('${text}', '${skills}', 'POOL', now(), 'ffffffff-ffff-ffff-ffff-ffffffffffff', 100)`

describe('search by words and skills', () => {
  test('reads less than half the blocks of a plain query under the same policies', async () => {
    const plain = await blocksOf(
      `select id from recruiting.candidates where words @@ websearch_to_tsquery('simple', 'beekeeping')`,
    )
    const [byWord, bySkill, byBoth] = await Promise.all([
      blocksOf(call('beekeeping')),
      blocksOf(call('', '{fortran}')),
      blocksOf(call('beekeeping developer', '{python,fortran}')),
    ])
    for (const { rows, blocks } of [byWord, bySkill, byBoth]) {
      expect(rows).toBe(1)
      expect(blocks).toBeLessThan(plain.blocks / 2)
    }
    const [used] = await fixture.database.admin.unsafe<{ words: boolean; skills: boolean }[]>(
      `select pg_stat_force_next_flush(), bool_or(indexrelname = 'candidates_words' and idx_scan > 0) as words,
         bool_or(indexrelname = 'candidates_skill_slugs' and idx_scan > 0) as skills from pg_stat_user_indexes`,
    )
    expect(used).toMatchObject({ words: true, skills: true })
  })

  test('finds none of another tenant, and none without a tenant', async () => {
    expect((await blocksOf(call('beekeeping'), randomUUID())).rows).toBe(0)
    expect((await blocksOf(call('beekeeping'), '')).rows).toBe(0)
    expect((await blocksOf(call(`tenant:${fixture.tenantId}`), randomUUID())).rows).toBe(0)
  })
})

const rankText = `query ($jobId: ID!, $first: Int) { candidateRanking(jobId: $jobId, first: $first) { total
  edges { rank matchScore node { id name } } } }`
interface Ranking {
  readonly candidateRanking: { total: number; edges: { rank: number; matchScore: number; node: { name: string } }[] }
}

describe('a ranking', () => {
  test('reflects candidates added, changed, withdrawn and erased since the previous one', async () => {
    const { id: jobId } = await fixture.createJob({ requiredSkills: ['Fortran', 'COBOL'] })
    const best = async () => {
      const all = fixture.as('*.*:*')
      const { candidateRanking } = await fixture.ask<Ranking>(rankText, { jobId, first: 3 }, all)
      return [
        candidateRanking.total,
        ...candidateRanking.edges.map(({ node, matchScore }) => `${node.name} ${matchScore}`),
      ]
    }
    expect((await best()).slice(0, 2)).toEqual([many, 'Person 77 50'])
    const ids: string[] = []
    for (const name of ['Grace', 'John']) {
      const input = { name, email: `${name}@mail.example`, skills: ['fortran90', 'cobol'] }
      const { addCandidate } = await fixture.ask<{ addCandidate: { id: string } }>(
        addCandidateText,
        { input },
        fixture.agent,
      )
      ids.push(addCandidate.id)
    }
    expect(await best()).toEqual([many + 2, 'John 100', 'Grace 100', 'Person 77 50'])
    const all = fixture.as('*.*:*')
    const change = (name: string, input: object) =>
      fixture.ask(
        `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename } }`,
        { input },
        all,
      )
    await change('updateCandidate', { candidateId: ids[0]!, version: 1, skills: ['COBOL'] })
    const withdrawn = { purpose: 'AUTOMATED_ANALYSIS' }
    await change('recordConsent', { candidateId: ids[1]!, ...withdrawn })
    expect((await best()).slice(0, 2)).toEqual([many + 1, 'Grace 50'])
    await change('eraseCandidate', { candidateId: ids[0]!, reason: 'They asked' })
    expect((await best()).slice(0, 2)).toEqual([many, 'Person 77 50'])
  })

  test('gives every candidate the score, the rank and the order that analyses would', () => {
    const asOf = '2026-11-14'
    const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!
    const names = ['Python', 'Django', 'postgres', 'MySQL', 'js', 'React', 'falconry', 'SQL', 'k8s', 'Next.js']
    const people = Array.from({ length: 300 }, (_, n) => ({
      id: randomUUID(),
      skills: names.filter((_, i) => (n * 7 + i * 3) % 4 === 0),
      experience: [
        {
          title: pick(['Lead', 'Senior developer', 'Intern', 'Clerk'], n),
          start: pick(['2015', '2024-03', 'x'], n),
          end: null,
        },
      ].slice(0, n % 5 === 0 ? 0 : 1),
      education: [{ level: pick(['BACHELOR', 'MASTER', 'NONE'] as const, n), completed: n % 2 === 0 }],
      isPresent: n % 50 !== 0,
      analysisEndsAt: n % 60 === 1 ? new Date(0) : null,
    }))
    const pool = createPool(asOf)
    // Written twice, as after a change: the first writing leaves no trace.
    for (const person of people) pool.put({ ...person, skills: ['Haskell', ...person.skills], isPresent: true })
    for (const person of people) pool.put(person)
    for (const level of ['ENTRY', 'MID', 'SENIOR', 'LEAD', null] as const) {
      const job = {
        requiredSkills: level === null ? [] : ['Python', 'SQL', 'PostgreSQL', 'python 3.11'],
        preferredSkills: level === 'MID' ? [] : ['React', 'JavaScript', 'sql'],
        experienceLevel: level,
        educationLevel: level === 'ENTRY' ? null : ('BACHELOR' as const),
        ...(level === 'LEAD'
          ? { minimumMonths: { ENTRY: 0, MID: 0, SENIOR: 12, LEAD: 24 }, equivalentExperience: true }
          : {}),
      }
      const expected = people
        .filter(({ isPresent, analysisEndsAt }) => isPresent && analysisEndsAt === null)
        .map((person) => {
          const { scoreBp, dimensions } = scoreMatch(job, person, asOf)
          return { candidateId: person.id, scoreBp, requiredBp: dimensions.required.ratioBp }
        })
        .sort(compareRanked)
      const ranking = rankPool(pool, job, 1)
      expect(ranking.page(null, 1_000)).toEqual(expected)
      expect(ranking.page(expected[99]!, 50)).toEqual(expected.slice(100, 150))
      expect(ranking.total).toBe(expected.length)
      for (const { scoreBp } of [expected[0]!, expected[150]!, expected.at(-1)!]) {
        expect(ranking.rankOf(scoreBp)).toBe(1 + expected.findIndex((one) => one.scoreBp === scoreBp))
      }
    }
  })
})
