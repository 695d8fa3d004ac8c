// Rows of globex's payments and referrals, for tests that name them from another tenant.
import { globex } from '@quintet/kit/demo/people.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import type { TestQuintet } from '../../support/quintet/quintet.ts'
import { accountInGlobex } from './foreign-money.ts'

type Admin = TestQuintet['admin']

/** The id of a referral of globex. */
export async function referralInGlobex(admin: Admin): Promise<string> {
  const [id, budget] = [newId(), await accountInGlobex(admin)]
  const people = { referrer_id: newId(), referee_id: newId(), level: 1, status: 'REGISTERED', currency: 'EUR' }
  const promise = {
    bonus_minor: 1,
    minimum_deposit_minor: 1,
    hold_days: 0,
    claw_back_days: 0,
    budget_account_id: budget,
  }
  const row = { tenant_id: globex.id, id, ...people, ...promise, updated_at: new Date() }
  await admin`insert into credit.referrals ${admin(row as never)}`
  return id
}

async function gatewayInGlobex(admin: Admin): Promise<string> {
  const id = newId()
  const row = { tenant_id: globex.id, id, slug: `theirs-${id}`, name: 'Theirs', provider: 'LOCAL', is_active: true }
  await admin`insert into credit.payment_gateways ${admin({ ...row, updated_at: new Date() } as never)}`
  return id
}

/** The id of a charge of globex. */
export async function chargeInGlobex(admin: Admin): Promise<string> {
  const [id, gateway_id, account_id] = [newId(), await gatewayInGlobex(admin), await accountInGlobex(admin)]
  const of = { tenant_id: globex.id, id, payer_id: newId(), gateway_id, account_id, reference: id, status: 'SUCCEEDED' }
  const amounts = { currency: 'EUR', amount_minor: 100, refunded_minor: 0, updated_at: new Date() }
  await admin`insert into credit.charges ${admin({ ...of, ...amounts } as never)}`
  return id
}

/** The id of money in suspense of globex. */
export async function suspenseInGlobex(admin: Admin): Promise<string> {
  const [id, gateway_id] = [newId(), await gatewayInGlobex(admin)]
  const of = { tenant_id: globex.id, id, gateway_id, reference: id, reason: 'WRONG_AMOUNT' }
  await admin`insert into credit.suspense_items ${admin({ ...of, currency: 'EUR', amount_minor: 100 } as never)}`
  return id
}

/** The id of a destination in globex, which would be the owner of acme's by their id. */
export async function destinationInGlobex(admin: Admin, owner_id: string): Promise<string> {
  const id = newId()
  const of = { tenant_id: globex.id, id, owner_id, name: id, gateway_slug: 'local', bank_code: '1', hint: '1' }
  const more = { account_number: Buffer.of(1), account_name: 'Theirs', account_hash: id, updated_at: new Date() }
  await admin`insert into credit.payout_destinations ${admin({ ...of, ...more } as never)}`
  return id
}
