// Isolation between tenants without access rules: subgraphs are asked directly for ids of another tenant, with every grant.
import { isDeepStrictEqual } from 'node:util'
import { acme, globex } from '@quintet/kit/demo/people.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { permissionsIn, requirementOf } from '@quintet/schema/access.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import { type GraphQLInputType, getNamedType, isInputObjectType, isObjectType, isRequiredArgument } from 'graphql'
import type postgres from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoIdOf } from '../../support/entities.ts'
import { type Json, startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { allOf, schemaOf } from '../../support/schema/selections.ts'
import { idsOfGlobex } from './foreign-ids.ts'
import { lenderIn } from './foreign-loans.ts'
import { anUpload, conversationInAcme } from './foreign-rows.ts'
import { textsOf } from './tenant-texts.ts'

/** Where recruiting's and credit's rows of a tenant lie, once tenants were moved. */
type Placed = (tenantId: string) => postgres.Sql

let quintet: TestQuintet
let placed: Placed
/** Every text and id in rows of globex that no row of acme has. */
let foreign: Set<string>
let foreignIds: Readonly<Record<string, () => Promise<string>>>

/** @param place moves tenants once all rows of globex are there */
async function start(place: ((quintet: TestQuintet) => Promise<Placed>) | null): Promise<void> {
  quintet = await startTestQuintet({ pruning: false })
  foreignIds = idsOfGlobex(quintet)
  await conversationInAcme(quintet.admin)
  await lenderIn(quintet.admin, acme)
  placed = () => quintet.admin
  if (place !== null) {
    const ids = new Map<string, string>()
    for (const name of new Set(calls.map(({ wanted }) => wanted))) ids.set(name, await foreignIds[name]!())
    foreignIds = Object.fromEntries([...ids].map(([name, id]) => [name, async () => id]))
    placed = await place(quintet)
  }
  foreign = await textsIn(globex.id)
  for (const text of await textsIn(acme.id)) foreign.delete(text)
}
const textsIn = (tenantId: string) => textsOf(quintet, tenantId, placed(tenantId))

const inAcme = envelopeOf({ userId: acme.owner.id, tenantId: acme.id, grants: ['*.*:*'] })
/** Types of the platform, which all tenants share. */
const shared = new Set(['Module'])
const oneEuro = { amount: '1.00', currency: 'EUR' }
/** The other input of mutations, so that only the id is wrong. */
const besides: Record<string, object> = {
  RecordCreditScoreInput: { category: 'personal-loan', value: 50 },
  RequestCreditRecordInput: { providerSlug: 'local', idempotencyKey: 'about theirs' },
  RecomputeCreditScoresInput: { category: 'personal-loan' },
  RoleBindingInput: { role: 'viewer' },
  AnswerImpersonationInput: { accept: true },
  SetFeatureFlagInput: { key: 'foreign', isEnabled: true },
  CreateUploadInput: anUpload,
  ConfirmPurchaseInput: { idempotencyKey: 'theirs' },
  CancelPurchaseInput: { idempotencyKey: 'theirs' },
  UpdateSubscriptionInput: { idempotencyKey: 'theirs' },
  ReplayWorkflowRunInput: { idempotencyKey: 'theirs' },
  SetCartItemInput: { quantity: 1 },
  CancelOrderInput: { idempotencyKey: 'theirs' },
  RefundOrderInput: { reason: 'none of theirs', idempotencyKey: 'theirs' },
  SaveTenantRecordInput: { table: 'contacts', values: {} },
  RemoveTenantRecordInput: { table: 'contacts', key: { id: 1 } },
  UpgradeSystemInput: { idempotencyKey: 'theirs' },
  RollbackSystemInput: { toVersion: '1.0.0', idempotencyKey: 'theirs' },
  UninstallSystemInput: { idempotencyKey: 'theirs' },
  ClaimTaskInput: { service: 'their service' },
  FailTaskInput: { error: {} },
  CreateCategoryInput: { name: 'below theirs' },
  MoveCategoryInput: { categoryId: demoIdOf('Category') },
  BroadcastMessageInput: { channel: 'general', event: 'news', payload: {} },
  CreateConversationInput: { title: 'with them' },
  ChangeConversationMembersInput: { conversationId: demoIdOf('Conversation'), remove: [acme.owner.id] },
  PostMessageInput: { conversationId: demoIdOf('Conversation'), content: 'for them' },
  MarkConversationReadInput: { conversationId: demoIdOf('Conversation'), messageId: newId() },
  SendNotificationsInput: { channel: 'IN_APP', body: 'Hello' },
  UpdateNotificationTemplateInput: { body: 'Hello' },
  PatchInsightsInput: { version: 0 },
  SubmitKycDocumentInput: { type: 'PASSPORT' },
  ReviewKycDocumentInput: { verdict: 'APPROVE' },
  UpdateCreditApplicationInput: { applicationId: newId() },
  ContestCreditDecisionInput: { text: 'none of theirs' },
  AnswerCreditContestInput: { outcome: 'UPHELD', answer: 'none of theirs' },
  DecideCreditApplicationInput: { verdict: 'APPROVE', reason: 'none of theirs' },
  SaveLoanProviderInput: { slug: 'theirs', name: 'Theirs', categories: [] },
  PlaceBidInput: {
    applicationId: newId(),
    principal: oneEuro,
    nominalRate: '1',
    termMonths: 6,
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    idempotencyKey: 'for theirs',
  },
  AcceptBidInput: { bidId: newId(), accountId: newId(), idempotencyKey: 'of theirs' },
  DisburseLoanInput: { idempotencyKey: 'of theirs' },
  RepayLoanInput: { loanId: newId(), fromAccountId: newId(), amount: oneEuro, idempotencyKey: 'of theirs' },
  ProposeRestructuringInput: {
    nominalRate: '1',
    instalments: 6,
    firstDueOn: '2100-01-01',
    reason: 'none of theirs',
    idempotencyKey: 'of theirs',
  },
  AnswerRestructuringInput: { accept: true, idempotencyKey: 'of theirs' },
  WaiveLoanInput: { part: 'PENALTY', amount: oneEuro, reason: 'none of theirs', idempotencyKey: 'of theirs' },
  ReverseRepaymentInput: { kind: 'REVERSAL', reason: 'none of theirs', idempotencyKey: 'of theirs' },
  WriteOffLoanInput: { reason: 'none of theirs', idempotencyKey: 'of theirs' },
  OpenSavingsInput: { planSlug: 'theirs', amount: oneEuro, idempotencyKey: 'of theirs' },
  TopUpSavingsInput: { savingsId: newId(), accountId: newId(), amount: oneEuro, idempotencyKey: 'of theirs' },
  WithdrawSavingsInput: { savingsId: newId(), accountId: newId(), amount: oneEuro, idempotencyKey: 'of theirs' },
  UpdateSavingsInput: { savingsId: newId() },
  BreakSavingsInput: { savingsId: newId(), accountId: newId(), idempotencyKey: 'of theirs' },
  SaveReferralProgramInput: {
    referrerBonus: oneEuro,
    minimumDeposit: oneEuro,
    levelWeights: ['1'],
    depositWithinDays: 1,
    holdDays: 0,
    capPerReferrer: 1,
    capDays: 1,
    clawBackDays: 0,
  },
  DecideReferralInput: { verdict: 'REJECT', reason: 'none of theirs', idempotencyKey: 'of theirs' },
  SaveMerchantInput: { slug: 'theirs', name: 'Theirs', gatewaySlug: 'local' },
  StartChargeInput: { idempotencyKey: 'to theirs' },
  'StartChargeInput.loanId': {
    gatewaySlug: 'local',
    accountId: newId(),
    amount: oneEuro,
    idempotencyKey: 'to theirs',
  },
  'StartChargeInput.accountId': { gatewaySlug: 'local', amount: oneEuro, idempotencyKey: 'to theirs' },
  RefundChargeInput: { reason: 'none of theirs', idempotencyKey: 'of theirs' },
  ResolveSuspenseInput: { suspenseItemId: newId(), reason: 'none of theirs', idempotencyKey: 'of theirs' },
  CreatePayoutInput: { accountId: newId(), destinationId: newId(), amount: oneEuro, idempotencyKey: 'of theirs' },
  OpenCreditAccountInput: { currency: 'EUR' },
  UpdateCreditAccountInput: { status: 'FROZEN', reason: 'none of theirs' },
  DepositMoneyInput: { amount: oneEuro, idempotencyKey: 'for them' },
  WithdrawMoneyInput: { amount: oneEuro, idempotencyKey: 'from them' },
  TransferMoneyInput: { fromAccountId: newId(), toAccountId: newId(), amount: oneEuro, idempotencyKey: 'to them' },
  ReverseTransactionInput: { reason: 'none of theirs', idempotencyKey: 'of theirs' },
  PlaceHoldInput: { amount: oneEuro, reason: 'theirs', expiresAt: '2100-01-01T00:00:00Z', idempotencyKey: 'on theirs' },
  CaptureHoldInput: { holdId: newId(), toAccountId: newId(), idempotencyKey: 'of theirs' },
  ReleaseHoldInput: { idempotencyKey: 'of theirs' },
  CreateApiKeyInput: { name: 'of theirs', scopes: ['credit.*:read'] },
  UpdatePasskeyInput: { name: 'mine now' },
  ResetSecondFactorInput: { reason: 'none of theirs' },
  SetUserStatusInput: { status: 'SUSPENDED', reason: 'none of theirs' },
  UpdateJobInput: { version: 1 },
  SubmitJobInput: { version: 1 },
  RecordAppealInput: { reason: 'mine now' },
  AnswerAppealInput: { answer: 'mine now', outcome: 'CONFIRMED' },
  DecideJobInput: { version: 1, isApproved: true },
  AddCvDocumentInput: { documentId: newId() },
  UpdateCandidateInput: { version: 1, name: 'mine now' },
  ImportCandidateInput: { resume: { basics: { name: 'Mine', email: 'mine@people.example' } } },
  MergeCandidatesInput: {
    keepId: '01900000-0000-7000-8032-000000000064',
    mergeId: '01900000-0000-7000-8032-000000000064',
  },
  EraseCandidateInput: { reason: 'none of theirs' },
  RecordConsentInput: { purpose: 'APPLICATION' },
  AnswerInterviewQuestionInput: { token: 'none of theirs', text: 'Mine.' },
  CancelInterviewInput: {},
  RescheduleInterviewInput: { expiresAt: new Date(Date.now() + 86_400_000).toISOString() },
  AnswerInterviewContestInput: { verdict: 'UPHELD', answer: 'none of theirs' },
  'ScheduleInterviewInput.analysisId': { expiresAt: new Date(Date.now() + 86_400_000).toISOString() },
  ScheduleInterviewInput: {
    jobId: demoIdOf('Job'),
    candidateId: demoIdOf('Candidate'),
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  },
  ShareInterviewReportInput: { expiresAt: new Date(Date.now() + 86_400_000).toISOString() },
  SaveOwnQuestionInput: {
    version: 1,
    type: 'BEHAVIORAL',
    text: 'A question of theirs?',
    expectedKeywords: [],
  },
  ReviewInterviewAnswerInput: { relevance: 1, depth: 1, clarity: 1, reason: 'none of theirs' },
  DecideCandidateInput: { verdict: 'HOLD', reason: 'none of theirs' },
  AnalyzeCandidateInput: {
    jobId: '01900000-0000-7000-8031-000000000064',
    candidateId: '01900000-0000-7000-8032-000000000064',
  },
}

/** Other arguments that queries and subscriptions need, by name. */
const argumentsBesides: Readonly<Record<string, string>> = {
  jobId: demoIdOf('Job'),
  candidateId: demoIdOf('Candidate'),
  category: 'personal-loan',
  from: '2026-01-01',
  to: '2026-12-31',
  table: 'contacts',
}

interface Call {
  readonly name: string
  readonly subgraph: string
  readonly text: string
  readonly wanted: string
  variables(id: string): object
  readonly kind: 'query' | 'mutation' | 'subscription'
}

const isId = (type: GraphQLInputType): boolean => getNamedType(type).name === 'ID'
const calls: Call[] = subgraphNames.flatMap((subgraph) => {
  const schema = schemaOf(subgraph)
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const
  const found: Call[] = []
  for (const [kind, root] of roots) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      // The access matrix covers fields for services.
      if (field.astNode?.directives?.some(({ name }) => name.value === 'inaccessible')) continue
      // What is of the platform belongs to no tenant.
      const requirement = requirementOf(field.astNode ?? {})
      const permissions = requirement === null ? [] : permissionsIn(requirement)
      if (permissions.length > 0 && permissions.every((name) => name.startsWith('platform.'))) continue
      for (const argument of field.args) {
        const type = getNamedType(argument.type)
        const others = field.args
          .filter((other) => other !== argument && isRequiredArgument(other))
          .map(({ name }) => `, ${name}: ${JSON.stringify(argumentsBesides[name])}`)
        const given = `${argument.name}: $value${others.join('')}`
        const text = `${kind} ($value: ${argument.type}) { ${field.name}(${given}) ${allOf(field.type)} }`
        const call = { subgraph, text, kind }
        if (isId(argument.type)) {
          const wanted = `${root?.name}.${field.name}.${argument.name}`
          found.push({ ...call, name: wanted, wanted, variables: (value) => ({ value }) })
        }
        if (!isInputObjectType(type)) continue
        for (const part of Object.values(type.getFields()).filter((each) => isId(each.type))) {
          const wanted = `${type.name}.${part.name}`
          found.push({
            ...call,
            name: `${field.name} with ${wanted}`,
            wanted,
            variables: (id) => ({
              value: { ...(besides[`${type.name}.${part.name}`] ?? besides[type.name]), [part.name]: id },
            }),
          })
        }
      }
    }
  }
  for (const type of Object.values(schema.getTypeMap())) {
    const isEntity =
      type.astNode && 'directives' in type.astNode && type.astNode.directives?.some(({ name }) => name.value === 'key')
    if (!isEntity || !isObjectType(type) || shared.has(type.name)) continue
    found.push({
      subgraph,
      kind: 'query',
      name: `${subgraph}'s part of ${type.name}`,
      text: `query ($value: [_Any!]!) { _entities(representations: $value) { ... on ${type.name} ${allOf(type)} } }`,
      wanted: type.name,
      variables: (id) => ({ value: [{ __typename: type.name, id }] }),
    })
  }
  return found
})

/** Declares the tests. @param place moves tenants before them; null leaves all in the first database */
export function foreignCalls(place: ((quintet: TestQuintet) => Promise<Placed>) | null): void {
  beforeAll(() => start(place))
  afterAll(() => quintet?.stop())

  it('are tried for every argument and type that takes one', () => {
    expect(calls.length).toBeGreaterThan(25)
    expect(calls.filter(({ wanted }) => foreignIds[wanted] === undefined)).toEqual([])
  })

  it('would be found in a result', async () => {
    expect(foreign.size).toBeGreaterThan(100)
    const inGlobex = envelopeOf({ userId: globex.owner.id, tenantId: globex.id, grants: ['*.*:*'] })
    const call = calls.find(({ name }) => name === 'Query.job.id')!
    const id = await foreignIds['Query.job.id']!()
    const result = await quintet.inner.sources
      .get('recruiting')!
      .execute({ query: call.text, variables: { value: id } }, inGlobex)
    expect(foreignIn(result, id)).not.toEqual([])
  })

  it.each(calls)('$name finds nothing', async (call) => {
    let [before, after] = await tryForeign(call)
    // Jobs of the other tenant's own may have written meanwhile. A fault shows with each other id too.
    for (let tries = 1; tries < 5 && !isDeepStrictEqual(after, before); tries++) {
      ;[before, after] = await tryForeign(call)
    }
    expect(after).toEqual(before)
  })
}

/** Makes a call with an id of the other tenant, and judges the answer. Returns that tenant's texts before and after it. */
async function tryForeign({ subgraph, kind, text, wanted, variables }: (typeof calls)[number]) {
  const id = await foreignIds[wanted]!()
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
  const before = await textsIn(globex.id)
  const source = quintet.inner.sources.get(subgraph)!
  const request = { query: text, variables: { ...variables(id) } }
  const result: Json =
    kind === 'subscription' ? await source.subscribe(request, inAcme) : await source.execute(request, inAcme)
  expect(result[Symbol.asyncIterator]).toBeUndefined()
  expect(foreignIn(result, id)).toEqual([])
  const codes = (result.errors ?? []).map((error: Json) => error.extensions.code)
  for (const code of codes) expect(['NOT_FOUND', 'FORBIDDEN']).toContain(code)
  const [value] = Object.values(result.data ?? { none: null }).flat() as Json[]
  // Nothing, a Problem, or a reference with no more than the id that was sent.
  if (kind === 'mutation') expect(value.__typename).toBe('NotFound')
  else if (value !== null)
    expect([{ __typename: wanted, id }, ...ownOf(wanted, id)]).toContainEqual(withoutNulls(value))
  return [before, await textsIn(globex.id)] as const
}

/** Viewer with another viewer's id still means the caller. */
const ownOf = (type: string, id: string): object[] =>
  type === 'Viewer' ? [expect.objectContaining({ __typename: 'Viewer', id })] : []

/** What is there of an entity: nulls and empty lists tell nothing. */
const withoutNulls = (value: Json): Json =>
  Object.fromEntries(
    Object.entries(value).filter(([, inner]) => inner !== null && !(Array.isArray(inner) && inner.length === 0)),
  )

/** Texts of the other tenant in a result, except the id that was sent. */
function foreignIn(result: Json, sent: string): string[] {
  const found = new Set<string>()
  const walk = (value: Json): void => {
    if (typeof value === 'string' && value !== sent && foreign.has(value)) found.add(value)
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(walk)
  }
  walk({ data: result.data, errors: result.errors?.map(({ message }: Json) => message) })
  return [...found]
}
