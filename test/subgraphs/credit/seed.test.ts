// The demo data: complete, different per tenant, and the same after a second run or a crash in the middle.
import type { Context } from '@quintet/credit/context.ts'
import { seed } from '@quintet/credit/seed.ts'
import { credit } from '@quintet/credit/subgraph.ts'
import { acme, type DemoTenant, demoTenants, identityCardOf, type SeedRun } from '@quintet/kit/demo/people.ts'
import type { Executor } from '@quintet/kit/wire/request.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'
import { envelopeOf, startSubgraph } from '../../support/quintet/subgraph.ts'

let database: TestDatabase
let start: () => Promise<{ run: SeedRun<Context>; close(): Promise<void> }>
beforeAll(async () => {
  database = await cloneDatabase()
  const peopleOf = (tenant: DemoTenant) => [
    tenant.owner,
    tenant.agent,
    ...tenant.members,
    ...tenant.lenders,
    ...tenant.applicants,
  ]
  const members = demoTenants.flatMap((tenant) =>
    peopleOf(tenant).map(({ id }) => ({ userId: id, tenantId: tenant.id, isActive: true })),
  )
  const peers: Executor = async ({ query, variables }) => {
    const { ids = [], userIds = [], tenantId } = variables as { ids?: string[]; userIds?: string[]; tenantId: string }
    const isOfTenant = (each: { tenantId: string }) => each.tenantId === tenantId
    if (!query.includes('documentFacts')) {
      return { data: { memberships: members.filter((each) => isOfTenant(each) && userIds.includes(each.userId)) } }
    }
    const link = { url: 'https://files.example/1', expiresAt: '2100-01-01T00:00:00Z' }
    const facts = demoTenants.map((tenant) => {
      const { owner, documentId } = identityCardOf(tenant)
      const document = { id: documentId, ownerId: owner.id, status: 'AVAILABLE', type: 'NATIONAL_ID' }
      return { ...document, ...link, contentType: 'text/plain', tenantId: tenant.id }
    })
    return { data: { documentFacts: facts.filter((each) => isOfTenant(each) && ids.includes(each.id)) } }
  }
  start = async () => {
    const subgraph = await startSubgraph(credit, database, { peers })
    return {
      close: subgraph.close,
      async run(person, tenant, work) {
        const context = subgraph.running.contextFor(
          envelopeOf({ userId: person.id, tenantId: tenant?.id ?? null, grants: ['*.*:*'] }),
        )
        return work(context).finally(() => context.scope.close())
      },
    }
  }
})
afterAll(() => database.drop())

const everything = async () => ({
  applications: await database.admin`select * from credit.applications order by tenant_id, id`,
  history: await database.admin`select * from credit.application_status_history order by tenant_id, id`,
  scores: await database.admin`select * from credit.scores order by tenant_id, board, subject_id`,
  events: await database.admin`select * from credit.outbox order by tenant_id, topic, key, sequence`,
  postings: await database.admin`select * from credit.ledger_postings order by tenant_id, id`,
  balances: await database.admin`select * from credit.account_balances order by tenant_id, id`,
  bids: await database.admin`select * from credit.bids order by tenant_id, id`,
  loans: await database.admin`select * from credit.loans order by tenant_id, id`,
  documents: await database.admin`select * from credit.kyc_documents order by tenant_id, id`,
  streams: await database.admin`select * from credit.streams order by tenant_id`,
})

describe('the demo data', () => {
  it('resumes after a crash at any step, and a second run changes nothing', async () => {
    for (const crashAfter of [1, 5, 13, 31]) {
      const { run, close } = await start()
      let steps = 0
      const crashing: SeedRun<Context> = (person, tenant, work) => {
        if (++steps > crashAfter) throw new Error('crash')
        return run(person, tenant, work)
      }
      await expect(seed(crashing)).rejects.toThrow('crash')
      await close()
    }
    const { run, close } = await start()
    await seed(run)
    const first = await everything()
    await seed(run)
    await close()
    expect(await everything()).toEqual(first)
    expect(first.applications).toHaveLength(24)
    // Two were approved, which are three steps each; of one a bid was accepted, and paid out.
    expect(first.history).toHaveLength(48 + 2 * 3 + 2)
    // Each wallet: three times pay, one rent, and two dinners, each with an event for its subscribers;
    // each application has an event of its submission. Lending has 21 events.
    // Lenders have two deposits, and the loan was paid out and repaid in part.
    expect(first.postings).toHaveLength(24 * 10 + 4 + 4)
    expect(first.events).toHaveLength(24 + 24 * 6 + 24 + 21)
    expect(first.loans).toMatchObject([{ principal_minor: '275000', principal_open_minor: '275000', days_past_due: 0 }])
    expect(first.bids.map(({ status }) => status).sort()).toEqual(['ACCEPTED', 'ACTIVE', 'ACTIVE'])
    expect(first.documents).toHaveLength(2)
  })

  it('has wallets with money in each tenant, and one document that waits for its review', async () => {
    for (const tenant of demoTenants) {
      const [sums] = await database.admin`
        select count(*)::int as wallets, min(b.posted_minor)::int as least, sum(b.posted_minor)::int as posted
        from credit.account_balances b join credit.accounts a on a.tenant_id = b.tenant_id and a.id = b.id
        where b.tenant_id = ${tenant.id} and a.kind = 'WALLET'`
      expect(sums).toMatchObject({ wallets: 12, posted: tenant === acme ? 8_517_000 + 265_000 : 8_517_000 })
      expect(sums!.least).toBeGreaterThan(0)
      const waiting = await database.admin`
        select owner_id from credit.kyc_documents where tenant_id = ${tenant.id} and status = 'PENDING_REVIEW'`
      expect(waiting.map((row) => row.owner_id)).toEqual([identityCardOf(tenant).owner.id])
    }
  })

  it('has 12 applications and 12 scores with one tie in each tenant, and approved applications in acme alone', async () => {
    for (const tenant of demoTenants) {
      const applicants = tenant.applicants.map(({ id }) => id).sort()
      const rows = await database.admin`
        select a.applicant_id, a.status, a.amount_minor, s.value_hundredths from credit.applications a
        join credit.scores s on s.tenant_id = a.tenant_id and s.board = a.category and s.subject_id = a.applicant_id
        where a.tenant_id = ${tenant.id} order by a.applicant_id`
      expect(rows.map((row) => row.applicant_id)).toEqual(applicants)
      const further = rows.map((row) => row.status).filter((status) => status !== 'SUBMITTED')
      expect(further.sort()).toEqual(tenant === acme ? ['DISBURSED', 'OFFERS_OPEN'] : [])
      expect(new Set(rows.map((row) => row.amount_minor)).size).toBe(12)
      expect(new Set(rows.map((row) => row.value_hundredths)).size).toBe(11)
    }
  })
})
