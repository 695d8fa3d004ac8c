import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import {
  conflict,
  fieldProblem,
  invalidInput,
  notAllowed,
  notFoundProblem,
  Refused,
} from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { amountProblems } from '../accounts/rules.ts'
import { lockAccounts } from '../accounts/store.ts'
import type { Context } from '../context.ts'
import { amountFor, lockForDebit, movableAccount } from '../ledger/money.ts'
import { judgeCredit, judgeDebit, post, tellChanged } from '../ledger/post.ts'
import { payoutOfHold } from '../payouts/store.ts'
import type { CaptureHoldInput, PlaceHoldInput, ReleaseHoldInput } from '../types.gen.ts'
import { expiryQueue } from './expiry.ts'
import { type HoldRow, insertHold, readHold, resolveHold } from './store.ts'

/** Holds money on an account. */
export const placeHold = (context: Context, input: PlaceHoldInput) =>
  change(context, 'placeHold', input, {
    problems: [
      ...amountProblems(input.amount, null, 'input', 'amount'),
      ...textProblems('The reason', input.reason, { max: 500 }, 'input', 'reason'),
    ],
    async work(writer) {
      const at = context.clock.now()
      if (input.expiresAt <= at) {
        throw new Refused(invalidInput([fieldProblem('A hold ends in the future', 'input', 'expiresAt')]))
      }
      const accounts = await lockForDebit(context, writer, [input.accountId])
      const account = movableAccount(accounts, input.accountId, 'accountId')
      const amountMinor = amountFor(account, input.amount)
      await judgeDebit(context, writer, account, amountMinor, ['input', 'amount'])
      const { expiresAt } = input
      const hold = { id: newId(), accountId: account.id, amountMinor, reason: input.reason.trim(), expiresAt }
      const made = await insertHold(writer, {
        ...hold,
        status: 'ACTIVE',
        capturedMinor: 0n,
        createdAt: at,
        updatedAt: at,
      })
      await tellChanged(context, writer, [account.id])
      const payload = { accountId: account.id }
      await requestJob(context, writer, expiryQueue, made.id, payload, { startAfter: expiresAt })
      return made
    },
  })

/** Moves what is held, or a part of it, to another account, and frees the rest. */
export const captureHold = (context: Context, input: CaptureHoldInput) =>
  change(context, 'captureHold', input, {
    problems: input.amount ? amountProblems(input.amount, null, 'input', 'amount') : [],
    async work(writer) {
      const found = await existing(writer, input.holdId)
      const accounts = await lockAccounts(writer, [found.accountId, input.toAccountId])
      const hold = await active(context, writer, found.id)
      const account = accounts.get(hold.accountId)!
      const to = accounts.get(input.toAccountId)
      if (to === undefined) throw new Refused(notFoundProblem('There is no such account', ['input', 'toAccountId']))
      if (to.id === account.id || to.kind === 'SAVINGS_PRINCIPAL') {
        throw new Refused(invalidInput([fieldProblem('Nothing is captured to this account', 'input', 'toAccountId')]))
      }
      const amountMinor = input.amount ? amountFor(account, input.amount) : hold.amountMinor
      if (amountMinor > hold.amountMinor) {
        throw new Refused(invalidInput([fieldProblem('The amount is more than is held', 'input', 'amount')]))
      }
      if (to.currency !== account.currency) {
        throw new Refused(
          invalidInput([fieldProblem(`The account must be in ${account.currency}`, 'input', 'toAccountId')]),
        )
      }
      await resolveHold(writer, {
        ...hold,
        status: 'CAPTURED',
        capturedMinor: amountMinor,
        updatedAt: context.clock.now(),
      })
      // What is held was judged when it was placed: neither limits nor funds stand against it now.
      const freed = { ...account, heldMinor: account.heldMinor - hold.amountMinor }
      await judgeDebit(context, writer, freed, amountMinor, ['input', 'holdId'], false)
      await judgeCredit(context, writer, to, amountMinor, ['input', 'toAccountId'])
      const lines = [
        { account, amountMinor: -amountMinor },
        { account: to, amountMinor },
      ]
      return post(context, writer, { kind: 'HOLD_CAPTURE', memo: hold.reason, lines })
    },
  })

/** Frees what is held. */
export const releaseHold = (context: Context, input: ReleaseHoldInput) =>
  change(context, 'releaseHold', input, {
    async work(writer) {
      const { id, accountId } = await existing(writer, input.holdId)
      await lockAccounts(writer, [accountId])
      const hold = await active(context, writer, id)
      const released = await resolveHold(writer, { ...hold, status: 'RELEASED', updatedAt: context.clock.now() })
      await tellChanged(context, writer, [accountId])
      return released!
    },
  })

async function existing(writer: Writer, id: string): Promise<HoldRow> {
  const hold = await readHold(writer, id)
  if (hold === null) throw new Refused(notFoundProblem('There is no such hold', ['input', 'holdId']))
  if ((await writer.read(payoutOfHold, { holdId: id })).length > 0) {
    throw new Refused(notAllowed('The hold of a payout ends with the payout', 'HOLD_OF_PAYOUT', ['input', 'holdId']))
  }
  return hold
}

/** A hold that is active while its account is locked. Throws Conflict for others. */
async function active(context: Context, writer: Writer, id: string): Promise<HoldRow> {
  const hold = await existing(writer, id)
  const isOver = hold.status === 'ACTIVE' && hold.expiresAt <= context.clock.now()
  if (isOver || hold.status === 'EXPIRED') {
    throw new Refused(conflict('The hold has expired', 'HOLD_EXPIRED', ['input', 'holdId']))
  }
  if (hold.status === 'ACTIVE') return hold
  throw new Refused(conflict(`The hold is ${hold.status}`, 'HOLD_RESOLVED', ['input', 'holdId']))
}
