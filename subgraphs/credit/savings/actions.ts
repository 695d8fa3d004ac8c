import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import {
  conflict,
  fieldProblem,
  invalidInput,
  notAllowed,
  notFoundProblem,
  Refused,
} from '@quintet/kit/slice/problems.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import { tierFor } from '../account-tiers/rules.ts'
import { readTiers } from '../account-tiers/store.ts'
import { amountProblems } from '../accounts/rules.ts'
import { type LockedAccount, makeAccount } from '../accounts/store.ts'
import { addDays } from '../business-calendars/rules.ts'
import { startClosing } from '../business-calendars/schedule.ts'
import { businessDate, readCalendar } from '../business-calendars/store.ts'
import type { Context } from '../context.ts'
import { readApproved } from '../kyc/store.ts'
import { amountFor, lockForDebit, noAccount } from '../ledger/money.ts'
import { judgeCredit, judgeDebit, post } from '../ledger/post.ts'
import { planOfSlug } from '../savings-plans/store.ts'
import type {
  BreakSavingsInput,
  OpenSavingsInput,
  TopUpSavingsInput,
  UpdateSavingsInput,
  WithdrawSavingsInput,
} from '../types.gen.ts'
import { accrueThrough, lockedSavings, moveIn, postInterest } from './closing.ts'
import { addMonths } from './day-counts.ts'
import { keptThrough, mayBreak, nextDue, payableInterest, penaltyOf } from './rules.ts'
import {
  daysOf,
  insertMovement,
  insertSavings,
  movementsOf,
  readSavings,
  type UserSavingsRow,
  updateAccrual,
  updateSettings,
} from './store.ts'

const savingsPath = ['input', 'savingsId']

/** Begins to save. */
export const openSavings = (context: Context, input: OpenSavingsInput) =>
  change(context, 'openSavings', input, {
    problems: [
      ...amountProblems(input.amount, null, 'input', 'amount'),
      ...(input.target ? amountProblems(input.target, null, 'input', 'target') : []),
    ],
    async work(writer) {
      const ownerId = viewerId(context)
      const [plan] = await writer.read(planOfSlug, { slug: input.planSlug })
      if (plan === undefined) throw new Refused(notFoundProblem('There is no such plan', ['input', 'planSlug']))
      if (!plan.isActive)
        throw new Refused(conflict('The plan is no more on offer', 'PLAN_RETIRED', ['input', 'planSlug']))
      const today = await businessDate(context, writer)
      const level = tierFor(await readTiers(writer), await readApproved(writer, ownerId, today))?.level ?? 0
      if (level < plan.requiredTier) {
        throw new Refused(notAllowed(`The plan needs tier ${plan.requiredTier}`, 'TIER_TOO_LOW', ['input', 'planSlug']))
      }
      const wallet = await ownWallet(context, writer, input.accountId)
      if (wallet.currency !== plan.currency) {
        throw new Refused(invalidInput([fieldProblem(`The account must be in ${plan.currency}`, 'input', 'accountId')]))
      }
      const amountMinor = amountFor(wallet, input.amount)
      const targetMinor = input.target ? amountFor(wallet, input.target) : null
      refuseBelow(amountMinor, plan.minimumMinor)
      await judgeDebit(context, writer, wallet, amountMinor, ['input', 'amount'], false)
      await startClosing(context, writer)
      const at = context.clock.now()
      const { currency } = plan
      const account = await makeAccount(
        writer,
        { kind: 'SAVINGS_PRINCIPAL', currency, ownerId, providerSlug: null },
        at,
      )
      const { id: _, slug: planSlug, name: __, requiredTier: ___, isActive: ____, version: _____, ...terms } = plan
      const made = await insertSavings(writer, {
        ...terms,
        id: newId(),
        ownerId,
        planSlug,
        accountId: account.id,
        walletId: wallet.id,
        status: 'ACTIVE',
        targetMinor,
        autoTopUpMinor: null,
        topUpEvery: null,
        topUpSince: null,
        nextTopUpOn: null,
        atMaturity: input.atMaturity ?? 'PAY_OUT',
        openedOn: today,
        maturesOn: plan.termMonths === null ? null : addMonths(today, plan.termMonths),
        accruedThrough: addDays(today, -1),
        accrued: '0',
        postedMinor: 0n,
        createdAt: at,
        updatedAt: at,
      })
      const to = (await lockForDebit(context, writer, [account.id])).get(account.id)!
      await moveIn(context, writer, made, { from: wallet, to }, amountMinor, today)
      return made
    },
  })

/** Puts more in; with the permission also as of a past day, from which interest is then computed anew. */
export const topUpSavings = (context: Context, input: TopUpSavingsInput) =>
  change(context, 'topUpSavings', input, {
    problems: amountProblems(input.amount, null, 'input', 'amount'),
    async work(writer) {
      const mayAll = isPermitted(context.envelope, 'credit.savings:write')
      const row = await activeSavings(context, writer, input.savingsId, mayAll)
      if (!row.topUpsAllowed) throw new Refused(notAllowed('Nothing more is put in', 'NO_TOP_UPS', savingsPath))
      const today = await businessDate(context, writer)
      const date = input.businessDate ?? today
      const datePath = ['input', 'businessDate']
      if (date > today || date < row.openedOn) {
        throw new Refused(invalidInput([fieldProblem('The day is from the opening to the present one', ...datePath)]))
      }
      if (date < today && !mayAll) {
        throw new Refused(notAllowed('A past day needs the permission credit.savings:write', 'NOT_ALLOWED', datePath))
      }
      const accounts = await lockForDebit(context, writer, [input.accountId, row.accountId])
      const wallet = walletAmong(accounts, input.accountId, row.ownerId)
      const amountMinor = amountFor(wallet, input.amount)
      refuseBelow(amountMinor, row.minimumMinor)
      await judgeDebit(context, writer, wallet, amountMinor, ['input', 'amount'], false)
      const to = accounts.get(row.accountId)!
      await judgeCredit(context, writer, to, amountMinor, ['input', 'amount'], false)
      await moveIn(context, writer, row, { from: wallet, to }, amountMinor, date)
      return date <= row.accruedThrough ? accrueThrough(context, writer, row, row.accruedThrough) : row
    },
  })

/** Takes some out of flexible savings. */
export const withdrawSavings = (context: Context, input: WithdrawSavingsInput) =>
  change(context, 'withdrawSavings', input, {
    problems: amountProblems(input.amount, null, 'input', 'amount'),
    async work(writer) {
      const row = await activeSavings(context, writer, input.savingsId)
      if (row.kind !== 'FLEXIBLE') {
        throw new Refused(notAllowed('Savings of this kind are ended as a whole', 'BREAK_INSTEAD', savingsPath))
      }
      const accounts = await lockForDebit(context, writer, [input.accountId, row.accountId])
      const wallet = walletAmong(accounts, input.accountId, row.ownerId)
      const from = accounts.get(row.accountId)!
      const amountMinor = amountFor(wallet, input.amount)
      await payOut(context, writer, row, { from, to: wallet }, amountMinor)
      return row
    },
  })

/** Changes what is put in by itself, and what happens at the term. */
export const updateSavings = (context: Context, input: UpdateSavingsInput) =>
  change(context, 'updateSavings', input, {
    problems: input.autoTopUp ? amountProblems(input.autoTopUp, null, 'input', 'autoTopUp') : [],
    async work(writer) {
      const row = await activeSavings(context, writer, input.savingsId)
      const { accountId, autoTopUp, topUpEvery, atMaturity } = input
      const wallet = await ownWallet(context, writer, accountId ?? row.walletId)
      const autoTopUpMinor =
        autoTopUp === undefined ? row.autoTopUpMinor : autoTopUp === null ? null : amountFor(wallet, autoTopUp)
      const every = autoTopUpMinor === null ? null : (topUpEvery ?? row.topUpEvery)
      if (autoTopUpMinor !== null && every === null) {
        throw new Refused(invalidInput([fieldProblem('It is not said how often', 'input', 'topUpEvery')]))
      }
      if (autoTopUpMinor !== null && !row.topUpsAllowed) {
        throw new Refused(notAllowed('Nothing more is put in', 'NO_TOP_UPS', ['input', 'autoTopUp']))
      }
      if (autoTopUpMinor !== null) refuseBelow(autoTopUpMinor, row.minimumMinor, 'autoTopUp')
      const today = await businessDate(context, writer)
      const isNew = every !== row.topUpEvery
      return (await updateSettings(writer, {
        ...row,
        walletId: wallet.id,
        autoTopUpMinor,
        topUpEvery: every,
        topUpSince: every === null ? null : isNew ? today : row.topUpSince,
        nextTopUpOn: every === null ? null : isNew ? nextDue(today, every, today) : row.nextTopUpOn,
        atMaturity: atMaturity ?? row.atMaturity,
        updatedAt: context.clock.now(),
      }))!
    },
  })

/** Ends savings before their term, and pays out the principal and what is left of the interest. */
export const breakSavings = (context: Context, input: BreakSavingsInput) =>
  change(context, 'breakSavings', input, {
    async work(writer) {
      const found = await activeSavings(context, writer, input.savingsId)
      if (!mayBreak(found))
        throw new Refused(notAllowed('These savings do not end early', 'BREAK_FORBIDDEN', savingsPath))
      const today = await businessDate(context, writer)
      const row = await accrueThrough(context, writer, found, addDays(today, -1))
      const { holidays } = await readCalendar(context, writer)
      const movements = await writer.read(movementsOf, { savingsId: row.id })
      const kept = (await writer.read(daysOf, { savingsId: row.id })).filter(
        ({ businessDate: day }) => day <= keptThrough(row),
      )
      const penalty = penaltyOf(row, kept.at(-1)?.accrued ?? null, movements, holidays)
      await postInterest(context, writer, row, today, payableInterest(row, penalty) - row.postedMinor)
      const accounts = await lockForDebit(context, writer, [input.accountId, row.accountId])
      const wallet = walletAmong(accounts, input.accountId, row.ownerId)
      const from = accounts.get(row.accountId)!
      if (from.postedMinor > 0n) await payOut(context, writer, row, { from, to: wallet }, from.postedMinor)
      const postedMinor = payableInterest(row, penalty)
      const broken = { ...row, status: 'BROKEN', postedMinor, nextTopUpOn: null } as const
      return (await updateAccrual(writer, { ...broken, updatedAt: context.clock.now() }))!
    },
  })

async function payOut(
  context: Context,
  writer: Writer,
  row: UserSavingsRow,
  { from, to }: { from: LockedAccount; to: LockedAccount },
  amountMinor: bigint,
): Promise<void> {
  await judgeDebit(context, writer, from, amountMinor, ['input', 'amount'], false)
  await judgeCredit(context, writer, to, amountMinor, ['input', 'accountId'], false)
  const lines = [
    { account: from, amountMinor: -amountMinor },
    { account: to, amountMinor },
  ]
  const made = await post(context, writer, { kind: 'SAVINGS_OUT', lines })
  const movement = { savingsId: row.id, businessDate: made.businessDate, amountMinor: -amountMinor }
  await insertMovement(writer, { ...movement, transactionId: made.id, createdAt: context.clock.now() })
}

function refuseBelow(amountMinor: bigint, minimumMinor: bigint, field = 'amount'): void {
  if (amountMinor >= minimumMinor) return
  throw new Refused(invalidInput([fieldProblem('The amount is below the minimum of the plan', 'input', field)]))
}

/** Savings of the caller that earn interest. @param mayAll whether those of others are meant too */
async function activeSavings(context: Context, writer: Writer, id: string, mayAll = false): Promise<UserSavingsRow> {
  const first = isUuid(id) ? await readSavings(writer, id) : null
  if (first === null || (!mayAll && first.ownerId !== viewerId(context))) {
    throw new Refused(notFoundProblem('There are no such savings', savingsPath))
  }
  const row = (await lockedSavings(writer, id))!
  if (row.status === 'ACTIVE') return row
  throw new Refused(conflict(`The savings are ${row.status}`, 'WRONG_STATUS', savingsPath))
}

/** A wallet of an owner among locked accounts. Throws NotFound. */
function walletAmong(accounts: ReadonlyMap<string, LockedAccount>, id: string, ownerId: string): LockedAccount {
  const wallet = accounts.get(id)
  if (wallet?.ownerId !== ownerId || wallet.kind !== 'WALLET') throw noAccount('accountId')
  return wallet
}

async function ownWallet(context: Context, writer: Writer, id: string): Promise<LockedAccount> {
  return walletAmong(await lockForDebit(context, writer, [id]), id, viewerId(context))
}
