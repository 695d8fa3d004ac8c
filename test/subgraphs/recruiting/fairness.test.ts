// Demographics that no request reads, and the audit that counts them in groups.
import { randomUUID } from 'node:crypto'
import { auditCsv, auditOf, type Measured } from '@quintet/recruiting/fairness/rules.ts'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { type Fixture, type Outcome, openFixture } from './fixture.ts'

/** `count` candidates of a group, the first `selected` of whom were selected, with a score each. */
const many = (sex: string, count: number, selected: number, score: (i: number) => number | null = () => 5_000) =>
  Array.from({ length: count }, (_, i) => ({
    sex,
    measured: { candidateId: `${sex} ${i}`, policy: 'match-1', scoreBp: score(i), isSelected: i < selected },
  }))
const audited = (all: ReturnType<typeof many>) =>
  auditOf(
    all.map(({ measured }): Measured => measured),
    new Map(all.map(({ sex, measured }) => [measured.candidateId, { sex, ethnicity: null }])),
  )

describe('an audit', () => {
  it('has the impact ratios of the worked example: B is under four fifths', () => {
    const { attributes } = audited([...many('A', 100, 40), ...many('B', 100, 30), ...many('C', 25, 9)])
    const [sex] = attributes
    expect(
      sex?.groups.map((each) => [each.group, each.selectionRate, each.selectionImpactRatio, each.isUnderFourFifths]),
    ).toEqual([
      ['A', 0.4, 1, false],
      ['B', 0.3, 0.75, true],
      ['C', 0.36, 0.9, false],
    ])
  })
  it('does not flag a group at exactly four fifths', () => {
    const [sex] = audited([...many('A', 10, 5), ...many('B', 10, 4)]).attributes
    expect(sex?.groups.map(({ isUnderFourFifths }) => isUnderFourFifths)).toEqual([false, false])
  })
  it('counts candidates above the median as scoring, and none without a score', () => {
    const { medianBp, attributes } = audited([
      ...many('A', 4, 0, (i) => 8_000 + i),
      ...many('B', 4, 0, (i) => (i === 0 ? null : 1_000 + i)),
    ])
    expect(medianBp).toBe(8_000)
    expect(
      attributes[0]?.groups.map(({ scoringRate, scoringImpactRatio }) => [scoringRate, scoringImpactRatio]),
    ).toEqual([
      [0.75, 1],
      [0, 0],
    ])
  })
  it('excludes groups under 2 % of the sample, and counts those of whom nothing is known', () => {
    const { attributes } = audited([...many('A', 99, 10), ...many('tiny', 1, 1)])
    expect(attributes[0]?.groups.map((each) => [each.group, each.isExcluded, each.selectionImpactRatio])).toEqual([
      ['A', false, 1],
      ['tiny', true, null],
    ])
    expect(attributes.find(({ attribute }) => attribute === 'ethnicity')).toEqual({
      attribute: 'ethnicity',
      unknown: 100,
      groups: [],
    })
  })
  it('shows no group for a single person', () => {
    expect(audited(many('A', 1, 1)).attributes[0]).toEqual({ attribute: 'sex', unknown: 0, groups: [] })
  })
  it('writes no formula into a spreadsheet', () => {
    const csv = auditCsv(audited([...many('=1+1', 2, 1), ...many('a,"b"', 2, 1)]), '2026-01-01 to 2026-12-31')
    expect(csv).toContain("sex,'=1+1,2,1,")
    expect(csv).toContain('sex,"a,""b""",2,1,')
  })
})

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const recordText = `mutation ($input: RecordDemographicsInput!) { outcome: recordDemographics(input: $input) {
  __typename ... on DemographicsRecorded { recordedAt } ... on Problem { code } ... on InvalidInput { fields { path } } } }`
const auditText = `query ($jobId: ID, $from: Date!, $to: Date!) { biasAudit(jobId: $jobId, from: $from, to: $to) {
  sampleSize medianScore policies download { url } attributes { attribute unknown groups { group count selected selectionRate } } } }`
const auditor = () => fixture.as('recruiting.fairness:inspect')
const record = async (input: object, envelope = fixture.as('recruiting.demographics:record')) =>
  (await fixture.ask<{ outcome: Outcome }>(recordText, { input }, envelope)).outcome
const today = new Date().toISOString().slice(0, 10)

test('an audit of one job or of all counts the demographics recorded last and the newest decisions', async () => {
  const { id: jobId } = await fixture.createJob()
  const candidateIds: string[] = []
  for (const [sex, verdict] of [
    ['female', 'ADVANCE'],
    ['female', 'REJECT'],
    ['male', null],
  ] as const) {
    const { id: candidateId } = await fixture.addCandidate()
    candidateIds.push(candidateId)
    const { id: analysisId } = await fixture.analyze({ jobId, candidateId })
    await record({ candidateId, sex: 'unset', nativeLanguage: 'DE' })
    expect(await record({ candidateId, sex, ethnicity: 'x' })).toMatchObject({ __typename: 'DemographicsRecorded' })
    if (verdict === null) continue
    const decide = 'mutation ($input: DecideCandidateInput!) { decideCandidate(input: $input) { __typename } }'
    await fixture.ask(decide, { input: { analysisId, verdict: 'HOLD', reason: 'Later' } }, fixture.agent)
    await fixture.ask(decide, { input: { analysisId, verdict, reason: 'Now' } }, fixture.agent)
  }
  // The first candidate is measured for another job too, without a decision.
  const { id: otherId } = await fixture.createJob()
  await fixture.analyze({ jobId: otherId, candidateId: candidateIds[0] })
  const period = { from: today, to: today }
  type Audited = { biasAudit: { attributes: { attribute: string; groups: object[] }[] } }
  const { biasAudit } = await fixture.ask<Audited>(auditText, { jobId, ...period }, auditor())
  const { biasAudit: ofAll } = await fixture.ask<Audited>(auditText, period, auditor())
  expect(ofAll).toMatchObject({ sampleSize: 4, medianScore: 50 })
  expect(ofAll.attributes[0]).toMatchObject({
    attribute: 'sex',
    groups: [
      { group: 'female', count: 3, selected: 1, selectionRate: 0.3333 },
      { group: 'male', count: 1, selected: 0, selectionRate: 0 },
    ],
  })
  expect(biasAudit).toMatchObject({ sampleSize: 3, medianScore: 50, policies: ['match-1'] })
  expect(biasAudit.attributes[0]).toEqual({
    attribute: 'sex',
    unknown: 0,
    groups: [
      { group: 'female', count: 2, selected: 1, selectionRate: 0.5 },
      { group: 'male', count: 1, selected: 0, selectionRate: 0 },
    ],
  })
  expect(biasAudit.attributes.find(({ attribute }) => attribute === 'sex*ethnicity')?.groups).toMatchObject([
    { group: 'female * x' },
    { group: 'male * x' },
  ])
})

test('an unknown job is not found, and a period that ends before it begins is refused', async () => {
  expect(await fixture.refused(auditText, { jobId: randomUUID(), from: today, to: today }, auditor())).toEqual([
    'NOT_FOUND',
  ])
  expect(await fixture.refused(auditText, { from: '2026-02-01', to: '2026-01-01' }, auditor())).toEqual([
    'BAD_USER_INPUT',
  ])
})

test('recording demographics and auditing need permissions of their own, which writing and reading do not give', async () => {
  const { id: candidateId } = await fixture.addCandidate()
  expect(await fixture.refused(recordText, { input: { candidateId } }, fixture.agent)).toEqual(['FORBIDDEN'])
  expect(await fixture.refused(auditText, { from: today, to: today }, fixture.agent)).toEqual(['FORBIDDEN'])
  expect(await record({ candidateId: randomUUID() })).toMatchObject({ __typename: 'NotFound' })
  expect(await record({ candidateId, sex: 'x'.repeat(101), nativeLanguage: '?' })).toMatchObject({
    __typename: 'InvalidInput',
  })
})

test('no role of a request can read the recorded demographics, not even in its own tenant', async () => {
  const { id: candidateId } = await fixture.addCandidate()
  await record({ candidateId, sex: 'female' })
  for (const role of ['recruiting_runtime', 'recruiting_readonly']) {
    const rows = await fixture.database.admin.begin(async (sql) => {
      await sql.unsafe(`set local role ${role}`)
      await sql`select set_config('app.tenant_id', ${fixture.tenantId}, true)`
      return sql`select 1 from recruiting.demographics`
    })
    expect(rows).toHaveLength(0)
  }
})
