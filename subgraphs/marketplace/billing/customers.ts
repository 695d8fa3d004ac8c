// Tenants as Stripe knows them.
import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { billingCustomers } from '@quintet/drizzle/marketplace/billing-customers.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { eq } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { StripeRefusal } from './stripe-api.ts'
import { askedOnce } from './stripe-keys.ts'

const own = statement({}, (db, p) =>
  db
    .select({ reference: billingCustomers.reference })
    .from(billingCustomers)
    .where(eq(billingCustomers.tenantId, p.tenantId)),
)
/** The tenant at Stripe; null where it never began to buy anything there. */
async function readCustomer(reader: Reader): Promise<string | null> {
  const [row] = await reader.read(own, {})
  return row?.reference ?? null
}

const insert = statement({ reference: slot.text, at: slot.instant }, (db, p) =>
  db
    .insert(billingCustomers)
    .values({ tenantId: p.tenantId, reference: p.reference, createdAt: p.at })
    .onConflictDoNothing(),
)

/** The active tenant at Stripe, made where it is not known there. Stripe is told its name, and no person's. */
export async function customerOf(context: Context): Promise<string> {
  const known = await context.scope.snapshot(readCustomer)
  if (known !== null) return known
  const id = tenantId(context)
  const entry = await context.peers.tenantEntry({ id })
  const name = entry?.name ?? id
  const made = await context.stripe.api!.ask((stripe) =>
    stripe.customers.create({ name, metadata: { quintet_tenant: id } }, askedOnce('customer', id, name)),
  )
  return context.scope.write(async (writer) => {
    await writer.run(insert, { reference: made.id, at: context.clock.now() })
    return (await readCustomer(writer))!
  })
}

/** A page of Stripe on which the active tenant sees its bills and changes its payment methods; null where Stripe has none. */
export async function portalUrl(context: Context): Promise<string | null> {
  const { stripe, documentLinks } = context
  const customer = stripe.api === null ? null : await readCustomer(context.scope)
  if (customer === null) return null
  const asked = { customer, return_url: documentLinks.publicUrl }
  try {
    return (await stripe.api!.ask((library) => library.billingPortal.sessions.create(asked))).url
  } catch (error) {
    // Such as a portal that is not set up at Stripe yet.
    if (error instanceof StripeRefusal) return null
    throw error
  }
}
