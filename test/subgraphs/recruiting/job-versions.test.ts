import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const updateText = `mutation UpdateJob($input: UpdateJobInput!) { updateJob(input: $input) { __typename
  ... on Job { id title status version requiredSkills experienceLevel updatedAt }
  ... on Problem { code path } ... on InvalidInput { fields { path } } } }`
const jobText = `query ($id: ID!) { job(id: $id) { title status version
  versions { nodes { version title status requiredSkills by { id } } } } }`
interface Changed {
  readonly __typename: string
  readonly code: string
  readonly path: string[] | null
  readonly fields: { path: string[] }[]
  readonly version: number
  readonly status: string
}
const update = async (input: object, by = fixture.agent) =>
  (await fixture.ask<{ updateJob: Changed }>(updateText, { input }, by)).updateJob
interface Page {
  job: { version: number; versions: { nodes: { version: number; title: string; by: { id: string } }[] } }
}
const read = async (id: string) => (await fixture.ask<Page>(jobText, { id }, fixture.agent)).job

describe('updateJob', () => {
  it('changes what is given, and keeps each version with its author', async () => {
    const { id } = await fixture.createJob({ experienceLevel: 'SENIOR' })
    const changed = await update({ jobId: id, version: 1, title: ' Lead Engineer ', experienceLevel: null })
    expect(changed).toMatchObject({
      __typename: 'Job',
      title: 'Lead Engineer',
      version: 2,
      requiredSkills: ['Python', 'Django'],
      experienceLevel: null,
    })
    const userId = fixture.agent.viewer!.userId
    expect((await read(id)).versions.nodes).toMatchObject([
      { version: 2, title: 'Lead Engineer', by: { id: userId } },
      { version: 1, title: 'Backend Engineer', by: { id: userId } },
    ])
  })

  it('refuses a version that is not the newest, and changes nothing', async () => {
    const { id } = await fixture.createJob()
    await update({ jobId: id, version: 1, title: 'First' })
    expect(await update({ jobId: id, version: 1, title: 'Second' })).toMatchObject({
      __typename: 'Conflict',
      code: 'VERSION',
    })
    expect(await read(id)).toMatchObject({ title: 'First', version: 2 })
  })

  it('accepts one of two changes at once', async () => {
    const { id } = await fixture.createJob()
    const outcomes = await Promise.all(['a', 'b'].map((title) => update({ jobId: id, version: 1, title })))
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual(['Conflict', 'Job'])
    expect((await read(id)).versions.nodes).toHaveLength(2)
  })

  it('does not change an archived job, nor return an open one to draft', async () => {
    const { id } = await fixture.createJob()
    expect(await update({ jobId: id, version: 1, status: 'DRAFT' })).toMatchObject({ code: 'WRONG_STATUS' })
    expect(await update({ jobId: id, version: 1, status: 'ARCHIVED' })).toMatchObject({ status: 'ARCHIVED' })
    expect(await update({ jobId: id, version: 2, status: 'OPEN' })).toMatchObject({ code: 'JOB_ARCHIVED' })
  })

  it('names every offending field', async () => {
    const { id } = await fixture.createJob()
    const { __typename, fields } = await update({ jobId: id, version: 1, title: '', requiredSkills: ['?'] })
    expect(__typename).toBe('InvalidInput')
    expect(fields.map(({ path }) => path.join('.'))).toEqual(['input.title', 'input.requiredSkills.0'])
  })

  it('does not find a job of another tenant', async () => {
    const { id } = await fixture.createJob()
    expect(await update({ jobId: id, version: 1, title: 'x' }, fixture.stranger)).toMatchObject({
      __typename: 'NotFound',
      path: ['input', 'jobId'],
    })
  })
})

describe('a job after a change', () => {
  it.each(['PAUSED', 'CLOSED', 'ARCHIVED'])('to %s accepts no analyses', async (status) => {
    const { id: jobId } = await fixture.createJob()
    const { id: candidateId } = await fixture.addCandidate()
    await update({ jobId, version: 1, status })
    expect(await fixture.analyze({ jobId, candidateId })).toMatchObject({
      __typename: 'Conflict',
      code: 'WRONG_STATUS',
    })
  })

  it('leaves analyses with the version that they measured', async () => {
    const { id: jobId } = await fixture.createJob()
    const { id: candidateId } = await fixture.addCandidate()
    const first = await fixture.analyze({ jobId, candidateId })
    await update({ jobId, version: 1, requiredSkills: ['Python'] })
    const second = await fixture.analyze({ jobId, candidateId })
    const text = 'query ($id: ID!) { cvAnalysis(id: $id) { jobVersion matchScore isReproduced } }'
    const of = async ({ id }: { id: string }) =>
      (await fixture.ask<{ cvAnalysis: object }>(text, { id }, fixture.agent)).cvAnalysis
    expect(await of(first)).toEqual({ jobVersion: 1, matchScore: 50, isReproduced: true })
    expect(await of(second)).toEqual({ jobVersion: 2, matchScore: 100, isReproduced: true })
  })
})

it('no role can change or delete a version of a job, not even the superuser', async () => {
  const { id } = await fixture.createJob()
  for (const change of ['update recruiting.job_versions set number = 9', 'delete from recruiting.job_versions']) {
    for (const role of ['recruiting_runtime', 'recruiting_job']) {
      const attempt = fixture.database.admin.begin(async (sql) => {
        await sql`select set_config('role', ${role}, true), set_config('app.tenant_id', ${fixture.tenantId}, true)`
        await sql.unsafe(`${change} where job_id = '${id}'`)
      })
      await expect(attempt).rejects.toThrow('permission denied for table job_versions')
    }
    await expect(fixture.database.admin.unsafe(`${change} where job_id = '${id}'`)).rejects.toThrow('never changed')
  }
})
