// What becomes of referrals at the end of a business date: they qualify, are rejected, and are rewarded.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { lowestId } from '@quintet/kit/slice/pages.ts'
import { Refused } from '@quintet/kit/slice/problems.ts'
import { tierFor } from '../account-tiers/rules.ts'
import { readTiers } from '../account-tiers/store.ts'
import { lockAccounts } from '../accounts/store.ts'
import { businessDate } from '../business-calendars/store.ts'
import { payAlike } from '../charges/store.ts'
import type { Context } from '../context.ts'
import { readApproved } from '../kyc/store.ts'
import { judgeCredit, judgeDebit, post } from '../ledger/post.ts'
import { arePaidAlike } from '../payout-destinations/store.ts'
import { outcomeOn, type RefereeState, rejections } from './rules.ts'
import {
  followers,
  openReferrals,
  type ReferralRow,
  readFirstDeposit,
  readHoldings,
  readWallet,
  referralForUpdate,
  updateReferral,
} from './store.ts'

const batch = 100

/** Closes a business date for all referrals of the tenant about which something may be due. */
export async function closeReferrals(context: Context, day: string, signal: AbortSignal): Promise<void> {
  let after: string = lowestId
  for (;;) {
    const some = await context.scope.read(openReferrals, { after, limit: batch })
    for (const { id } of some) {
      signal.throwIfAborted()
      await context.scope.write((writer) => closeOne(context, writer, id, day))
    }
    const last = some.at(-1)
    if (last === undefined) return
    after = last.id
  }
}

async function closeOne(context: Context, writer: Writer, id: string, day: string): Promise<void> {
  const [found] = await writer.read(referralForUpdate, { id })
  if (found === undefined) return
  const row = found.status === 'REGISTERED' ? await judge(context, writer, found, day) : found
  if (row.status === 'QUALIFIED') await reward(context, writer, row)
}

/** Whether a registered referral qualifies. Those of level 2 that follow it go the same way. */
async function judge(context: Context, writer: Writer, row: ReferralRow, day: string): Promise<ReferralRow> {
  const outcome = outcomeOn(row, await refereeState(writer, row, day), day)
  if (outcome === null) return row
  const status = outcome === 'QUALIFIED' ? outcome : 'REJECTED'
  const reason = outcome === 'QUALIFIED' ? null : rejections[outcome]
  return moveAll(context, writer, row, { status, reason })
}

async function refereeState(writer: Writer, row: ReferralRow, day: string): Promise<RefereeState> {
  const ownerId = row.refereeId!
  const { currency, minimumDepositMinor: least } = row
  const [from, last] = [row.registeredOn!, row.qualifiesBy!]
  const to = day < last ? day : last
  return {
    tier: tierFor(await readTiers(writer), await readApproved(writer, ownerId, day))?.level ?? 0,
    depositOn: await readFirstDeposit(writer, { ownerId, currency, from, to, least }),
    holdingsMinor: await readHoldings(writer, ownerId, currency),
    arePaidAlike: await arePaidAlike(writer, row.referrerId, ownerId),
    payAlike: await payAlike(writer, row.referrerId, ownerId),
  }
}

/** Gives a referral and those that follow it a status. */
export async function moveAll(
  context: Context,
  writer: Writer,
  row: ReferralRow,
  to: { readonly status: ReferralRow['status']; readonly reason: string | null },
): Promise<ReferralRow> {
  const updatedAt = context.clock.now()
  for (const follower of await writer.read(followers, { parentId: row.id })) {
    await updateReferral(writer, { ...follower, ...to, updatedAt })
  }
  return (await updateReferral(writer, { ...row, ...to, updatedAt }))!
}

/** Pays what is due for a referral and those that follow it. What cannot be paid now waits for the next business date. */
async function reward(context: Context, writer: Writer, row: ReferralRow): Promise<void> {
  const all = [row, ...(await writer.read(followers, { parentId: row.id }))]
  for (const each of all) if (each.status === 'QUALIFIED') await rewardOne(context, writer, each)
}

async function rewardOne(context: Context, writer: Writer, row: ReferralRow): Promise<void> {
  const referrerTransactionId =
    row.referrerTransactionId ?? (await pay(context, writer, row, 'referrer', row.referrerId, row.bonusMinor))
  const refereeTransactionId =
    row.refereeTransactionId ??
    (await pay(context, writer, row, 'referee', row.refereeId!, row.refereeBonusMinor ?? 0n))
  const isPaid =
    (referrerTransactionId !== null || row.bonusMinor === 0n) &&
    (refereeTransactionId !== null || (row.refereeBonusMinor ?? 0n) === 0n)
  await updateReferral(writer, {
    ...row,
    referrerTransactionId,
    refereeTransactionId,
    status: isPaid ? 'REWARDED' : row.status,
    rewardedOn: isPaid ? await businessDate(context, writer) : null,
    updatedAt: context.clock.now(),
  })
}

/** Pays a bonus from the budget; the transaction, or null where it waits: for money, for a wallet, or for one that takes money. */
async function pay(
  context: Context,
  writer: Writer,
  { id, currency, budgetAccountId }: ReferralRow,
  to: 'referrer' | 'referee',
  userId: string,
  amountMinor: bigint,
): Promise<string | null> {
  const walletId = amountMinor === 0n ? null : await readWallet(writer, userId, currency)
  if (walletId === null) return null
  const accounts = await lockAccounts(writer, [budgetAccountId, walletId])
  const [budget, wallet] = [accounts.get(budgetAccountId)!, accounts.get(walletId)!]
  try {
    await judgeDebit(context, writer, budget, amountMinor, ['input'], false)
    await judgeCredit(context, writer, wallet, amountMinor, ['input'])
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
  const lines = [
    { account: budget, amountMinor: -amountMinor },
    { account: wallet, amountMinor },
  ]
  return (await post(context, writer, { kind: 'BONUS', memo: `referral:${id}:${to}`, lines })).id
}
