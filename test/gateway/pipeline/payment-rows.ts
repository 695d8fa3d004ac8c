// Rows of lists about payments and referrals, for acme and its owner.
import { acme } from '@quintet/kit/demo/people.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import type postgres from 'postgres'

/** Writes four gateways, merchants, charges, items in suspense, destinations, payouts and referrals. @param account_id a wallet of acme */
export async function fillPayments(sql: postgres.TransactionSql, account_id: string): Promise<void> {
  const tenant_id = acme.id
  const owner_id = acme.owner.id
  const updated_at = new Date()
  const money = { currency: 'XAF', amount_minor: 10 }
  const holds = await sql`select id from credit.holds where tenant_id = ${tenant_id} and account_id = ${account_id}`
  for (let i = 1; i <= 4; i++) {
    const [gateway_id, charge_id, destination_id] = [newId(), newId(), newId()]
    const slug = `way-${i}`
    const named = { tenant_id, slug, name: 'A name', is_active: true, updated_at }
    await sql`insert into credit.payment_gateways ${sql({ ...named, id: gateway_id, provider: 'LOCAL' } as never)}`
    await sql`insert into credit.merchants
      ${sql({ ...named, gateway_slug: slug, settlement_account_id: account_id } as never)}`
    const charge = { tenant_id, id: charge_id, payer_id: owner_id, gateway_id, account_id, reference: charge_id }
    await sql`insert into credit.charges
      ${sql({ ...charge, ...money, refunded_minor: 0, status: 'SUCCEEDED', updated_at } as never)}`
    const item = { tenant_id, gateway_id, charge_id, reference: charge_id, reason: 'WRONG_AMOUNT' }
    await sql`insert into credit.suspense_items ${sql({ ...item, ...money } as never)}`
    const outside = {
      bank_code: '1',
      account_number: Buffer.of(1),
      account_name: 'A name',
      hint: '1',
      account_hash: 'x',
    }
    const destination = {
      tenant_id,
      id: destination_id,
      owner_id,
      name: slug,
      gateway_slug: slug,
      ...outside,
      updated_at,
    }
    await sql`insert into credit.payout_destinations ${sql(destination as never)}`
    const payout = { tenant_id, owner_id, account_id, destination_id, gateway_id, hold_id: holds[i - 1]!.id }
    await sql`insert into credit.payouts ${sql({ ...payout, ...money, status: 'PENDING', updated_at } as never)}`
    const people = { tenant_id, referrer_id: owner_id, referee_id: newId(), level: 1, status: 'REGISTERED' }
    const promise = { bonus_minor: 1, minimum_deposit_minor: 1, hold_days: 0, claw_back_days: 0 }
    const referral = { ...people, ...promise, currency: 'XAF', budget_account_id: account_id, updated_at }
    await sql`insert into credit.referrals ${sql(referral as never)}`
  }
}
