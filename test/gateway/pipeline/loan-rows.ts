// Rows of lists about loans, for acme and its owner.
import { acme } from '@quintet/kit/demo/people.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import type postgres from 'postgres'
import { demoIdOf } from '../../support/entities.ts'
import type { TestQuintet } from '../../support/quintet/quintet.ts'

const tenant_id = acme.id
const updated_at = new Date()
const terms = { principal_minor: 100, currency: 'EUR', nominal_rate: '1', fees_minor: 0, term_months: 6, apr: '1.00' }

/** A bid, and the one that it has superseded. */
async function bidOn(
  sql: postgres.TransactionSql,
  application_id: string,
  provider_id: string,
  status: 'ACTIVE' | 'SUPERSEDED',
): Promise<void> {
  const [id, earlier] = [newId(), newId()]
  const price = { schedule_kind: 'ANNUITY', instalment_minor: 17, total_minor: 101, expires_at: '2100-01-01' }
  const bid = { tenant_id, application_id, provider_id, updated_at, ...terms, ...price }
  await sql`insert into credit.bids ${sql([
    { ...bid, id: earlier, status: 'SUPERSEDED', supersedes_id: null },
    { ...bid, id, status, supersedes_id: earlier },
  ] as never)}`
}

/** A loan with four repayments. */
async function lend(sql: postgres.TransactionSql, application_id: string, borrower_id: string, provider_id: string) {
  const loan_id = newId()
  const account_id = demoIdOf('CreditAccount')
  const parties = { borrower_id, provider_id, account_id, funding_id: account_id, hold_id: newId() }
  const open = { principal_open_minor: 100, interest_open_minor: 0, penalty_open_minor: 0, days_past_due: 0 }
  const loan = { tenant_id, id: loan_id, application_id, bid_id: newId(), schedule_kind: 'ANNUITY', updated_at }
  const plan = sql.json([{ dueOn: '2026-02-01', principal: '100', interest: '1' }])
  const paidOut = { start_on: '2026-01-01', counted_on: '2026-01-01', plan }
  await sql`insert into credit.loans ${sql({ ...loan, ...parties, ...terms, ...open, ...paidOut } as never)}`
  const replan = {
    tenant_id,
    loan_id,
    number: 2,
    status: 'DECLINED',
    needs_consent: true,
    nominal_rate: '1',
    instalments: 6,
  }
  const proposal = { schedule_kind: 'ANNUITY', first_due_on: '2100-01-01', reason: 'None', proposed_by: acme.agent.id }
  const next = sql.json([{ dueOn: '2100-01-01', principal: '100', interest: '1', carried: '0' }])
  await sql`insert into credit.loan_restructurings ${sql({ ...replan, ...proposal, plan: next, updated_at } as never)}`
  for (let i = 1; i <= 4; i++) {
    const parts = { principal_part_minor: 1, interest_part_minor: 0, penalty_part_minor: 0, surplus_minor: 0 }
    const row = { tenant_id, loan_id, business_date: '2026-01-01', amount_minor: 1, status: 'APPLIED' }
    const paid = { account_id, transaction_id: newId(), updated_at }
    await sql`insert into credit.loan_repayments ${sql({ ...row, ...parts, ...paid } as never)}`
  }
}

/** An application with all that hangs on one. */
async function ask(
  sql: postgres.TransactionSql,
  applicant_id: string,
  provider_id: string,
  status: 'OFFERS_OPEN' | 'REPAYING',
): Promise<void> {
  const id = newId()
  const asked = { amount_minor: 100, currency: 'EUR', term_months: 6, purpose: 'a loan', updated_at }
  const row = { tenant_id, id, applicant_id, category: 'personal-loan', status, offers_until: '2100-01-01' }
  const review = { reviewed_by: acme.agent.id, submitted_at: updated_at, score_hundredths: 5000 }
  await sql`insert into credit.applications ${sql({ ...row, ...asked, ...review } as never)}`
  await sql`insert into credit.application_status_history (tenant_id, application_id, sequence, to_status, actor_id)
    values (${tenant_id}, ${id}, 1, ${status}, ${applicant_id})`
  await sql`insert into credit.application_documents (tenant_id, application_id, applicant_id, document_id)
    values (${tenant_id}, ${id}, ${applicant_id}, ${newId()})`
  const decision = { tenant_id, application_id: id, applicant_id, sequence: 1, reason_codes: ['OTHER'], reason: 'None' }
  const contest = { contest_text: 'Why', contested_at: updated_at, score_reasons: sql.json([]) }
  const decided = { decided_by: acme.agent.id, updated_at }
  await sql`insert into credit.application_decisions ${sql({ ...decision, ...contest, ...decided } as never)}`
  await bidOn(sql, id, provider_id, 'SUPERSEDED')
  await bidOn(sql, id, provider_id, 'ACTIVE')
  await lend(sql, id, applicant_id, provider_id)
}

/** Writes four lenders, one of which is the owner's, requests for their bids, and loans of the owner and of applicants. */
export async function fillLoans({ admin }: Pick<TestQuintet, 'admin'>): Promise<void> {
  const providers = [newId(), newId(), newId(), newId()]
  await admin.begin(async (sql) => {
    // Neither the ledger nor the steps of applications are looked at.
    await sql`set local session_replication_role = replica`
    for (const [index, id] of providers.entries()) {
      const provider = { tenant_id, id, slug: `lender-${index}`, name: 'A lender', is_active: true, updated_at }
      const categories = sql.json(['personal-loan'])
      await sql`insert into credit.loan_providers ${sql({ ...provider, categories } as never)}`
      const user_id = index === 0 ? acme.owner.id : acme.applicants[index]!.id
      await sql`insert into credit.loan_provider_members (tenant_id, provider_id, user_id)
        values (${tenant_id}, ${id}, ${user_id})`
    }
    // The owner sees the bids of their own provider alone.
    const own = providers[0]!
    for (const { id } of [acme.owner, acme.agent, ...acme.members]) await ask(sql, id, own, 'OFFERS_OPEN')
    for (let i = 0; i < 4; i++) await ask(sql, acme.owner.id, own, 'REPAYING')
    // The newest belong to others, who must be read from identity.
    for (let i = 0; i < 4; i++) await ask(sql, acme.applicants[i]!.id, own, 'REPAYING')
  })
}
