import { eventCursors, eventHeads, idempotencyKeys, published } from '@quintet/drizzle/marketplace/events.ts'
import * as jobTables from '@quintet/drizzle/marketplace/queues.ts'
import { localBilling } from '@quintet/kit/process/billing-settings.ts'
import { licencesTopic } from '@quintet/kit/slice/licences.ts'
import { defineSubgraph } from '@quintet/kit/subgraph/subgraph.ts'
import { findPurchase, findSubscription } from './billing/events-store.ts'
import { billingRoute } from './billing/webhook.ts'
import { resolvers as billingClocks } from './billing-clocks/resolvers.ts'
import { resolvers as extensions } from './extensions/resolvers.ts'
import { queues as insightQueues } from './insights/jobs.ts'
import { resolvers as insights } from './insights/resolvers.ts'
import { freshUsage, readExpiring, readModuleUsage, readTenantRows, readUsage } from './insights/store.ts'
import { queues as licenceQueues } from './licences/jobs.ts'
import { resolvers as licences } from './licences/resolvers.ts'
import { resolvers as modules } from './modules/resolvers.ts'
import { consumers as orderConsumers } from './orders/events.ts'
import { queues as orderQueues } from './orders/jobs.ts'
import { resolvers as orders } from './orders/resolvers.ts'
import { collectPersonalData } from './personal-data.ts'
import { resolvers as products } from './products/resolvers.ts'
import { resolvers as purchases } from './purchases/resolvers.ts'
import { queues as subscriptionQueues } from './subscriptions/jobs.ts'
import { resolvers as subscriptions } from './subscriptions/resolvers.ts'
import { resolvers as systems } from './systems/resolvers.ts'
import { queues as tenantSystemQueues } from './tenant-systems/jobs.ts'
import { resolvers as tenantSystems } from './tenant-systems/resolvers.ts'
import { openSchemas } from './tenant-systems/schemas.ts'

/** Modules on offer and the licences of tenants. */
export const marketplace = defineSubgraph({
  name: 'marketplace',
  published: { published, eventHeads },
  slices: [
    modules,
    { resolvers: licences, queues: licenceQueues },
    { resolvers: insights, queues: insightQueues },
    billingClocks,
    extensions,
    { resolvers: orders, queues: orderQueues },
    products,
    purchases,
    { resolvers: subscriptions, queues: subscriptionQueues },
    systems,
    { resolvers: tenantSystems, queues: tenantSystemQueues },
  ],
  consumers: { list: orderConsumers, cursors: eventCursors },
  routes: [billingRoute],
  jobs: jobTables,
  idempotencyKeys,
  personalData: collectPersonalData,
  open: ({ bus, database: { jobs, directUrl }, wallClock, billing = localBilling, isDevelopment = false }) => ({
    parts: {
      wakeLicences: () => bus.wake(licencesTopic),
      billing: billing.adapter,
      stripe: {
        webhookSecrets: billing.webhookSecrets,
        clock: wallClock,
        findPurchase: (id: string) => findPurchase(jobs, id),
        findSubscription: (id: string | null, reference: string) => findSubscription(jobs, id, reference),
      },
      isDevelopment,
      schemas: openSchemas(directUrl),
      insights: {
        refresh: (now: Date) => freshUsage(jobs, now),
        expiring: (now: Date, until: Date) => readExpiring(jobs, now, until),
        tenantRows: () => readTenantRows(jobs),
        moduleUsage: (now: Date) => readModuleUsage(jobs, now),
        usage: (from: string, to: string, tenantId: string | null) => readUsage(jobs, from, to, tenantId),
      },
    },
  }),
})
