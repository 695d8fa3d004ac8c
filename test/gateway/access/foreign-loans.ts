// Rows of globex's loans, for tests that name them from another tenant.
import { type DemoTenant, globex } from '@quintet/kit/demo/people.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import type { TestQuintet } from '../../support/quintet/quintet.ts'

type Admin = TestQuintet['admin']

/** A bid, a loan and a repayment of globex, whose borrower would be a person of acme by their id. */
async function lentInGlobex(admin: Admin, borrower_id: string) {
  const tenant_id = globex.id
  const [applicationId, providerId, bidId, loanId, repaymentId] = [newId(), newId(), newId(), newId(), newId()]
  const restructuringId = newId()
  const updated_at = new Date()
  const terms = { principal_minor: 100, currency: 'EUR', nominal_rate: '1', fees_minor: 0, term_months: 6, apr: '1.00' }
  await admin.begin(async (sql) => {
    // Neither the ledger nor the history of the application is needed.
    await sql`set local session_replication_role = replica`
    await sql`insert into credit.applications ${sql({
      tenant_id,
      id: applicationId,
      applicant_id: borrower_id,
      category: 'personal-loan',
      status: 'REPAYING',
      amount_minor: 100,
      currency: 'EUR',
      term_months: 6,
      purpose: 'theirs',
    } as never)}`
    const provider = { tenant_id, id: providerId, slug: providerId, name: 'Theirs', categories: [], is_active: true }
    await sql`insert into credit.loan_providers ${sql({ ...provider, updated_at } as never)}`
    const bid = { tenant_id, id: bidId, application_id: applicationId, provider_id: providerId, status: 'ACTIVE' }
    const price = { schedule_kind: 'ANNUITY', instalment_minor: 17, total_minor: 101, expires_at: '2100-01-01' }
    await sql`insert into credit.bids ${sql({ ...bid, ...terms, ...price, updated_at } as never)}`
    const parties = { borrower_id, provider_id: providerId, account_id: newId(), funding_id: newId(), hold_id: newId() }
    const open = { principal_open_minor: 100, interest_open_minor: 0, penalty_open_minor: 0, days_past_due: 0 }
    const loan = { tenant_id, id: loanId, application_id: applicationId, bid_id: bidId, schedule_kind: 'ANNUITY' }
    await sql`insert into credit.loans ${sql({ ...loan, ...parties, ...terms, ...open, updated_at } as never)}`
    const parts = { principal_part_minor: 1, interest_part_minor: 0, penalty_part_minor: 0, surplus_minor: 0 }
    const row = { tenant_id, id: repaymentId, loan_id: loanId, business_date: '2026-01-01', amount_minor: 1 }
    const paid = { status: 'APPLIED', account_id: newId(), transaction_id: newId(), updated_at }
    await sql`insert into credit.loan_repayments ${sql({ ...row, ...parts, ...paid } as never)}`
    const plan = {
      loan_id: loanId,
      number: 2,
      status: 'PROPOSED',
      needs_consent: true,
      nominal_rate: '1',
      instalments: 6,
    }
    const more = { schedule_kind: 'ANNUITY', first_due_on: '2100-01-01', reason: 'Theirs', plan: sql.json([]) }
    const proposed = { tenant_id, id: restructuringId, proposed_by: newId(), updated_at }
    await sql`insert into credit.loan_restructurings ${sql({ ...plan, ...more, ...proposed } as never)}`
  })
  return { bidId, loanId, repaymentId, restructuringId }
}

export const bidInGlobex = async (admin: Admin, person: string) => (await lentInGlobex(admin, person)).bidId
export const loanInGlobex = async (admin: Admin, person: string) => (await lentInGlobex(admin, person)).loanId
export const repaymentInGlobex = async (admin: Admin, person: string) => (await lentInGlobex(admin, person)).repaymentId

export const restructuringInGlobex = async (admin: Admin, person: string) =>
  (await lentInGlobex(admin, person)).restructuringId

/** Makes the owner of a tenant a member of a loan provider: as such they name bids and loans. */
export async function lenderIn(admin: Admin, tenant: DemoTenant): Promise<void> {
  const id = newId()
  await admin`insert into credit.loan_providers (tenant_id, id, slug, name, categories, is_active, updated_at)
    values (${tenant.id}, ${id}, 'lender', 'A lender', '["personal-loan"]', true, now())`
  await admin`insert into credit.loan_provider_members (tenant_id, provider_id, user_id)
    values (${tenant.id}, ${id}, ${tenant.owner.id})`
}
