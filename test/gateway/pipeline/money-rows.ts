// Rows of lists about money, for acme and its owner.
import { acme } from '@quintet/kit/demo/people.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { demoIdOf } from '../../support/entities.ts'
import type { TestQuintet } from '../../support/quintet/quintet.ts'
import { fillPayments } from './payment-rows.ts'
import { fillSavings } from './savings-rows.ts'

/** Writes four wallets of the owner, with four transactions and holds on each. */
export async function fillMoney({ admin }: Pick<TestQuintet, 'admin'>): Promise<void> {
  const first = demoIdOf('CreditAccount')
  // Older than the wallets: the first of a list have all that others have.
  const older = ['XAF', 'XOF', 'XPF', 'JPY'].map(() => newId())
  const tenant_id = acme.id
  const updated_at = new Date()
  await admin.begin(async (sql) => {
    // Triggers see rows of this tenant.
    await sql`select set_config('app.tenant_id', ${tenant_id}, true)`
    const account = { tenant_id, status: 'OPEN', updated_at }
    const own = { ...account, kind: 'WALLET', owner_id: acme.owner.id, provider_slug: null, has_balance: true }
    const wallets = ['XAF', 'XOF', 'XPF', 'JPY'].map((currency, i) => ({
      ...own,
      id: i === 0 ? first : newId(),
      currency,
    }))
    const clearings = wallets.map(({ currency }, index) => ({
      ...own,
      id: older[index]!,
      kind: 'FEE_INCOME',
      owner_id: null,
      has_balance: false,
      currency,
    }))
    await sql`insert into credit.accounts ${sql([...wallets, ...clearings] as never)}`
    await fillSavings(sql, first)
    for (const [index, { id, currency }] of wallets.entries()) {
      await sql`insert into credit.account_balances (tenant_id, id) values (${tenant_id}, ${id})`
      for (let i = 1; i <= 4; i++) {
        const transaction_id = newId()
        const business_date = `2026-01-0${i}`
        const row = { tenant_id, id: transaction_id, kind: 'FEE', business_date, is_forced: false }
        await sql`insert into credit.ledger_transactions ${sql(row as never)}`
        const posting = { tenant_id, transaction_id, currency, business_date }
        await sql`insert into credit.ledger_postings ${sql([
          { ...posting, account_id: id, amount_minor: 1000 },
          { ...posting, account_id: clearings[index]!.id, amount_minor: -1000 },
        ] as never)}`
        await sql`insert into credit.holds (tenant_id, account_id, amount_minor, status, captured_minor, reason,
          expires_at, updated_at) values (${tenant_id}, ${id}, 10, 'ACTIVE', 0, 'a hold', '2100-01-01', now())`
      }
    }
    await fillPayments(sql, first)
  })
}
