// Rejections that are explained, and contests that another person answers.
import { letterLines } from '@quintet/credit/decisions/letter.ts'
import { anonymousEnvelope, type Envelope } from '@quintet/kit/wire/envelope.ts'
import { getRoute } from '@quintet/kit/wire/routes.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createApplication, draftInput, idOf, outcomeOf, submitApplication } from './fixture.ts'
import { aLoanFixture, type LoanFixture } from './loan-fixture.ts'

let fixture: LoanFixture
beforeAll(async () => {
  fixture = await aLoanFixture({ slugs: {} })
}, 120_000)
afterAll(() => fixture.drop())

const anotherAgent = () => ({
  ...fixture.anAgent(),
  grants: ['credit.applications:review', 'credit.applications:read'],
})
const decide = (applicationId: string, more: object = {}, by: Envelope = fixture.agent) =>
  fixture.call('decideCreditApplication', { applicationId, verdict: 'REJECT', reason: 'Too much', ...more }, by)
const contest = (applicationId: string, by: Envelope, text = 'I have a pension too') =>
  fixture.call('contestCreditDecision', { applicationId, text }, by)
const answer = (applicationId: string, outcome: string, by: Envelope) =>
  fixture.call('answerCreditContest', { applicationId, outcome, answer: 'We looked again' }, by)

/** An application that the agent rejects. */
async function rejected(more: object = {}) {
  const applicant = fixture.aMember()
  const { id } = await outcomeOf(fixture, createApplication, { ...draftInput, category: 'loan' }, applicant)
  await outcomeOf(fixture, submitApplication, { applicationId: id }, applicant)
  await fixture.call('claimCreditApplication', { applicationId: id }, fixture.agent)
  expect(await decide(id, { reasonCodes: ['INCOME_TOO_LOW', 'SCORE_TOO_LOW'], ...more })).toMatchObject({
    status: 'REJECTED',
  })
  return { applicant, id }
}
interface Seen {
  readonly creditApplication: {
    readonly status: string
    readonly history: { from: string; to: string; reason: string | null; actor: { id: string } }[]
    readonly decisions: {
      id: string
      letter: { url: string } | null
      contest: object | null
      reasonCodes: string[]
      decidedBy: { id: string }
    }[]
  }
}
const shown = (id: string) => `creditApplication(id: "${id}") { status history { from to reason actor { id } }
  decisions { id reasonCodes reason score scoreReasons { code } decidedBy { id } letter { url }
    contest { text outcome answer answeredBy { id } } } }`

it('a rejection has reason codes, and a letter that its applicant reads', async () => {
  const { applicant, id } = await rejected()
  const { creditApplication } = await fixture.seenBy<Seen>(applicant, shown(id))
  expect(creditApplication.decisions).toMatchObject([
    {
      reasonCodes: ['INCOME_TOO_LOW', 'SCORE_TOO_LOW'],
      reason: 'Too much',
      score: null,
      scoreReasons: [],
      decidedBy: { id: idOf(fixture.agent) },
      contest: null,
    },
  ])
  const { pathname, search } = new URL(creditApplication.decisions[0]!.letter!.url)
  const anyone = anonymousEnvelope(crypto.randomUUID(), null, null)
  const fetched = async (path: string) => (await fixture.subgraph.running.answer(getRoute(path), anyone))!
  const letter = await fetched(pathname + search)
  expect(letter).toMatchObject({ status: 200, headers: { 'content-type': 'application/pdf' } })
  expect((letter.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-')
  expect((await fetched(pathname + search.replace('tenant=0', 'tenant=1'))).status).toBe(403)
  // Staff without the permission to review may not read the letter.
  const reader = { ...fixture.aMember(), grants: ['credit.applications:read'] }
  const codes = await fixture.subgraph.refused(`query { ${shown(id)} }`, {}, reader)
  expect(codes).toEqual(['FORBIDDEN'])
  const wrong = [
    { reasonCodes: [] },
    { reasonCodes: ['OTHER', 'OTHER'] },
    { verdict: 'APPROVE', reasonCodes: ['OTHER'] },
  ]
  for (const input of wrong) expect(await decide(id, input)).toMatchObject({ __typename: 'InvalidInput' })
})

it('a contest is raised once and answered by another person, and the history records it', async () => {
  const { applicant, id } = await rejected()
  const other = anotherAgent()
  expect(await answer(id, 'UPHELD', other)).toMatchObject({ __typename: 'Conflict', code: 'WRONG_STATUS' })
  expect(await contest(id, fixture.aMember())).toMatchObject({ __typename: 'NotFound' })
  expect(await contest(id, applicant, '')).toMatchObject({ __typename: 'InvalidInput' })
  expect(await contest(id, applicant)).toMatchObject({ status: 'CONTESTED' })
  expect(await contest(id, applicant)).toMatchObject({ code: 'ALREADY_CONTESTED' })
  expect(await answer(id, 'OVERTURNED', fixture.agent)).toMatchObject({
    __typename: 'NotAllowed',
    code: 'FIRST_DECIDER',
  })
  const selfish = { ...applicant, grants: other.grants }
  expect(await answer(id, 'OVERTURNED', selfish)).toMatchObject({ code: 'OWN_APPLICATION' })
  // Of two answers at once, one is accepted.
  const third = anotherAgent()
  const answers = await Promise.all([answer(id, 'UPHELD', other), answer(id, 'UPHELD', third)])
  expect(answers.map((each) => each.code ?? each.status).sort()).toEqual(['REJECTED', 'WRONG_STATUS'])
  const { creditApplication } = await fixture.seenBy<Seen>(applicant, shown(id))
  expect(creditApplication.history.slice(-2)).toMatchObject([
    { from: 'REJECTED', to: 'CONTESTED', reason: null, actor: { id: idOf(applicant) } },
    { from: 'CONTESTED', to: 'REJECTED', reason: 'We looked again' },
  ])
  expect(creditApplication.decisions[0]!.contest).toMatchObject({ text: 'I have a pension too', outcome: 'UPHELD' })
  expect(await contest(id, applicant)).toMatchObject({ code: 'ALREADY_CONTESTED' })
})

it('a decision that is overturned is made again by the person who overturned it', async () => {
  const { applicant, id } = await rejected()
  const other = anotherAgent()
  await contest(id, applicant)
  expect(await answer(id, 'OVERTURNED', other)).toMatchObject({
    status: 'UNDER_REVIEW',
    reviewedBy: { id: idOf(other) },
  })
  expect(await decide(id, {}, fixture.agent)).toMatchObject({ code: 'NOT_REVIEWER' })
  expect(await decide(id, { verdict: 'APPROVE' }, other)).toMatchObject({ status: 'OFFERS_OPEN' })
  const again = await rejected()
  await contest(again.id, again.applicant)
  await answer(again.id, 'OVERTURNED', other)
  // Another rejection is another decision, which can be contested too.
  await decide(again.id, {}, other)
  expect(await contest(again.id, again.applicant)).toMatchObject({ status: 'CONTESTED' })
  const { creditApplication } = await fixture.seenBy<Seen>(again.applicant, shown(again.id))
  expect(creditApplication.decisions.map(({ reasonCodes }) => reasonCodes)).toEqual([
    ['INCOME_TOO_LOW', 'SCORE_TOO_LOW'],
    ['OTHER'],
  ])
})

it('the database changes no decision or answer, and refuses an answer by the person who decided', async () => {
  const { applicant, id } = await rejected()
  await contest(id, applicant)
  await answer(id, 'UPHELD', anotherAgent())
  const { admin } = fixture.database
  for (const change of [
    "reason = 'other'",
    "contest_text = 'other'",
    "answer = 'other'",
    "outcome = 'OVERTURNED'",
    'answered_by = decided_by',
  ]) {
    const changed = admin.unsafe(`update credit.application_decisions set ${change} where application_id = '${id}'`)
    await expect(changed).rejects.toThrow(/stays|second_person/)
  }
  const notices = await admin`select payload->>'notice' as name from credit.published_events
    where name = 'credit.notice' and payload->'data'->>'applicationId' = ${id}`
  expect(notices.map(({ name }) => name).sort()).toEqual([
    'credit.application_rejected',
    'credit.application_submitted',
    'credit.contest_answered',
    'credit.decision_contested',
  ])
})

it('the letter states the score, the reasons and how to contest the decision', () => {
  const at = new Date('2026-11-30T10:00:00Z')
  const lines = letterLines({
    tenantName: 'Acme',
    application: {
      id: 'a1',
      amountMinor: 100_000n,
      currency: 'EUR',
      termMonths: 6,
      category: 'personal-loan',
      submittedAt: at,
    },
    decision: {
      createdAt: at,
      reasonCodes: ['PAYMENTS_MISSED'],
      reason: 'Two of three',
      scoreHundredths: 4_125,
      modelVersion: 3,
      inputsHash: 'ff',
      scoreReasons: [{ code: 'LOW_REPAYMENT', factor: 'REPAYMENT', text: 'How repayments were made' }],
      contestedAt: null,
    },
  } as never).join('\n')
  for (const part of [
    '1000.00 EUR',
    'late or missed',
    '41.25 of 100',
    'version 3',
    'How repayments',
    'contest the decision once',
  ])
    expect(lines).toContain(part)
})

it('a lender who pays out sees neither why the applicant was rejected before nor their contest', async () => {
  const lender = await fixture.aLender('curious')
  const { applicant, id, walletId } = await fixture.anOpenApplication()
  const bid = await fixture.bidOn(id, lender.member)
  const accepted = { bidId: bid.id, accountId: walletId, idempotencyKey: fixture.aKey() }
  const { id: loanId } = await fixture.call('acceptBid', accepted, applicant)
  await fixture.database
    .admin`insert into credit.application_decisions (tenant_id, application_id, applicant_id, sequence,
      reason_codes, reason, decided_by, score_reasons, contest_text, contested_at, updated_at)
    select tenant_id, id, applicant_id, version, '{OTHER}', 'Owes elsewhere', gen_random_uuid(), '[]', 'I was ill', now(), now()
    from credit.applications where id = ${id}`
  const decisions = 'decisions { reason contest { text } } history { to reason }'
  const text = `mutation ($input: DisburseLoanInput!) { disburseLoan(input: $input) {
    ... on Loan { id application { ${decisions} } } } }`
  const input = { loanId, idempotencyKey: fixture.aKey() }
  const unexplained = { decisions: [], history: expect.arrayContaining([{ to: 'APPROVED', reason: null }]) }
  expect(await fixture.ask(text, { input }, lender.member)).toEqual({
    disburseLoan: { id: loanId, application: unexplained },
  })
  const shownNow = `creditApplication(id: "${id}") { ${decisions} }`
  const both = [
    await fixture.seenBy<object>(applicant, shownNow),
    await fixture.ask<object>(`{ ${shownNow} }`, {}, anotherAgent()),
  ]
  const history = expect.arrayContaining([{ to: 'APPROVED', reason: 'Sound' }])
  const explained = { creditApplication: { decisions: [{ contest: { text: 'I was ill' } }], history } }
  expect(both).toMatchObject([explained, explained])
})

it('reviewers find applications by status, a page at a time', async () => {
  const [older, newer] = [await rejected(), await rejected()]
  for (const { id, applicant } of [older, newer]) await contest(id, applicant)
  const list = async (parameters: string) => {
    const text = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Tenant { creditApplications(${parameters}) {
      nodes { id status } pageInfo { endCursor } } } } }`
    const of = [{ __typename: 'Tenant', id: fixture.agent.tenantId }]
    const answer = await fixture.subgraph.ask<{ _entities: [{ creditApplications: Page }] }>(
      text,
      { of },
      fixture.agent,
    )
    return answer._entities[0].creditApplications
  }
  interface Page {
    readonly nodes: { id: string; status: string }[]
    readonly pageInfo: { endCursor: string }
  }
  const first = await list('status: CONTESTED, first: 1')
  expect(first.nodes).toEqual([{ id: newer.id, status: 'CONTESTED' }])
  const { nodes } = await list(`status: CONTESTED, first: 50, after: "${first.pageInfo.endCursor}"`)
  expect(nodes[0]).toEqual({ id: older.id, status: 'CONTESTED' })
  expect(new Set(nodes.map(({ status }) => status))).toEqual(new Set(['CONTESTED']))
  expect((await list('first: 100')).nodes.length).toBeGreaterThan(nodes.length + 1)
})
