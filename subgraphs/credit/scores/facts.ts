// What credit itself knows of applicants on a day: their loans, savings, documents and accounts.
import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { accounts } from '@quintet/drizzle/credit/accounts.ts'
import { kycDocuments } from '@quintet/drizzle/credit/kyc.ts'
import { loanRestructurings } from '@quintet/drizzle/credit/loan-restructurings.ts'
import { loanRepayments, loans, loanWaivers } from '@quintet/drizzle/credit/loans.ts'
import { savingsMovements, userSavings } from '@quintet/drizzle/credit/savings.ts'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { LoanFacts } from './factors.ts'

const slots = { applicantIds: slot.uuids, asOf: slot.text }

/** Loans that were paid out until a day, with what was paid and waived until then and was not taken back. */
export const loanFacts = statement(slots, (db, p) => {
  const until = sql`tenant_id = ${p.tenantId}::uuid and loan_id = ${loans.id} and business_date <= ${p.asOf}::date`
  const paid = sql`(select coalesce(jsonb_agg(jsonb_build_object('on', business_date::text, 'minor', amount_minor::text)), '[]')
    from (select business_date, amount_minor from ${loanRepayments} where ${until} and status = 'APPLIED'
      union all select business_date, amount_minor from ${loanWaivers} where ${until}) as paid)`
  const replans = sql`(select coalesce(jsonb_agg(jsonb_build_object('on', effective_on::text, 'plan', plan) order by number), '[]')
    from ${loanRestructurings} where tenant_id = ${p.tenantId}::uuid and loan_id = ${loans.id} and status = 'APPLIED'
      and effective_on <= ${p.asOf}::date)`
  return db
    .select({
      applicantId: loans.borrowerId,
      principalMinor: loans.principalMinor,
      graceDays: loans.graceDays,
      surplus: loans.surplus,
      plan: sql`${loans.plan}`.mapWith(loans.plan) as SQL<LoanFacts['plan']>,
      replans: replans.mapWith(loans.plan) as SQL<unknown> as SQL<NonNullable<LoanFacts['replans']>>,
      paid: paid.mapWith(loans.plan) as SQL<unknown> as SQL<LoanFacts['paid']>,
    })
    .from(loans)
    .where(
      and(
        eq(loans.tenantId, p.tenantId),
        isAnyOf(loans.borrowerId, p.applicantIds),
        sql`${loans.startOn} <= ${p.asOf}::date`,
      ),
    )
})

/** Months until a day in which applicants moved savings, and whether more came than went. */
export const savingsFacts = statement(slots, (db, p) =>
  db
    .select({
      applicantId: userSavings.ownerId,
      month: sql<string>`to_char(${savingsMovements.businessDate}, 'YYYY-MM')`,
      isSaved: sql<boolean>`sum(${savingsMovements.amountMinor}) > 0`,
    })
    .from(userSavings)
    .innerJoin(
      savingsMovements,
      and(eq(savingsMovements.tenantId, p.tenantId), eq(savingsMovements.savingsId, userSavings.id)),
    )
    .where(
      and(
        eq(userSavings.tenantId, p.tenantId),
        isAnyOf(userSavings.ownerId, p.applicantIds),
        sql`${savingsMovements.businessDate} <= ${p.asOf}::date`,
      ),
    )
    .groupBy(userSavings.ownerId, sql`2`),
)

/** The kinds of applicants' documents that had been approved by the end of a day and were in date on it. */
export const documentFacts = statement({ ...slots, before: slot.instant }, (db, p) =>
  db
    .selectDistinct({ applicantId: kycDocuments.ownerId, type: kycDocuments.type })
    .from(kycDocuments)
    .where(
      and(
        eq(kycDocuments.tenantId, p.tenantId),
        isAnyOf(kycDocuments.ownerId, p.applicantIds),
        sql`${kycDocuments.status} in ('APPROVED', 'EXPIRED') and ${kycDocuments.reviewedAt} < ${p.before}::timestamptz
          and (${kycDocuments.expiresOn} is null or ${kycDocuments.expiresOn} >= ${p.asOf}::date)`,
      ),
    ),
)

/** The day (UTC) on which each applicant opened their first wallet, of those opened before an instant. */
export const accountFacts = statement({ applicantIds: slot.uuids, before: slot.instant }, (db, p) =>
  db
    .select({
      applicantId: sql<string>`${accounts.ownerId}`,
      openedOn: sql<string>`to_char(min(${accounts.createdAt}) at time zone 'UTC', 'YYYY-MM-DD')`,
    })
    .from(accounts)
    .where(
      and(
        eq(accounts.tenantId, p.tenantId),
        isAnyOf(accounts.ownerId, p.applicantIds),
        sql`${accounts.kind} = 'WALLET' and ${accounts.createdAt} < ${p.before}::timestamptz`,
      ),
    )
    .groupBy(accounts.ownerId),
)
