// A tenant with people in it, and credit's operations as clients send them.
import { credit } from '@quintet/credit/subgraph.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import type { MembershipFact } from '@quintet/kit/slice/peers.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'
import { envelopeOf, startSubgraph, type TestRuntime, type TestSubgraph } from '../../support/quintet/subgraph.ts'

const memberGrants = ['credit.applications:create']
const agentGrants = ['*.*:read', 'credit.applications:review', 'credit.scores:write']

export interface Fixture {
  readonly database: TestDatabase
  readonly subgraph: TestSubgraph<never>
  readonly tenantId: string
  readonly memberships: MembershipFact[]
  /** A new active member with the rights of the default role. */
  aMember(): Envelope
  /** A new member who reviews and records scores. */
  anAgent(): Envelope
  drop(): Promise<void>
}

/** Credit on a database of its own, and one tenant. */
export async function aFixture(options: TestRuntime = {}): Promise<Fixture> {
  const database = await cloneDatabase()
  const memberships: MembershipFact[] = []
  const subgraph = await startSubgraph(credit, database, { members: memberships, ...options })
  const tenantId = newId()
  const join = (grants: readonly string[]): Envelope => {
    const userId = newId()
    memberships.push({ userId, tenantId, isActive: true })
    return envelopeOf({ userId, tenantId, grants })
  }
  return {
    database,
    subgraph: subgraph as unknown as TestSubgraph<never>,
    tenantId,
    memberships,
    aMember: () => join(memberGrants),
    anAgent: () => join(agentGrants),
    async drop() {
      await subgraph.close()
      await database.drop()
    },
  }
}

export const idOf = (envelope: Envelope): string => envelope.viewer!.userId

const problem = '__typename ... on Problem { message code path } ... on InvalidInput { fields { path } }'
const application = `... on CreditApplication { id status category amount { amount currency } termMonths purpose
  submittedAt createdAt updatedAt applicant { id } reviewedBy { id } history { from to actor { id } reason } }`
const step = (name: string, input: string) =>
  `mutation Step($input: ${input}!) { outcome: ${name}(input: $input) { ${problem} ${application} } }`

export const createApplication = step('createCreditApplication', 'CreateCreditApplicationInput')
export const submitApplication = step('submitCreditApplication', 'SubmitCreditApplicationInput')
export const claimApplication = step('claimCreditApplication', 'ClaimCreditApplicationInput')
export const withdrawApplication = step('withdrawCreditApplication', 'WithdrawCreditApplicationInput')
export const recordScore = `mutation Record($input: RecordCreditScoreInput!) { outcome: recordCreditScore(input: $input) {
  ${problem} ... on CreditScoreRecorded { cursor score { category value rank updatedAt applicant { id } } } } }`
export const leaderboard = `query Board($category: String!, $first: Int, $after: String) {
  board: creditLeaderboard(category: $category, first: $first, after: $after) { changesCursor
    edges { cursor } nodes { rank value updatedAt applicant { id } } pageInfo { hasNextPage endCursor } } }`
export const scoreChanged = `subscription Changed($category: String!, $after: String) {
  creditScoreChanged(category: $category, after: $after) { cursor score { value rank updatedAt applicant { id } } } }`

export interface Outcome {
  readonly __typename: string
  readonly code: string
  readonly path: string[] | null
  readonly fields: { path: string[] }[]
  readonly id: string
  readonly status: string
  readonly submittedAt: string | null
  readonly reviewedBy: { id: string } | null
  readonly history: { from: string | null; to: string; actor: { id: string }; reason: string | null }[]
  readonly cursor: string
  readonly score: Score
}
export interface Score {
  readonly value: number
  readonly rank: number | null
  readonly updatedAt: string
  readonly applicant: { id: string }
}
export interface BoardPage {
  readonly changesCursor: string
  readonly edges: { cursor: string }[]
  readonly nodes: Score[]
  readonly pageInfo: { hasNextPage: boolean; endCursor: string | null }
}
export interface ChangeEvent {
  readonly creditScoreChanged: { cursor: string; score: Score }
}

/** The outcome of one mutation. */
export async function outcomeOf(
  { subgraph }: Fixture,
  mutation: string,
  input: object,
  envelope: Envelope,
): Promise<Outcome> {
  const { outcome } = await subgraph.ask<{ outcome: Outcome }>(mutation, { input }, envelope)
  return outcome
}

export const category = 'personal-loan'
const saveCategory = `mutation ($input: SaveCreditCategoryInput!) { outcome: saveCreditCategory(input: $input) { ${problem}
  ... on CreditCategory { slug name isLoanProduct scoreMode scoringModelSlug memberRule requiredTier isActive version } } }`

/** The outcome of saving a category, as a caller with the permission. */
export const saveCategoryOf = (fixture: Fixture, input: object): Promise<Outcome> =>
  outcomeOf(fixture, saveCategory, input, { ...fixture.aMember(), grants: ['credit.categories:write'] })

/** Saves a category in which credit can be applied for, with these settings; returns its slug. */
export async function aCategory(fixture: Fixture, slug: string, settings: object = {}): Promise<string> {
  const amounts = { minimum: { amount: '500.00', currency: 'EUR' }, maximum: { amount: '50000.00', currency: 'EUR' } }
  const limits = { ...amounts, minimumMonths: 6, maximumMonths: 60, isLoanProduct: true, requiredTier: 0 }
  const saved = await saveCategoryOf(fixture, { slug, name: slug, ...limits, ...settings })
  if (saved.__typename !== 'CreditCategory') throw new Error(JSON.stringify(saved))
  return slug
}
export const draftInput = {
  category,
  amount: { amount: '2500.00', currency: 'EUR' },
  termMonths: 24,
  purpose: 'A piano',
}

/** Records a score for a new member. */
export const record = (fixture: Fixture, agent: Envelope, value: number, applicantId = idOf(fixture.aMember())) =>
  outcomeOf(fixture, recordScore, { category, applicantId, value }, agent)

export async function boardPage(
  { subgraph }: Fixture,
  envelope: Envelope,
  args: { first?: number; after?: string | null } = {},
): Promise<BoardPage> {
  const { board } = await subgraph.ask<{ board: BoardPage }>(leaderboard, { category, ...args }, envelope)
  return board
}
