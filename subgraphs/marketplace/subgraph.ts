import {
  eventCursors,
  eventHeads,
  idempotencyKeys,
  outbox,
  published,
  streams,
} from '@quintet/drizzle/marketplace/events.ts'
import * as jobTables from '@quintet/drizzle/marketplace/queues.ts'
import { createOutbox } from '@quintet/kit/events/outbox.ts'
import { createRelay, eventDays } from '@quintet/kit/events/relay.ts'
import { localBilling } from '@quintet/kit/process/billing-settings.ts'
import { deriveKey } from '@quintet/kit/process/secrets.ts'
import { licencesTopic } from '@quintet/kit/slice/licences.ts'
import { createFeed } from '@quintet/kit/subgraph/feed.ts'
import { openPlacedPart } from '@quintet/kit/subgraph/placed-part.ts'
import { defineSubgraph } from '@quintet/kit/subgraph/subgraph.ts'
import { publicAgent } from '@quintet/kit/wire/public-address.ts'
import { findPurchase, findSubscription } from './billing/events-store.ts'
import { removeCustomer } from './billing/removal.ts'
import { openStripe } from './billing/stripe-api.ts'
import { billingRoute } from './billing/webhook.ts'
import { resolvers as billingClocks } from './billing-clocks/resolvers.ts'
import { resolvers as connectors } from './connectors/resolvers.ts'
import { createSignatures } from './connectors/signatures.ts'
import { queues as deliveryQueues } from './deliveries/jobs.ts'
import { resolvers as deliveries } from './deliveries/resolvers.ts'
import { resolvers as expressions } from './expressions/resolvers.ts'
import { resolvers as extensions } from './extensions/resolvers.ts'
import { queues as insightQueues } from './insights/jobs.ts'
import { resolvers as insights } from './insights/resolvers.ts'
import { freshUsage, readExpiring, readModuleUsage, readTenantRows, readUsage, usageMonths } from './insights/store.ts'
import { queues as licenceQueues } from './licences/jobs.ts'
import { resolvers as licences } from './licences/resolvers.ts'
import { resolvers as modules } from './modules/resolvers.ts'
import { consumers as orderConsumers } from './orders/events.ts'
import { queues as orderQueues } from './orders/jobs.ts'
import { resolvers as orders } from './orders/resolvers.ts'
import { receiptRoute } from './orders/routes.ts'
import { collectPersonalData } from './personal-data.ts'
import { resolvers as products } from './products/resolvers.ts'
import { resolvers as purchases } from './purchases/resolvers.ts'
import { queues as subscriptionQueues } from './subscriptions/jobs.ts'
import { resolvers as subscriptions } from './subscriptions/resolvers.ts'
import { invoiceRoute } from './subscriptions/routes.ts'
import { resolvers as systems } from './systems/resolvers.ts'
import { queues as recordQueues } from './tenant-records/jobs.ts'
import { resolvers as tenantRecords } from './tenant-records/resolvers.ts'
import { consumers as tenantSystemConsumers } from './tenant-systems/events.ts'
import { queues as tenantSystemQueues } from './tenant-systems/jobs.ts'
import { removeSystems } from './tenant-systems/removal.ts'
import { resolvers as tenantSystems } from './tenant-systems/resolvers.ts'
import { consumers as workflowConsumers } from './workflow-runs/events.ts'
import { queues as runQueues } from './workflow-runs/jobs.ts'
import { runTopic } from './workflow-runs/live.ts'
import { resolvers as workflowRuns } from './workflow-runs/resolvers.ts'
import { resolvers as workflows } from './workflows/resolvers.ts'

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
    { resolvers: tenantRecords, queues: recordQueues },
    { resolvers: tenantSystems, queues: tenantSystemQueues },
    expressions,
    workflows,
    { resolvers: workflowRuns, queues: runQueues },
    connectors,
    { resolvers: deliveries, queues: deliveryQueues },
  ],
  consumers: { list: [...orderConsumers, ...tenantSystemConsumers, ...workflowConsumers], cursors: eventCursors },
  retention: { outbox: eventDays },
  monthRetention: { usage_days: usageMonths },
  routes: [billingRoute, invoiceRoute, receiptRoute],
  jobs: jobTables,
  idempotencyKeys,
  personalData: collectPersonalData,
  placedPart: ({ part }) => part,
  async removeTenant(runtime, tenantId, signal) {
    await removeCustomer(runtime, tenantId)
    await removeSystems(runtime, tenantId, signal)
  },
  open(runtime) {
    const { bus, database, log, secret, publicUrl, wallClock, billing = localBilling, isDevelopment = false } = runtime
    const { jobs, directUrl } = database
    const relay = createRelay({ subgraph: 'marketplace', jobs, bus, log })
    const feeds = { subgraph: 'marketplace', outbox: createOutbox({ streams, outbox }), relay, bus }
    const agent = publicAgent(isDevelopment)
    const part = openPlacedPart('marketplace', runtime)
    const api = billing.stripe === null ? null : openStripe(billing.stripe, log)
    const parts = {
      wakeLicences: () => bus.wake(licencesTopic),
      billing: billing.adapter,
      stripe: {
        api,
        webhookSecrets: billing.webhookSecrets,
        clock: wallClock,
        findPurchase: (id: string) => findPurchase(jobs, id),
        findSubscription: (id: string | null, reference: string) => findSubscription(jobs, id, reference),
      },
      documentLinks: { key: deriveKey(secret, 'links to bills'), publicUrl },
      isDevelopment,
      part,
      homeUrl: directUrl,
      insights: {
        refresh: (now: Date) => freshUsage(jobs, now),
        expiring: (now: Date, until: Date) => readExpiring(jobs, now, until),
        tenantRows: () => readTenantRows(jobs),
        moduleUsage: (now: Date) => readModuleUsage(jobs, now),
        usage: (from: string, to: string, tenantId: string | null) => readUsage(jobs, from, to, tenantId),
      },
      runFeed: createFeed({ topic: runTopic, ...feeds }),
      publicAgent: agent,
      signatures: createSignatures([secret, ...(runtime.previousSecrets ?? [])], wallClock),
    }
    return {
      parts,
      async close() {
        await Promise.all([relay.close(), part.close()])
        await agent.destroy()
        api?.close()
      },
    }
  },
})
