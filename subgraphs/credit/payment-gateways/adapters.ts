import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import type { Context } from '../context.ts'
import { generic } from './generic.ts'
import { local } from './local.ts'
import { paystack } from './paystack.ts'
import type { GatewayAdapter, GatewayCall } from './port.ts'
import type { PaymentGatewayRow } from './store.ts'
import { stripe } from './stripe.ts'

const adapters: Readonly<Record<PaymentGatewayRow['provider'], GatewayAdapter>> = {
  PAYSTACK: paystack,
  STRIPE: stripe,
  GENERIC: generic,
  LOCAL: local,
}
export const adapterOf = ({ provider }: Pick<PaymentGatewayRow, 'provider'>): GatewayAdapter => adapters[provider]

/** What a gateway is asked with and signs with. */
export async function secretsOf(
  context: Context,
  reader: Reader,
  owner: string,
  { id, secret, webhookSecrets }: PaymentGatewayRow,
): Promise<{ secret: string | null; webhookSecrets: string[] }> {
  const fields = Object.entries({ secret, webhookSecrets }).flatMap(([column, sealed]) =>
    sealed === null ? [] : [{ recordId: id, column, sealed }],
  )
  const opened = await context.gatewaySecrets.open(reader, owner, fields)
  const openedOf = (column: string) => opened[fields.findIndex((field) => field.column === column)] ?? null
  return { secret: openedOf('secret'), webhookSecrets: JSON.parse(openedOf('webhookSecrets') ?? '[]') as string[] }
}

/** How a gateway of the active tenant is asked. Ask it outside of transactions. */
export async function callOf(context: Context, gateway: PaymentGatewayRow): Promise<GatewayCall> {
  const { secret } = await secretsOf(context, context.scope, tenantId(context), gateway)
  return { gateway, agent: context.providerAgent, secret }
}
