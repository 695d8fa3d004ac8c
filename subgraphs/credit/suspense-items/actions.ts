import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { callerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import {
  conflict,
  fieldProblem,
  invalidInput,
  notAllowed,
  notFoundProblem,
  Refused,
} from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { lockAccounts, tenantAccount } from '../accounts/store.ts'
import { tellPaid } from '../charges/payments.ts'
import { refundQueue } from '../charges/queues.ts'
import { insertRefund, lockCharge, updateCharge } from '../charges/store.ts'
import type { Context } from '../context.ts'
import { movableAccount } from '../ledger/money.ts'
import { judgeCredit, post } from '../ledger/post.ts'
import { adapterOf } from '../payment-gateways/adapters.ts'
import { gatewayOfId } from '../payment-gateways/store.ts'
import type { ResolveSuspenseInput } from '../types.gen.ts'
import { lockSuspense, resolveItem, type SuspenseItemRow } from './store.ts'

/** Decides where money in suspense goes: to an account, or back to the payer. */
export const resolveSuspense = (context: Context, input: ResolveSuspenseInput) =>
  change<SuspenseItemRow>(context, 'resolveSuspense', input, {
    problems: textProblems('The reason', input.reason, { max: 500 }, 'input', 'reason'),
    async work(writer) {
      const path = ['input', 'suspenseItemId']
      const id = input.suspenseItemId
      const [item] = isUuid(id) ? await writer.read(lockSuspense, { id }) : []
      if (item === undefined) throw new Refused(notFoundProblem('There is no such item', path))
      if (item.resolvedAt !== null) throw new Refused(conflict('This was decided already', 'WRONG_STATUS', path))
      const reason = input.reason.trim()
      if (input.toAccountId) await credit(context, writer, item, input.toAccountId, reason)
      else await giveBack(context, writer, item, reason)
      const decided = { resolution: reason, resolvedBy: callerId(context.envelope), resolvedAt: context.clock.now() }
      return (await resolveItem(writer, { ...item, ...decided }))!
    },
  })

async function credit(
  context: Context,
  writer: Writer,
  item: SuspenseItemRow,
  accountId: string,
  memo: string,
): Promise<void> {
  const { currency, amountMinor } = item
  const account = movableAccount(await lockAccounts(writer, [accountId]), accountId, 'toAccountId')
  if (account.currency !== currency) {
    throw new Refused(invalidInput([fieldProblem(`The account must be in ${currency}`, 'input', 'toAccountId')]))
  }
  await judgeCredit(context, writer, account, amountMinor, ['input', 'toAccountId'])
  const suspense = await tenantAccount(writer, 'SUSPENSE', currency, context.clock.now())
  const lines = [
    { account: suspense, amountMinor: -amountMinor },
    { account, amountMinor },
  ]
  await post(context, writer, { kind: 'SUSPENSE', memo, lines })
  await closeCharge(context, writer, item, account.id)
}

/** A charge under review is over with the money that it waited for. */
async function closeCharge(
  context: Context,
  writer: Writer,
  { chargeId, currency, amountMinor }: SuspenseItemRow,
  accountId: string | null,
): Promise<void> {
  const [charge] = chargeId === null ? [] : await writer.read(lockCharge, { id: chargeId })
  if (charge?.status !== 'IN_REVIEW') return
  const isPaid = charge.accountId === accountId && charge.currency === currency && charge.amountMinor === amountMinor
  const status = isPaid ? 'SUCCEEDED' : 'FAILED'
  if (isPaid) await tellPaid(context, writer, charge)
  await updateCharge(writer, {
    ...charge,
    status,
    failure: isPaid ? null : charge.failure,
    updatedAt: context.clock.now(),
  })
}

async function giveBack(context: Context, writer: Writer, item: SuspenseItemRow, reason: string): Promise<void> {
  const { gatewayId, chargeId, reference, providerReference, currency, amountMinor } = item
  const gateway = (await gatewayOfId(writer, gatewayId))!
  if (!adapterOf(gateway).sendsMoney) {
    throw new Refused(notAllowed('The gateway pays nothing back', 'NOT_SUPPORTED', ['input', 'toAccountId']))
  }
  const at = context.clock.now()
  const suspense = await tenantAccount(writer, 'SUSPENSE', currency, at)
  const clearing = await tenantAccount(writer, 'GATEWAY_CLEARING', currency, at)
  const lines = [
    { account: suspense, amountMinor: -amountMinor },
    { account: clearing, amountMinor },
  ]
  const { id: transactionId } = await post(context, writer, { kind: 'REFUND', memo: reason, lines })
  const of = { gatewayId, chargeId, suspenseItemId: item.id, reference, providerReference }
  const made = { id: newId(), ...of, currency, amountMinor, reason, transactionId }
  await insertRefund(writer, { ...made, status: 'PENDING', createdAt: at, updatedAt: at })
  await requestJob(context, writer, refundQueue, made.id, { id: made.id })
  await closeCharge(context, writer, item, null)
}
