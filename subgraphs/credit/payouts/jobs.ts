import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import type { Context } from '../context.ts'
import { adapterOf, callOf } from '../payment-gateways/adapters.ts'
import { GatewayRefused, type PayoutFact } from '../payment-gateways/port.ts'
import { gatewayOfId } from '../payment-gateways/store.ts'
import { readDestination } from '../payout-destinations/store.ts'
import { payoutQueue } from './queues.ts'
import { settlePayout } from './settle.ts'
import { type PayoutRow, readPayout } from './store.ts'

/** Has a gateway send money. Its id makes repeating it harmless. */
const paying: WorkQueue<Context, { readonly id: string }> = {
  ...payoutQueue,
  deadlineSeconds: 60,
  async run({ context, payload: { id }, once }) {
    const payout = await context.scope.snapshot((reader) => readPayout(reader, id))
    if (payout === null || payout.status !== 'PENDING') return
    const gateway = (await gatewayOfId(context.scope, payout.gatewayId))!
    const fact = await sent(context, payout)
    await once((writer) => settlePayout(context, writer, gateway, fact))
  },
}

async function sent(context: Context, payout: PayoutRow): Promise<PayoutFact> {
  const { id, amountMinor, currency, destinationId } = payout
  const gateway = (await gatewayOfId(context.scope, payout.gatewayId))!
  const destination = (await context.scope.snapshot((reader) => readDestination(reader, destinationId)))!
  const { bankCode, accountName, version, accountNumber: sealed } = destination
  const field = { recordId: destination.id, column: 'accountNumber', version, sealed }
  const [accountNumber] = await context.payoutAccounts.open(context.scope, tenantId(context), [field])
  const failed = (failure: string): PayoutFact => ({
    reference: id,
    status: 'FAILED',
    providerReference: null,
    failure,
  })
  if (typeof accountNumber !== 'string') return failed('DESTINATION_ERASED')
  const to = { id, amountMinor, currency, bankCode, accountName, accountNumber }
  try {
    return await adapterOf(gateway).payout(await callOf(context, gateway), to)
  } catch (error) {
    if (error instanceof GatewayRefused) return failed('GATEWAY_REFUSED')
    throw error
  }
}

export const queues = [paying]
