// What becomes of money that is held for a payout when the gateway has told.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { lockAccounts, tenantAccount } from '../accounts/store.ts'
import type { Context } from '../context.ts'
import { readHold, resolveHold } from '../holds/store.ts'
import { post, tellChanged } from '../ledger/post.ts'
import type { PayoutFact } from '../payment-gateways/port.ts'
import type { PaymentGatewayRow } from '../payment-gateways/store.ts'
import { lockPayout, type PayoutRow, updatePayout } from './store.ts'

/** Applies what is known of a payout, once; what came of it, in a word. */
export async function settlePayout(
  context: Context,
  writer: Writer,
  gateway: Pick<PaymentGatewayRow, 'id'>,
  fact: PayoutFact,
): Promise<string> {
  const id = fact.reference
  const [payout] = isUuid(id) ? await writer.read(lockPayout, { id }) : []
  if (payout === undefined || payout.gatewayId !== gateway.id) return 'IGNORED'
  if (payout.status !== 'PENDING') return 'DUPLICATE'
  const updatedAt = context.clock.now()
  const providerReference = fact.providerReference ?? payout.providerReference
  if (fact.status !== 'PENDING') await resolve(context, writer, payout, fact.status === 'PAID')
  await updatePayout(writer, { ...payout, status: fact.status, providerReference, failure: fact.failure, updatedAt })
  return fact.status
}

async function resolve(context: Context, writer: Writer, payout: PayoutRow, isPaid: boolean): Promise<void> {
  const { accountId, holdId, amountMinor, currency } = payout
  const account = (await lockAccounts(writer, [accountId])).get(accountId)!
  const hold = (await readHold(writer, holdId))!
  const updatedAt = context.clock.now()
  if (!isPaid) {
    await resolveHold(writer, { ...hold, status: 'RELEASED', updatedAt })
    await tellChanged(context, writer, [accountId])
    return
  }
  await resolveHold(writer, { ...hold, status: 'CAPTURED', capturedMinor: amountMinor, updatedAt })
  const clearing = await tenantAccount(writer, 'GATEWAY_CLEARING', currency, updatedAt)
  const lines = [
    { account, amountMinor: -amountMinor },
    { account: clearing, amountMinor },
  ]
  await post(context, writer, { kind: 'PAYOUT', memo: payout.id, lines })
}
