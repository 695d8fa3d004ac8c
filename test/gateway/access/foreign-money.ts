// Rows of globex's ledger, for tests that name them from another tenant.
import { globex } from '@quintet/kit/demo/people.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import type { TestQuintet } from '../../support/quintet/quintet.ts'

type Admin = TestQuintet['admin']

/** The id of a wallet of globex with 10.00 on it. */
export async function accountInGlobex(admin: Admin): Promise<string> {
  return (await paidInGlobex(admin)).accountId
}

/** The id of a transaction of globex. */
export async function transactionInGlobex(admin: Admin): Promise<string> {
  return (await paidInGlobex(admin)).transactionId
}

async function paidInGlobex(admin: Admin): Promise<{ accountId: string; transactionId: string }> {
  const [accountId, clearing, transactionId] = [newId(), newId(), newId()]
  await admin.begin(async (sql) => {
    // Triggers see rows of this tenant.
    await sql`select set_config('app.tenant_id', ${globex.id}, true)`
    const account = { tenant_id: globex.id, currency: 'EUR', status: 'OPEN', updated_at: new Date() }
    await sql`insert into credit.accounts ${sql([
      { ...account, id: accountId, kind: 'WALLET', owner_id: newId(), provider_slug: null, has_balance: true },
      { ...account, id: clearing, kind: 'FEE_INCOME', owner_id: null, provider_slug: clearing, has_balance: false },
    ] as never)}`
    await sql`insert into credit.account_balances (tenant_id, id) values (${globex.id}, ${accountId})`
    await sql`insert into credit.ledger_transactions (tenant_id, id, kind, business_date, is_forced)
      values (${globex.id}, ${transactionId}, 'DEPOSIT', '2026-01-01', false)`
    const posting = {
      tenant_id: globex.id,
      transaction_id: transactionId,
      currency: 'EUR',
      business_date: '2026-01-01',
    }
    await sql`insert into credit.ledger_postings ${sql([
      { ...posting, account_id: accountId, amount_minor: 1000 },
      { ...posting, account_id: clearing, amount_minor: -1000 },
    ] as never)}`
  })
  return { accountId, transactionId }
}

/** The id of a hold of globex. */
export async function holdInGlobex(admin: Admin): Promise<string> {
  const [id, accountId] = [newId(), await accountInGlobex(admin)]
  await admin.begin(async (sql) => {
    await sql`select set_config('app.tenant_id', ${globex.id}, true)`
    await sql`insert into credit.holds (tenant_id, id, account_id, amount_minor, status, captured_minor, reason, expires_at,
      updated_at) values (${globex.id}, ${id}, ${accountId}, 100, 'ACTIVE', 0, 'theirs', '2100-01-01', now())`
  })
  return id
}

/** The id of a check of globex's ledger. */
export async function verificationInGlobex(admin: Admin): Promise<string> {
  const id = newId()
  await admin`insert into credit.ledger_verifications (tenant_id, id, status, updated_at)
    values (${globex.id}, ${id}, 'QUEUED', now())`
  return id
}
