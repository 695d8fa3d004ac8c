import type { StoredMemoryEngine } from '@quintet/drizzle/tenancy/memories.ts'
import type { AccessChange } from '@quintet/kit/events/access-changes.ts'
import type { Files } from '@quintet/kit/files/open.ts'
import type { BaseContext } from '@quintet/kit/slice/context.ts'
import type { Connection } from '@quintet/kit/slice/pages.ts'
import type { Feed } from '@quintet/kit/subgraph/feed.ts'
import type { ActivityRetention } from './activity/jobs.ts'
import type { TenantDatabases } from './databases/connections.ts'
import type { Embedder } from './memories/embedder.ts'
import type { UnsubscribeLinks } from './notifications/unsubscribe.ts'
import type { DatabaseRegistry } from './placements/registry.ts'
import type { TenantPlacementRow } from './placements/store.ts'
import type { PlatformBindingRow } from './platform-bindings/store.ts'
import type { TenantFilter } from './platform-tenants/store.ts'
import type { ProvisioningStepRow } from './provisioning/store.ts'
import type { TenantMoveRow, TenantMoveTableRow } from './tenant-moves/store.ts'
import type { TenantDetails } from './tenants/store.ts'

/** What tenancy's resolvers and actions may reach. */
export type Context = BaseContext & {
  /** Where the pages behind links in letters are, without a slash at its end. */
  readonly accountUrl: string
  /** Where files lie; null without a store. */
  readonly files: Files | null
  /** Wakes the followers of changed grants. */
  readonly wakeAccess: () => void
  /** Grants a demo user a role on the platform, under the job role. */
  readonly grantPlatformRole: (userId: string, role: string) => Promise<void>
  /** All roles on the platform that are in force, the newest first, read under the job role. */
  readonly platformBindings: () => Promise<PlatformBindingRow[]>
  /** The steps by which the platform set up tenants, read under the job role. */
  readonly provisioningSteps: (ids: readonly string[]) => Promise<ProvisioningStepRow[]>
  /** The databases of tenants, and their connection strings. */
  readonly databases: TenantDatabases
  /** Where the data of any tenants lie, in the order of their ids, read under the job role. */
  readonly placements: (ids: readonly string[]) => Promise<TenantPlacementRow[]>
  /** What other processes need to know of databases and placements; null while it is as they know it. */
  readonly registry: (known: string | null) => Promise<DatabaseRegistry | null>
  /** Moves of any tenant, read under the job role. */
  readonly tenantMoves: {
    find(id: string): Promise<TenantMoveRow | null>
    tables(ids: readonly string[]): Promise<TenantMoveTableRow[]>
    /** Those whose old rows are still kept, and those that were taken back in the last weeks. */
    done(now: Date): Promise<TenantMoveRow[]>
    /** How many tenants besides one are on their way to a database. */
    heading(databaseId: string, besides: string): Promise<number>
    /** The administrator's connection string of the platform's first database. */
    readonly homeUrl: string
    /** How many days the old rows are kept. */
    readonly keptDays: number
  }
  /** The id of the tenant with a slug, also one that the caller is no member of; null where there is none. */
  readonly tenantIdOf: (slug: string) => Promise<string | null>
  /** Makes vectors of memories and of what is searched for. */
  readonly embedder: Embedder
  /** What compares vectors: pgvector where the database has it. */
  readonly vectorEngine: () => Promise<StoredMemoryEngine>
  /** Messages on channels, a stream for each. */
  readonly channelFeed: Feed
  /** Messages in conversations, a stream for each. */
  readonly conversationFeed: Feed
  /** Links in letters by which readers unsubscribe. */
  readonly unsubscribeLinks: UnsubscribeLinks
  /** Notifications in the application, a stream for each member. */
  readonly notificationFeed: Feed
  /** The ids of all tenants, read under the job role. */
  readonly allTenantIds: () => Promise<string[]>
  /** Makes the coming months of the log of activity, and drops those that no tenant keeps. */
  readonly keepActivityMonths: (at: Date) => Promise<void>
  /** For how long each tenant keeps its log of activity, read under the job role. */
  readonly activityRetention: () => Promise<ActivityRetention[]>
  /** A page of all tenants, read under the job role. */
  readonly tenantPage: (filter: TenantFilter) => Promise<Connection<TenantDetails>>
  /** Changes of grants from now on, and a heartbeat each second. */
  readonly accessChanges: () => AsyncIterable<AccessChange>
}
