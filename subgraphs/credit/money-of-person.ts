// What credit holds of a person's money: for exports, and what of it is removed with the person.
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { accounts } from '@quintet/drizzle/credit/accounts.ts'
import { kycDocuments } from '@quintet/drizzle/credit/kyc.ts'
import { charges } from '@quintet/drizzle/credit/payments.ts'
import { payoutDestinations, payouts } from '@quintet/drizzle/credit/payouts.ts'
import { recordKeys } from '@quintet/drizzle/credit/record-keys.ts'
import { referrals } from '@quintet/drizzle/credit/referrals.ts'
import { userSavings } from '@quintet/drizzle/credit/savings.ts'
import type { CollectPersonalData } from '@quintet/kit/subgraph/personal-data.ts'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Context } from './context.ts'

/** The rows of a person in a table, as an export shows them. */
const rowsOf = <T extends PgTable & { tenantId: PgColumn; id: PgColumn }, C extends Record<string, PgColumn>>(
  table: T,
  owner: PgColumn,
  columns: C,
) =>
  statement({}, (db, p) =>
    db
      .select({ tenantId: table.tenantId, id: table.id, ...columns } as Record<string, PgColumn>)
      .from(table as PgTable)
      .where(and(eq(table.tenantId, p.tenantId), eq(owner, p.userId)))
      .orderBy(asc(table.id)),
  )

const lists = {
  accounts: rowsOf(accounts, accounts.ownerId, {
    kind: accounts.kind,
    currency: accounts.currency,
    status: accounts.status,
    createdAt: accounts.createdAt,
  }),
  kycDocuments: rowsOf(kycDocuments, kycDocuments.ownerId, {
    type: kycDocuments.type,
    status: kycDocuments.status,
    documentId: kycDocuments.documentId,
    numberHint: kycDocuments.numberHint,
    country: kycDocuments.country,
    expiresOn: kycDocuments.expiresOn,
    reason: kycDocuments.reason,
    createdAt: kycDocuments.createdAt,
  }),
  savings: rowsOf(userSavings, userSavings.ownerId, {
    planSlug: userSavings.planSlug,
    status: userSavings.status,
    currency: userSavings.currency,
    accrued: userSavings.accrued,
    openedOn: userSavings.openedOn,
    maturesOn: userSavings.maturesOn,
    createdAt: userSavings.createdAt,
  }),
  referrals: rowsOf(referrals, referrals.referrerId, {
    email: referrals.email,
    level: referrals.level,
    status: referrals.status,
    reason: referrals.reason,
    currency: referrals.currency,
    bonusMinor: referrals.bonusMinor,
    createdAt: referrals.createdAt,
  }),
  charges: rowsOf(charges, charges.payerId, {
    reference: charges.reference,
    status: charges.status,
    currency: charges.currency,
    amountMinor: charges.amountMinor,
    refundedMinor: charges.refundedMinor,
    createdAt: charges.createdAt,
  }),
  payouts: rowsOf(payouts, payouts.ownerId, {
    status: payouts.status,
    currency: payouts.currency,
    amountMinor: payouts.amountMinor,
    createdAt: payouts.createdAt,
  }),
  payoutDestinations: rowsOf(payoutDestinations, payoutDestinations.ownerId, {
    name: payoutDestinations.name,
    bankCode: payoutDestinations.bankCode,
    accountName: payoutDestinations.accountName,
    hint: payoutDestinations.hint,
    createdAt: payoutDestinations.createdAt,
  }),
}

/** A person's money and what stands beside it. */
export const collectMoney: CollectPersonalData<Context> = async ({ inTenants }) => {
  const found = Object.entries(lists).map(
    async ([name, list]) => [name, await inTenants((scope) => scope.read(list, {}))] as const,
  )
  return Object.fromEntries(await Promise.all(found))
}

/** Empties what describes a person's accounts outside. */
export const emptyDestinations = statement({ memberId: slot.uuid }, (db, p) =>
  db
    .update(payoutDestinations)
    .set({ accountName: '', hint: '', name: sql`${payoutDestinations.id}::text` })
    .where(and(eq(payoutDestinations.tenantId, p.tenantId), eq(payoutDestinations.ownerId, p.memberId))),
)

/** Erases the keys of the numbers of a person's accounts outside: they cannot be read again. */
export const eraseAccountNumbers = statement({ memberId: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .update(recordKeys)
    .set({ keyId: null, wrappedKey: null, erasedAt: p.at as never })
    .where(
      and(
        eq(recordKeys.ownerId, p.tenantId),
        eq(recordKeys.tableName, 'payout_destinations'),
        sql`${recordKeys.recordId} in (select id from ${payoutDestinations}
          where tenant_id = ${p.tenantId}::uuid and owner_id = ${p.memberId}::uuid)`,
      ),
    ),
)

/** Empties the addresses that a person has invited, and the one by which they were. */
export const emptyInvitations = statement({ memberId: slot.uuid }, (db, p) =>
  db
    .update(referrals)
    .set({ email: null })
    .where(
      and(
        eq(referrals.tenantId, p.tenantId),
        sql`(${referrals.referrerId} = ${p.memberId}::uuid or ${referrals.refereeId} = ${p.memberId}::uuid)`,
      ),
    ),
)
/** Empties what is kept of the numbers of a person's documents. */
export const emptyKycHints = statement({ memberId: slot.uuid }, (db, p) =>
  db
    .update(kycDocuments)
    .set({ numberHint: null })
    .where(and(eq(kycDocuments.tenantId, p.tenantId), eq(kycDocuments.ownerId, p.memberId))),
)
