// Providers, models and records as clients send them.
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { vi } from 'vitest'
import { type Fixture, idOf } from './fixture.ts'

const problem = '__typename ... on Problem { message code path } ... on InvalidInput { fields { path message } }'
const record = 'id status normalizedScore error retrievedAt provider { slug } applicant { id }'

const saveProvider = `mutation ($input: SaveScoreProviderInput!) { outcome: saveScoreProvider(input: $input) { ${problem}
  ... on ScoreProvider { slug name kind url minimum maximum higherIsBetter mapping points { from to } maximumAgeDays isActive version } } }`
const saveModel = `mutation ($input: SaveScoringModelInput!) { outcome: saveScoringModel(input: $input) { ${problem}
  ... on ScoringModel { slug version weights { factor weight } } } }`
const requestRecord = `mutation ($input: RequestCreditRecordInput!) { outcome: requestCreditRecord(input: $input) { ${problem}
  ... on CreditRecord { ${record} } } }`
const desk = `query ($tenant: [_Any!]!, $applicantId: ID, $status: CreditRecordStatus) { _entities(representations: $tenant) {
  ... on Tenant { creditRecords(applicantId: $applicantId, status: $status) { nodes { ${record} masked } }
    scoreProviders { nodes { slug version } } scoringModels { nodes { slug version weights { factor weight } } } } } }`

// biome-ignore lint/suspicious/noExplicitAny: answers are compared with literals
type Answer = any

export interface Sources {
  readonly manager: Envelope
  provider(input: object, who?: Envelope): Promise<Answer>
  model(input: object, who?: Envelope): Promise<Answer>
  /** Requests a record and waits until it is there. */
  record(providerSlug: string, applicantId?: string): Promise<Answer>
  request(input: object, who?: Envelope): Promise<Answer>
  desk(filter?: object, who?: Envelope): Promise<Answer>
}

/** What a manager of scores may send in a fixture. */
export function sourcesOf(fixture: Fixture): Sources {
  const grants = ['credit.models:write', 'credit.records:write', 'credit.records:inspect', 'credit.models:read']
  const manager = { ...fixture.aMember(), grants }
  const send = async (text: string, input: object, who: Envelope) =>
    (await fixture.subgraph.ask<{ outcome: Answer }>(text, { input }, who)).outcome
  const readDesk = async (filter: object = {}, who: Envelope = manager) => {
    const { _entities } = await fixture.subgraph.ask<{ _entities: Answer[] }>(
      desk,
      { tenant: [{ __typename: 'Tenant', id: fixture.tenantId }], ...filter },
      who,
    )
    return _entities[0]
  }
  const request = (input: object, who = manager) => send(requestRecord, input, who)
  return {
    manager,
    provider: (input, who = manager) => send(saveProvider, input, who),
    model: (input, who = manager) => send(saveModel, input, who),
    request,
    desk: readDesk,
    async record(providerSlug, applicantId = idOf(fixture.aMember())) {
      const { id } = await request({ applicantId, providerSlug, idempotencyKey: `${providerSlug} ${Math.random()}` })
      return vi.waitFor(
        async () => {
          const { creditRecords } = await readDesk({ applicantId })
          const found = creditRecords.nodes.find((node: Answer) => node.id === id)
          if (found.status === 'PENDING') throw new Error('still pending')
          return found
        },
        { timeout: 20_000, interval: 50 },
      )
    },
  }
}
