import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { referrals } from '@quintet/drizzle/credit/referrals.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm'

const rows = tenantRows(referrals)
export type ReferralRow = RowOf<typeof rows>

export const insertReferral = rows.insert({
  defaults: ['reason', 'referrerTransactionId', 'refereeTransactionId', 'rewardedOn'],
})
export const updateReferral = rows.update(
  'refereeId',
  'status',
  'reason',
  'currency',
  'bonusMinor',
  'refereeBonusMinor',
  'minimumDepositMinor',
  'holdDays',
  'clawBackDays',
  'budgetAccountId',
  'registeredOn',
  'qualifiesBy',
  'deviceHash',
  'referrerTransactionId',
  'refereeTransactionId',
  'rewardedOn',
  'updatedAt',
)
/** Indexes that let one referral be. */
export const oneReferrerIndex = 'referrals_one_referrer'
export const oneInvitationIndex = 'referrals_one_invitation'

export const pageOfReferrer = rows.page('newest first', {
  slots: { referrerId: slot.uuid },
  where: (p) => eq(referrals.referrerId, p.referrerId),
})
export const referralPage = rows.page('newest first')
export const referralPageOfStatus = rows.page('newest first', {
  slots: { status: slot.text },
  where: (p) => sql`${referrals.status} = ${p.status}::text`,
})

const { tenantId: _, ...columns } = getTableColumns(referrals)

/** Locks a member's referrals, or all claims of the tenant, against others at the same time. */
const lockOf = statement({ name: slot.text }, (db, p) =>
  db
    .select({
      locked: sql<string>`pg_advisory_xact_lock(hashtextextended(concat_ws(' ', 'credit.referrals', ${p.tenantId}::text, ${p.name}::text), 0))::text`,
    })
    .from(sql`(select 1) as one`),
)
export const lockClaims = (writer: Writer) => writer.read(lockOf, { name: 'claims' })
export const lockReferrer = (writer: Writer, referrerId: string) => writer.read(lockOf, { name: referrerId })

const invitedSince = statement({ referrerId: slot.uuid, since: slot.instant }, (db, p) =>
  db
    .select({ count: sql<number>`count(*)::int` })
    .from(referrals)
    .where(
      and(
        eq(referrals.tenantId, p.tenantId),
        eq(referrals.referrerId, p.referrerId),
        eq(referrals.level, 1),
        sql`${referrals.createdAt} > ${p.since}::timestamptz`,
      ),
    ),
)
/** How many a member has brought or invited since an instant. */
export const countInvited = async (reader: Reader, referrerId: string, since: Date): Promise<number> =>
  (await reader.read(invitedSince, { referrerId, since }))[0]!.count

const invitations = statement({ referrerId: slot.uuid, emails: slot.texts }, (db, p) =>
  db
    .select(columns)
    .from(referrals)
    .where(
      and(
        eq(referrals.tenantId, p.tenantId),
        eq(referrals.referrerId, p.referrerId),
        isAnyOf(referrals.email, p.emails),
        eq(referrals.status, 'INVITED'),
      ),
    )
    .orderBy(asc(referrals.id))
    .for('update'),
)
/** The invitation of one of a person's addresses by a referrer; null where there is none. */
export const readInvitation = async (reader: Reader, referrerId: string, emails: readonly string[]) =>
  (await reader.read(invitations, { referrerId, emails }))[0] ?? null

const byReferee = statement({ refereeId: slot.uuid }, (db, p) =>
  db
    .select(columns)
    .from(referrals)
    .where(and(eq(referrals.tenantId, p.tenantId), eq(referrals.refereeId, p.refereeId), eq(referrals.level, 1))),
)
/** Who brought a member; null where no one did. */
export const readBrought = async (reader: Reader, refereeId: string): Promise<ReferralRow | null> =>
  (await reader.read(byReferee, { refereeId }))[0] ?? null

/** Referees who came with the same device. */
const ofDevice = statement({ deviceHash: slot.text }, (db, p) =>
  db
    .select({ id: referrals.id })
    .from(referrals)
    .where(and(eq(referrals.tenantId, p.tenantId), eq(referrals.deviceHash, p.deviceHash)))
    .limit(1),
)
export const isDeviceKnown = async (reader: Reader, deviceHash: string): Promise<boolean> =>
  (await reader.read(ofDevice, { deviceHash })).length > 0

export const referralForUpdate = statement({ id: slot.uuid }, (db, p) =>
  db
    .select(columns)
    .from(referrals)
    .where(and(eq(referrals.tenantId, p.tenantId), eq(referrals.id, p.id)))
    .for('update'),
)
/** The referrals of level 2 that follow one. */
export const followers = statement({ parentId: slot.uuid }, (db, p) =>
  db
    .select(columns)
    .from(referrals)
    .where(and(eq(referrals.tenantId, p.tenantId), eq(referrals.parentId, p.parentId)))
    .for('update'),
)

/** Referrals about which something may be due. */
export const openReferrals = statement({ after: slot.uuid, limit: slot.int }, (db, p) =>
  db
    .select({ id: referrals.id })
    .from(referrals)
    .where(
      and(
        eq(referrals.tenantId, p.tenantId),
        sql`${referrals.status} in ('REGISTERED', 'QUALIFIED')`,
        eq(referrals.level, 1),
        sql`${referrals.id} > ${p.after}::uuid`,
      ),
    )
    .orderBy(asc(referrals.id))
    .limit(p.limit),
)

const depositSlots = { ownerId: slot.uuid, currency: slot.text, from: slot.text, to: slot.text, least: slot.bigint }
/** The first deposit of a member that is large enough, among those of some business dates. */
const deposits = statement(depositSlots, (db, p) =>
  db
    .select({ businessDate: sql<string>`min(p.business_date)::text` })
    .from(sql`credit.ledger_postings p
      join credit.accounts a on a.tenant_id = p.tenant_id and a.id = p.account_id
      join credit.ledger_transactions t on t.tenant_id = p.tenant_id and t.id = p.transaction_id`)
    .where(
      sql`p.tenant_id = ${p.tenantId}::uuid and a.owner_id = ${p.ownerId}::uuid and a.kind = 'WALLET'
        and a.currency = ${p.currency}::text and t.kind in ('DEPOSIT', 'CHARGE') and p.amount_minor >= ${p.least}::bigint
        and p.business_date between ${p.from}::date and ${p.to}::date
        and not exists (select from credit.ledger_transactions r where r.tenant_id = t.tenant_id and r.reverses_id = t.id)`,
    ),
)
export interface DepositQuestion {
  readonly ownerId: string
  readonly currency: string
  readonly from: string
  readonly to: string
  readonly least: bigint
}
export const readFirstDeposit = async (reader: Reader, question: DepositQuestion): Promise<string | null> =>
  (await reader.read(deposits, question))[0]?.businessDate ?? null

/** What a member has in a currency, in wallets and savings. */
const holdings = statement({ ownerId: slot.uuid, currency: slot.text }, (db, p) =>
  db
    .select({ amountMinor: sql<bigint>`coalesce(sum(b.posted_minor), 0)`.mapWith(BigInt) })
    .from(sql`credit.accounts a join credit.account_balances b on b.tenant_id = a.tenant_id and b.id = a.id`)
    .where(
      sql`a.tenant_id = ${p.tenantId}::uuid and a.owner_id = ${p.ownerId}::uuid and a.currency = ${p.currency}::text
        and a.kind in ('WALLET', 'SAVINGS_PRINCIPAL')`,
    ),
)
export const readHoldings = async (reader: Reader, ownerId: string, currency: string): Promise<bigint> =>
  (await reader.read(holdings, { ownerId, currency }))[0]!.amountMinor

const walletOf = statement({ ownerId: slot.uuid, currency: slot.text }, (db, p) =>
  db
    .select({ id: sql<string>`a.id` })
    .from(sql`credit.accounts a`)
    .where(
      sql`a.tenant_id = ${p.tenantId}::uuid and a.owner_id = ${p.ownerId}::uuid and a.currency = ${p.currency}::text
        and a.kind = 'WALLET'`,
    ),
)
/** A member's wallet in a currency; null where there is none. */
export const readWallet = async (reader: Reader, ownerId: string, currency: string): Promise<string | null> =>
  (await reader.read(walletOf, { ownerId, currency }))[0]?.id ?? null
