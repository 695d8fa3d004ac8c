// Rows of globex's savings and documents about its people, for tests that name them from another tenant.
import { globex } from '@quintet/kit/demo/people.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import type { TestQuintet } from '../../support/quintet/quintet.ts'
import { accountInGlobex } from './foreign-money.ts'

type Admin = TestQuintet['admin']

/** The id of a document about a person of globex. */
export async function kycInGlobex(admin: Admin): Promise<string> {
  const id = newId()
  await admin`insert into credit.kyc_documents (tenant_id, id, owner_id, type, status, document_id)
    values (${globex.id}, ${id}, ${newId()}, 'PASSPORT', 'PENDING_REVIEW', ${newId()})`
  return id
}

/** The id of savings of globex, which would be the owner of acme's by their id. */
export async function savingsInGlobex(admin: Admin, ownerId: string): Promise<string> {
  const [id, account_id] = [newId(), await accountInGlobex(admin)]
  const terms = { kind: 'FLEXIBLE', currency: 'EUR', annual_rate: '1', day_count: 'ACT_360', compounding: 'DAILY' }
  const more = { balance_method: 'MINIMUM', minimum_minor: 1, top_ups_allowed: true, early_rule: 'FORBIDDEN' }
  const dates = { opened_on: '2026-01-01', accrued_through: '2025-12-31', updated_at: new Date() }
  const row = { tenant_id: globex.id, id, owner_id: ownerId, plan_slug: 'theirs', account_id, wallet_id: account_id }
  const state = { status: 'ACTIVE', at_maturity: 'PAY_OUT', accrued: 0, posted_minor: 0 }
  await admin`insert into credit.user_savings ${admin({ ...row, ...terms, ...more, ...dates, ...state } as never)}`
  return id
}
