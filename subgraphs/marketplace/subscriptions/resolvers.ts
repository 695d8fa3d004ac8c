import { activeTenant, tenantId } from '@quintet/kit/slice/context.ts'
import { shortLink } from '@quintet/kit/wire/signed-links.ts'
import { portalUrl } from '../billing/customers.ts'
import { loadLicenceState } from '../licences/store.ts'
import { moneyText } from '../modules/prices.ts'
import type { InvoiceStatus, Resolvers } from '../types.gen.ts'
import { intervalPrice, startSubscription, updateSubscription } from './actions.ts'
import { type BillingInterval, dueForNewPeriod, graceEnd, type SubscriptionStatus } from './rules.ts'
import { invoicePages, subscriptionPage } from './store.ts'
import { previewAtStripe } from './stripe-calls.ts'

export const resolvers: Resolvers = {
  Tenant: {
    moduleSubscriptions: ({ id }, args, context) => subscriptionPage(activeTenant(context, id), args),
    billingPortalUrl: ({ id }, _, context) => portalUrl(activeTenant(context, id)),
  },
  ModuleSubscription: {
    status: ({ status }) => status as SubscriptionStatus,
    interval: ({ interval }) => interval as BillingInterval,
    amount: moneyText,
    currentPeriodEnd: ({ periodEnd }) => periodEnd,
    graceEndsAt: graceEnd,
    clientSecret: ({ status, clientSecret }) => (status === 'INCOMPLETE' ? clientSecret : null),
    module: async ({ moduleId }, _, context) => (await loadLicenceState(context)).modulesById.get(moduleId)!,
    licence: async ({ id }, _, context) =>
      [...(await loadLicenceState(context)).licences.values()].find(({ subscriptionId }) => subscriptionId === id) ??
      null,
    changePreview: async (row, { interval }, context) => {
      const { modulesById, now } = await loadLicenceState(context)
      const price = intervalPrice(modulesById.get(row.moduleId)!, interval)
      if (row.endedAt !== null || price === null || price.currency !== row.currency) return null
      if (row.reference === null) return null
      if (row.provider === 'stripe' && interval !== row.interval) {
        return context.stripe.api === null ? null : previewAtStripe(context, row, interval)
      }
      const amountMinor = interval === row.interval ? 0n : dueForNewPeriod(row, price.amountMinor, now)
      return { due: moneyText({ ...price, amountMinor }) }
    },
    invoices: ({ id }, args, context) => invoicePages(context, id, args),
  },
  Invoice: {
    amount: moneyText,
    status: ({ status }) => status as InvoiceStatus,
    download: ({ id }, _, context) =>
      shortLink(context.documentLinks, `/invoices/${id}`, { tenant: tenantId(context) }, context.clock.now()),
  },
  Mutation: {
    startSubscription: (_, { input }, context) => startSubscription(context, input),
    updateSubscription: (_, { input }, context) => updateSubscription(context, input),
  },
}
