import type { Clock } from '@quintet/kit/process/clock.ts'
import type { BaseContext } from '@quintet/kit/slice/context.ts'
import type { Feed } from '@quintet/kit/subgraph/feed.ts'
import type { PlacedPart } from '@quintet/kit/subgraph/placed-part.ts'
import type { Dispatcher } from 'undici'
import type { Subject } from './billing/events-store.ts'
import type { StripeApi } from './billing/stripe-api.ts'
import type { Signatures } from './connectors/signatures.ts'
import type { ExpiringRow, readModuleUsage, readTenantRows, readUsage } from './insights/store.ts'

/** Figures across tenants. */
interface Insights {
  /** Gathers them unless that was done a short while ago. Returns when. */
  refresh(now: Date): Promise<Date>
  expiring(now: Date, until: Date): Promise<ExpiringRow[]>
  tenantRows(): ReturnType<typeof readTenantRows>
  moduleUsage(now: Date): ReturnType<typeof readModuleUsage>
  usage(from: string, to: string, tenantId: string | null): ReturnType<typeof readUsage>
}

/** What Stripe is asked, and tells. */
interface Stripe {
  /** Null unless Stripe bills. */
  readonly api: StripeApi | null
  readonly webhookSecrets: readonly string[]
  /** The time that Stripe and Quintet agree on. */
  readonly clock: Clock
  /** The purchase of an id, in whichever tenant. */
  findPurchase(id: string): Promise<Subject | null>
  /** The subscription of an id, or of a reference at Stripe, in whichever tenant. */
  findSubscription(id: string | null, reference: string): Promise<Subject | null>
}

/** What marketplace's resolvers and actions may reach. */
export type Context = BaseContext & {
  /** Hints that licences have changed: what is remembered of them is asked again. */
  readonly wakeLicences: () => void
  /** Figures across tenants, read under the job role. */
  readonly insights: Insights
  /** Who bills. */
  readonly billing: 'local' | 'stripe'
  readonly stripe: Stripe
  /** What links to bills and receipts are signed with, and where they lead. */
  readonly documentLinks: { readonly key: Uint8Array; readonly publicUrl: string }
  /** What lies where tenants are placed: the schemas of their systems. */
  readonly part: PlacedPart
  /** The administrator's connection string of the first database. */
  readonly homeUrl: string
  /** Whether clocks may be moved by hand. */
  readonly isDevelopment: boolean
  /** Changes of runs of workflows. */
  readonly runFeed: Feed
  /** Connections to public addresses. */
  readonly publicAgent: Dispatcher
  /** Of requests to addresses of connectors. */
  readonly signatures: Signatures
}
