import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { applyPayment } from '../charges/payments.ts'
import { chargeOfReference } from '../charges/store.ts'
import type { Context } from '../context.ts'
import { settlePayout } from '../payouts/settle.ts'
import { adapterOf, callOf } from './adapters.ts'
import { type GatewayMessageRow, readMessage, updateMessage } from './message-store.ts'
import { type GatewayMessage, GatewayRefused, type PaymentFact } from './port.ts'
import { messageQueue } from './queues.ts'
import { gatewayOfId, type PaymentGatewayRow } from './store.ts'

/** What a message means. The gateway is asked once more where it can be: a message alone proves little. */
const reading: WorkQueue<Context, { readonly id: string }> = {
  ...messageQueue,
  deadlineSeconds: 60,
  async run({ context, payload: { id }, once }) {
    const row = await context.scope.snapshot((reader) => readMessage(reader, id))
    if (row === null || row.outcome !== null) return
    const gateway = (await gatewayOfId(context.scope, row.gatewayId))!
    const message = read(gateway, row)
    const fact = message?.about === 'payment' ? await asked(context, gateway, message.fact) : null
    await once(async (writer) => {
      let outcome = 'IGNORED'
      if (fact !== null) outcome = await applyPayment(context, writer, gateway, fact)
      else if (message?.about === 'payout') outcome = await settlePayout(context, writer, gateway, message.fact)
      await updateMessage(writer, { id, outcome, updatedAt: context.clock.now() })
    })
  },
}

function read(gateway: PaymentGatewayRow, { body }: GatewayMessageRow): GatewayMessage | null {
  try {
    return adapterOf(gateway).read(gateway, JSON.parse(Buffer.from(body).toString('utf8')))
  } catch {
    return null
  }
}

/** A payment as the gateway knows it now; as the message says where it cannot be asked. */
async function asked(context: Context, gateway: PaymentGatewayRow, said: PaymentFact): Promise<PaymentFact> {
  const [charge] = await context.scope.read(chargeOfReference, { gatewayId: gateway.id, reference: said.reference })
  const { reference, amountMinor, currency } = charge ?? said
  const providerReference = charge?.providerReference ?? said.providerReference
  try {
    const call = await callOf(context, gateway)
    return (await adapterOf(gateway).verify(call, { reference, amountMinor, currency, providerReference })) ?? said
  } catch (error) {
    // What it does not know was not paid there, whatever the message says.
    if (error instanceof GatewayRefused) return { ...said, status: 'PENDING' }
    throw error
  }
}

export const queues = [reading]
