// What becomes of a deleted tenant at Stripe: its customer is deleted there, which ends what it pays for.
import type { Runtime } from '@quintet/kit/subgraph/definition.ts'
import { openStripe, StripeRefusal } from './stripe-api.ts'

type Parts = Pick<Runtime, 'database' | 'billing' | 'log'>

/** A run that comes again finds no such customer, and changes nothing. */
export async function removeCustomer({ database, billing, log }: Parts, tenantId: string): Promise<void> {
  const [customer] = await database.jobs<{ reference: string }[]>`
    select row->>'reference' as reference from marketplace.tenant_rows('billing_customers', ${tenantId}) as row`
  if (customer === undefined) return
  // Removed without a word to Stripe, the tenant would go on to pay there, and it could not be ended here.
  if (!billing?.stripe) throw new Error('A deleted tenant is a customer of Stripe, which does not bill here any more')
  const api = openStripe(billing.stripe, log)
  try {
    await api.ask((stripe) => stripe.customers.del(customer.reference))
  } catch (error) {
    if (!(error instanceof StripeRefusal && error.code === 'resource_missing')) throw error
  } finally {
    api.close()
  }
}
