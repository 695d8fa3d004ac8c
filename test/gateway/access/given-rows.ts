// Rows that the access matrix needs beside the demo data.
import { acme, globex } from '@quintet/kit/demo/people.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import type { TestQuintet } from '../../support/quintet/quintet.ts'
import { lenderIn } from './foreign-loans.ts'

/** Gives each tenant tiers, each member a document about them, and the owner a charge: the demo data have none. */
export async function giveTiers({ admin }: TestQuintet): Promise<void> {
  for (const { id } of [acme, globex]) {
    await admin`insert into credit.account_tiers (tenant_id, level, name, requires, limits, updated_at)
      values (${id}, 0, 'Basic', '{}', '[]', now()), (${id}, 1, 'Known', '{PASSPORT}', '[]', now())`
  }
  await admin`insert into credit.kyc_documents (tenant_id, owner_id, type, status, document_id)
    select tenant_id, user_id, 'SELFIE', 'PENDING_REVIEW', user_id from tenancy.memberships`
  const account = {
    tenant_id: acme.id,
    id: newId(),
    kind: 'WALLET',
    currency: 'XPF',
    owner_id: acme.owner.id,
    status: 'OPEN',
  }
  await admin`insert into credit.accounts ${admin({ ...account, has_balance: false, updated_at: new Date() } as never)}`
  await admin`insert into credit.charges (tenant_id, payer_id, gateway_id, reference, account_id, currency, amount_minor,
      refunded_minor, status, updated_at)
    select tenant_id, ${acme.owner.id}, id, 'a charge', ${account.id}, 'XPF', 10, 0, 'PENDING', now()
    from credit.payment_gateways where tenant_id = ${acme.id} and slug = 'local'`
}

/** Gives each tenant an OAuth client: its fields are reached through it. */
export async function giveClients({ admin }: TestQuintet): Promise<void> {
  await admin`insert into identity.oauth_clients (tenant_id, name, type, grants, redirect_uris, scopes, created_by, updated_at)
    select id, 'A client', 'PUBLIC', '{}', '{}', '{}', ${acme.owner.id}, '2026-01-01' from tenancy.tenants`
}

/** Gives each tenant a loan provider whose members all are, globex's owner an application, and each application a document and a decision. */
export async function giveLoans({ admin }: TestQuintet): Promise<void> {
  for (const tenant of [acme, globex]) await lenderIn(admin, tenant)
  await admin`insert into credit.loan_provider_members (tenant_id, provider_id, user_id)
    select m.tenant_id, p.id, m.user_id from tenancy.memberships m join credit.loan_providers p using (tenant_id)
    on conflict do nothing`
  await admin`with draft as (
      insert into credit.applications (tenant_id, applicant_id, category, status, amount_minor, currency, term_months,
        purpose, updated_at)
      values (${globex.id}, ${globex.owner.id}, 'personal-loan', 'DRAFT', 100, 'EUR', 6, 'a loan', now())
      returning tenant_id, id, applicant_id)
    insert into credit.application_status_history (tenant_id, application_id, sequence, to_status, actor_id)
    select tenant_id, id, 1, 'DRAFT', applicant_id from draft`
  await admin`insert into credit.application_decisions (tenant_id, application_id, applicant_id, sequence, reason_codes,
      reason, decided_by, score_reasons, contest_text, contested_at, updated_at)
    select tenant_id, id, applicant_id, version, '{OTHER}', 'none', gen_random_uuid(), '[]', 'why', now(), now()
    from credit.applications`
  await admin`insert into credit.application_documents (tenant_id, application_id, applicant_id, document_id)
    select tenant_id, id, applicant_id, id from credit.applications`
}
