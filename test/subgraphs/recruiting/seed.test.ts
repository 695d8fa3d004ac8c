import { acme, demoTenants, globex, type SeedRun } from '@quintet/kit/demo/people.ts'
import type { Context } from '@quintet/recruiting/context.ts'
import { seed } from '@quintet/recruiting/seed.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
const run: SeedRun<Context> = async (person, tenant, work) => {
  const context = fixture.running.contextFor(envelopeOf({ userId: person.id, tenantId: tenant?.id ?? null }))
  return await work(context).finally(() => context.scope.close())
}
beforeAll(async () => {
  fixture = await openFixture({ slugs: { acme: acme.id, globex: globex.id } })
  await seed(run)
})
afterAll(() => fixture.end())

const everything = () =>
  Promise.all(
    [
      'jobs',
      'candidates',
      'analyses',
      'interviews',
      'interview_answers',
      'interview_reports',
      'standings',
      'streams',
      'outbox',
      'idempotency_keys',
    ].map((table) => fixture.database.admin.unsafe(`select * from recruiting.${table} order by 1, 2, 3, 4`)),
  )

describe('demo data', () => {
  const text = `query Demo($ids: [_Any!]!) { _entities(representations: $ids) { ... on Tenant {
    jobs { nodes { id title analyses(first: 100) { nodes { matchScore rank candidate { id } } } } }
    candidates { nodes { id name email } } } } }`
  interface Demo {
    _entities: [
      {
        jobs: { nodes: { title: string; analyses: { nodes: { matchScore: number; candidate: { id: string } }[] } }[] }
        candidates: { nodes: { id: string; name: string }[] }
      },
    ]
  }
  const read = async (tenantId: string) => {
    const envelope = envelopeOf({ userId: acme.agent.id, tenantId, grants: ['*.*:read'] })
    const ids = [{ __typename: 'Tenant', id: tenantId }]
    return (await fixture.ask<Demo>(text, { ids }, envelope))._entities[0]
  }

  test.each(demoTenants)('of $slug has 4 jobs and 12 candidates, each measured once or twice', async ({ id }) => {
    const { jobs, candidates } = await read(id)
    expect([jobs.nodes.length, candidates.nodes.length]).toEqual([4, 12])
    const analyses = jobs.nodes.flatMap((job) => job.analyses.nodes)
    const measured = candidates.nodes.map((one) => analyses.filter(({ candidate }) => candidate.id === one.id).length)
    expect(measured.every((count) => count === 1 || count === 2)).toBe(true)
    expect(new Set(analyses.map(({ matchScore }) => matchScore)).size).toBeGreaterThan(5)
    expect(jobs.nodes.every((job) => job.analyses.nodes.length >= 3)).toBe(true)
  })

  test.each(demoTenants)('of $slug has an interview that is over, with its report, and one to come', async ({ id }) => {
    const interviews = await fixture.database.admin`select i.status, i.language, count(a.id)::int as answers,
      max(r.overall_bp) as score from recruiting.interviews i left join recruiting.interview_answers a on a.interview_id = i.id
      left join recruiting.interview_reports r on r.interview_id = i.id where i.tenant_id = ${id} group by i.id, i.status, i.language order by i.id`
    expect(interviews).toMatchObject([
      { status: 'COMPLETED', language: 'en', answers: 3 },
      { status: 'SCHEDULED', language: 'de', answers: 0, score: null },
    ])
    expect(interviews[0]!.score).toBeGreaterThan(2_000)
  })

  test('has no job title or candidate name in both tenants', async () => {
    const [one, two] = await Promise.all([read(acme.id), read(globex.id)])
    const names = [one, two].flatMap(({ jobs, candidates }) => [
      ...jobs.nodes.map(({ title }) => title),
      ...candidates.nodes.map(({ name }) => name),
    ])
    expect(new Set(names).size).toBe(32)
  })

  test('is unchanged by a second run', async () => {
    const before = await everything()
    await seed(run)
    expect(await everything()).toEqual(before)
  })
})
