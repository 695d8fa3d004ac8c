// What credit does when the data of a deleted user is due for erasure: their words are removed, what was decided stays.
import { randomUUID } from 'node:crypto'
import type { Context } from '@quintet/credit/context.ts'
import { forgottenAmong } from '@quintet/credit/scores/leave.ts'
import { credit } from '@quintet/credit/subgraph.ts'
import type { PublishedEvent } from '@quintet/kit/events/publish.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'
import { envelopeOf, startSubgraph, type TestSubgraph } from '../../support/quintet/subgraph.ts'

let database: TestDatabase
let subgraph: TestSubgraph<unknown>
const published: PublishedEvent[] = []
beforeAll(async () => {
  database = await cloneDatabase()
  subgraph = await startSubgraph<unknown>(credit as never, database, {
    isWorker: true,
    peers: async ({ variables }) => {
      const { after } = variables as { after: { name: string; position: number }[] }
      const isNew = ({ name, position }: PublishedEvent) =>
        after.some((each) => each.name === name && each.position < position)
      return { data: { tenancyEvents: published.filter(isNew) } }
    },
  })
})
afterAll(async () => {
  await subgraph.close()
  await database.drop()
})

it('applications of a deleted member stay in the tenant, without the words of the applicant', async () => {
  const [tenantId, elsewhere, userId, other] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  for (const [tenant, applicant] of [
    [tenantId, userId],
    [tenantId, other],
    [elsewhere, userId],
  ] as const) {
    await database.admin`with made as (insert into credit.applications
        (tenant_id, applicant_id, category, status, amount_minor, currency, term_months, purpose)
        values (${tenant}, ${applicant}, 'personal-loan', 'DRAFT', 250000, 'EUR', 24, 'A kiln') returning tenant_id, id)
      insert into credit.application_status_history (tenant_id, application_id, sequence, to_status, actor_id)
      select tenant_id, id, 1, 'DRAFT', ${applicant} from made`
  }
  const payload = JSON.stringify({ version: 1, userId, at: '2026-11-28T10:00:00.000Z' })
  published.push({ name: 'tenancy.member.scrub_due', position: 1, tenantId, payload })
  const purposes = async (tenant: string, applicant: string) =>
    (
      await database.admin`select purpose, status from credit.applications where tenant_id = ${tenant} and applicant_id = ${applicant}`
    )[0]
  await expect.poll(() => purposes(tenantId, userId), { timeout: 10_000 }).toEqual({ purpose: '', status: 'DRAFT' })
  const kept = { purpose: 'A kiln', status: 'DRAFT' }
  expect(await purposes(tenantId, other)).toEqual(kept)
  expect(await purposes(elsewhere, userId)).toEqual(kept)
})

it('a deleted member is removed from the leaderboards, with an event for each; others stay', async () => {
  const [tenantId, userId, other] = [randomUUID(), randomUUID(), randomUUID()]
  const context = subgraph.running.contextFor(envelopeOf({ userId, tenantId })) as unknown as Context
  const of = (subjectId: string, valueHundredths: number) => ({
    subjectId,
    valueHundredths,
    tieBreak: 0,
    sourceId: other,
  })
  const put = [of(userId, 9_000), of(other, 5_000)]
  for (const board of ['overall', 'mortgage']) {
    await context.scope.write((writer) => context.leaderboard.apply(writer, board, { put, remove: [] }, new Date()))
  }
  const payload = JSON.stringify({ version: 1, userId, at: '2026-11-28T10:00:00.000Z' })
  published.push({ name: 'tenancy.member.scrub_due', position: published.length + 1, tenantId, payload })
  const standing = async () =>
    (
      await database.admin`select board, subject_id from credit.scores
    where tenant_id = ${tenantId} order by board`
    ).map((row) => [row.board, row.subject_id])
  await expect.poll(standing).toEqual([
    ['mortgage', other],
    ['overall', other],
  ])
  const events = await database.admin`select key, sequence::int, payload->>'rank' as rank, payload->>'subjectId' as id
    from credit.outbox where tenant_id = ${tenantId} and topic = 'credit.scores' and sequence > 2 order by key`
  expect([...(await forgottenAmong(context.scope, [userId, other]))]).toEqual([userId])
  expect([...events]).toEqual(['mortgage', 'overall'].map((key) => ({ key, sequence: 3, rank: null, id: userId })))
})

it('the descriptions of the payout destinations and documents of a deleted member are emptied', async () => {
  const [tenantId, userId] = [randomUUID(), randomUUID()]
  const at = new Date()
  const outside = { name: 'My bank', gateway_slug: 'local', bank_code: '1', account_number: Buffer.of(1), hint: '6789' }
  const more = { account_name: 'A member', account_hash: 'x', updated_at: at }
  await database.admin`insert into credit.payout_destinations
    ${database.admin({ tenant_id: tenantId, owner_id: userId, ...outside, ...more } as never)}`
  await database.admin`insert into credit.kyc_documents (tenant_id, owner_id, type, status, document_id, number_hint)
    values (${tenantId}, ${userId}, 'PASSPORT', 'PENDING_REVIEW', ${randomUUID()}, '1234')`
  const payload = JSON.stringify({ version: 1, userId, at: at.toISOString() })
  published.push({ name: 'tenancy.member.scrub_due', position: published.length + 1, tenantId, payload })
  const described = async () =>
    (
      await database.admin`select d.account_name, d.hint, d.name = d.id::text as "isUnnamed", k.number_hint
        from credit.payout_destinations d join credit.kyc_documents k on k.owner_id = d.owner_id where d.owner_id = ${userId}`
    )[0]
  const empty = { account_name: '', hint: '', isUnnamed: true, number_hint: null }
  await expect.poll(described, { timeout: 10_000 }).toEqual(empty)
})

it('the addresses that a deleted member invited, and the one they were invited by, are removed; others stay', async () => {
  const [tenantId, userId, other] = [randomUUID(), randomUUID(), randomUUID()]
  const at = new Date()
  const promise = { bonus_minor: 1, minimum_deposit_minor: 1, hold_days: 0, claw_back_days: 0, currency: 'EUR' }
  const more = { tenant_id: tenantId, level: 1, budget_account_id: randomUUID(), updated_at: at }
  await database.admin.begin(async (sql) => {
    // Without foreign keys, the referrals need no other rows.
    await sql`set local session_replication_role = replica`
    for (const people of [
      { referrer_id: userId, email: 'invited@example.com', status: 'INVITED' },
      { referrer_id: other, referee_id: userId, email: 'own@example.com', status: 'REGISTERED' },
      { referrer_id: other, email: 'others@example.com', status: 'INVITED' },
    ])
      await sql`insert into credit.referrals ${sql({ ...promise, ...more, ...people } as never)}`
  })
  const payload = JSON.stringify({ version: 1, userId, at: at.toISOString() })
  published.push({ name: 'tenancy.member.scrub_due', position: published.length + 1, tenantId, payload })
  const emails = async () =>
    (await database.admin`select email from credit.referrals where tenant_id = ${tenantId} order by email`).map(
      (row) => row.email,
    )
  await expect.poll(emails, { timeout: 10_000 }).toEqual(['others@example.com', null, null])
})

it('the calendar address of a deleted member’s loan is removed', async () => {
  const [tenant_id, borrower_id, id] = [randomUUID(), randomUUID(), randomUUID()]
  const updated_at = new Date()
  const ids = { application_id: randomUUID(), bid_id: randomUUID(), provider_id: randomUUID(), hold_id: randomUUID() }
  const terms = { principal_minor: 100, fees_minor: 0, nominal_rate: '1', apr: '1.00', term_months: 6, currency: 'EUR' }
  const open = { principal_open_minor: 100, interest_open_minor: 0, penalty_open_minor: 0, days_past_due: 0 }
  const more = {
    account_id: randomUUID(),
    funding_id: randomUUID(),
    calendar_id: randomUUID(),
    schedule_kind: 'ANNUITY',
  }
  await database.admin.begin(async (sql) => {
    // Without foreign keys, the loan needs no other rows.
    await sql`set local session_replication_role = replica`
    const loan = { tenant_id, id, borrower_id, updated_at, ...ids, ...terms, ...open, ...more }
    await sql`insert into credit.loans ${sql(loan as never)}`
  })
  const payload = JSON.stringify({ version: 1, userId: borrower_id, at: updated_at.toISOString() })
  published.push({ name: 'tenancy.member.scrub_due', position: published.length + 1, tenantId: tenant_id, payload })
  const present = async () => (await database.admin`select calendar_id from credit.loans where id = ${id}`)[0]
  await expect.poll(present, { timeout: 10_000 }).toEqual({ calendar_id: null })
})
