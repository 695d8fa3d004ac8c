// Applicants see their own scores without a permission, and only those.
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { aFixture, category, createApplication, draftInput, type Fixture, idOf, outcomeOf, record } from './fixture.ts'

const statements: string[] = []
let fixture: Fixture
let applicant: Envelope
let applicationId: string
beforeAll(async () => {
  fixture = await aFixture({ statements })
  applicant = fixture.aMember()
  applicationId = (await outcomeOf(fixture, createApplication, draftInput, applicant)).id
  const agent = fixture.anAgent()
  await record(fixture, agent, 90)
  await record(fixture, agent, 70, idOf(applicant))
})
afterAll(() => fixture.drop())

interface OwnScores {
  readonly _entities: [{ creditScores: { category: string; value: number; rank: number }[] } | null]
}
const viewerText = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
  ... on Viewer { creditScores { category value rank applicant { id } } } } }`
const scoresOf = (envelope: Envelope, id = idOf(envelope)) =>
  fixture.subgraph.ask<OwnScores>(viewerText, { representations: [{ __typename: 'Viewer', id }] }, envelope)

const applicationText = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
  ... on CreditApplication { id score { value rank } } } }`
const seen = async (envelope: Envelope) =>
  fixture.subgraph.running.execute(
    {
      query: applicationText,
      variables: { representations: [{ __typename: 'CreditApplication', id: applicationId }] },
    },
    envelope,
  )

describe('viewer.creditScores', () => {
  it('contains the viewer’s score in each category that has one, in one statement', async () => {
    statements.length = 0
    const own = { category, value: 70, rank: 2, applicant: { id: idOf(applicant) } }
    expect(await scoresOf(applicant)).toEqual({ _entities: [{ creditScores: [own] }] })
    expect(statements).toHaveLength(1)
  })

  it('is empty before the first score, and without an active tenant', async () => {
    expect(await scoresOf(fixture.aMember())).toEqual({ _entities: [{ creditScores: [] }] })
    const withoutTenant = envelopeOf({ userId: idOf(applicant) })
    expect(await scoresOf(withoutTenant)).toEqual({ _entities: [{ creditScores: [] }] })
  })

  it('is not shown to others', async () => {
    const variables = { representations: [{ __typename: 'Viewer', id: idOf(applicant) }] }
    expect(await fixture.subgraph.refused(viewerText, variables, fixture.anAgent())).toEqual(['NOT_FOUND'])
  })
})

describe('the score of an application', () => {
  it('is shown to its applicant without credit.scores:read', async () => {
    const shown = { id: applicationId, score: { value: 70, rank: 2 } }
    expect(await seen(applicant)).toEqual({ data: { _entities: [shown] } })
  })

  it('is refused to others who may read the application but not scores', async () => {
    const { userId } = fixture.aMember().viewer!
    const { tenantId } = fixture
    const reviewer = envelopeOf({ userId, tenantId, grants: ['credit.applications:read'] })
    const { data, errors = [] } = await seen(reviewer)
    expect(data).toEqual({ _entities: [{ id: applicationId, score: null }] })
    expect(errors.map(({ path, extensions }) => [extensions.code, path])).toEqual([
      ['FORBIDDEN', ['_entities', 0, 'score']],
    ])
    const { errors: none } = await seen({ ...reviewer, grants: [...reviewer.grants, 'credit.scores:read'] })
    expect(none).toBeUndefined()
  })

  it('can be selected while the application is created', async () => {
    const text = `mutation ($input: CreateCreditApplicationInput!) { createCreditApplication(input: $input) {
      ... on CreditApplication { status score { value } } } }`
    const answer = await fixture.subgraph.ask(text, { input: draftInput }, fixture.aMember())
    expect(answer).toEqual({ createCreditApplication: { status: 'DRAFT', score: null } })
  })
})
