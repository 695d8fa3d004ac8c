// Rows that the access matrix needs beside the demo data.
import { acme, globex } from '@quintet/kit/demo/people.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import type { TestQuintet } from '../../support/quintet/quintet.ts'

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
