// Rows of lists about savings and documents about people, for acme and its owner.
import { acme } from '@quintet/kit/demo/people.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import type postgres from 'postgres'
import { demoIdOf } from '../../support/entities.ts'

/** Writes four plans, savings with four days each, and documents of the owner. @param account_id any account of acme */
export async function fillSavings(sql: postgres.TransactionSql, account_id: string): Promise<void> {
  const tenant_id = acme.id
  const updated_at = new Date()
  const terms = { kind: 'FLEXIBLE', currency: 'XAF', annual_rate: '1', day_count: 'ACT_360', compounding: 'DAILY' }
  const more = { balance_method: 'MINIMUM', minimum_minor: 1, top_ups_allowed: true, early_rule: 'FORBIDDEN' }
  const types = ['PASSPORT', 'SELFIE', 'NATIONAL_ID', 'OTHER']
  for (let i = 1; i <= 4; i++) {
    const slug = `plan-${i}`
    const shown = { slug, name: 'A plan', required_tier: 0, is_active: true }
    await sql`insert into credit.savings_plans ${sql({ tenant_id, updated_at, ...shown, ...terms, ...more } as never)}`
    const id = i === 1 ? demoIdOf('UserSavings') : newId()
    const row = { tenant_id, id, owner_id: acme.owner.id, plan_slug: slug, account_id, wallet_id: account_id }
    const state = { status: 'ACTIVE', at_maturity: 'PAY_OUT', accrued: 0, posted_minor: 0 }
    const dates = { opened_on: '2026-01-01', accrued_through: '2026-01-04', updated_at }
    await sql`insert into credit.user_savings ${sql({ ...row, ...terms, ...more, ...state, ...dates } as never)}`
    for (let day = 1; day <= 4; day++) {
      await sql`insert into credit.savings_days (tenant_id, savings_id, business_date, accrued, posted_minor)
        values (${tenant_id}, ${id}, ${`2026-01-0${day}`}, 0, 0)`
    }
    await sql`insert into credit.kyc_documents (tenant_id, owner_id, type, status, document_id)
      values (${tenant_id}, ${acme.owner.id}, ${types[i - 1]!}, 'PENDING_REVIEW', ${newId()})`
  }
}
