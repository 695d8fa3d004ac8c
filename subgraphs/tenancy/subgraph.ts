import {
  eventCursors,
  eventHeads,
  idempotencyKeys,
  outbox,
  published,
  streams,
} from '@quintet/drizzle/tenancy/events.ts'
import * as jobTables from '@quintet/drizzle/tenancy/queues.ts'
import { recordKeys } from '@quintet/drizzle/tenancy/record-keys.ts'
import { accessTopic, changeDays, followAccessChanges } from '@quintet/kit/events/access-changes.ts'
import { createOutbox } from '@quintet/kit/events/outbox.ts'
import { createRelay, eventDays } from '@quintet/kit/events/relay.ts'
import { createKeyring } from '@quintet/kit/sealed/keyring.ts'
import { createFeed } from '@quintet/kit/subgraph/feed.ts'
import { defineSubgraph } from '@quintet/kit/subgraph/subgraph.ts'
import { homeDatabaseId, placementTopic } from '@quintet/kit/wire/placements.ts'
import { readTenantId } from './access/entries.ts'
import { resolvers as access } from './access/resolvers.ts'
import { consumers as activityConsumers } from './activity/events.ts'
import type { ActivityRetention } from './activity/jobs.ts'
import { queues as activityQueues } from './activity/jobs.ts'
import { resolvers as activity } from './activity/resolvers.ts'
import { resolvers as buckets } from './buckets/resolvers.ts'
import { resolvers as categories } from './categories/resolvers.ts'
import { queues as channelQueues } from './channels/jobs.ts'
import { resolvers as channels } from './channels/resolvers.ts'
import { queues as conversationQueues } from './conversations/jobs.ts'
import { resolvers as conversations } from './conversations/resolvers.ts'
import { openTenantDatabases } from './databases/connections.ts'
import { queues as databaseQueues } from './databases/jobs.ts'
import { resolvers as databaseResolvers } from './databases/resolvers.ts'
import { resolvers as deadJobs } from './dead-jobs/resolvers.ts'
import { resolvers as documentFacts } from './document-facts/resolvers.ts'
import { queues as documentQueues } from './documents/jobs.ts'
import { removeDocuments } from './documents/removal.ts'
import { resolvers as documents } from './documents/resolvers.ts'
import { resolvers as featureFlags } from './feature-flags/resolvers.ts'
import { fileRoute } from './files/routes.ts'
import { resolvers as insights } from './insights/resolvers.ts'
import { resolvers as invitations } from './invitations/resolvers.ts'
import { consumers as memberConsumers } from './memberships/events.ts'
import { collectPersonalData } from './memberships/personal-data.ts'
import { resolvers as memberships } from './memberships/resolvers.ts'
import { queues as memoryQueues } from './memories/jobs.ts'
import { createLocalEmbedder } from './memories/local-embedder.ts'
import { createRemoteEmbedder } from './memories/remote-embedder.ts'
import { resolvers as memories } from './memories/resolvers.ts'
import { createEngine } from './memories/vectors.ts'
import { resolvers as nodes } from './nodes/resolvers.ts'
import { resolvers as notificationTemplates } from './notification-templates/resolvers.ts'
import { consumers as noticeConsumers } from './notifications/events.ts'
import { queues as notificationQueues } from './notifications/jobs.ts'
import { resolvers as notifications } from './notifications/resolvers.ts'
import { createUnsubscribeLinks, unsubscribeRoute } from './notifications/unsubscribe.ts'
import { readRegistry } from './placements/registry.ts'
import { resolvers as placements } from './placements/resolvers.ts'
import { readPlacements } from './placements/store.ts'
import { resolvers as platformBindings } from './platform-bindings/resolvers.ts'
import { readPlatformBindings } from './platform-bindings/store.ts'
import { resolvers as platformTenants } from './platform-tenants/resolvers.ts'
import { pageOfTenants, type TenantFilter } from './platform-tenants/store.ts'
import { queues as provisioningQueues } from './provisioning/jobs.ts'
import { resolvers as provisioning } from './provisioning/resolvers.ts'
import { readSteps } from './provisioning/store.ts'
import { resolvers as roleBindings } from './role-bindings/resolvers.ts'
import { resolvers as roles } from './roles/resolvers.ts'
import { resolvers as securityPolicies } from './security-policies/resolvers.ts'
import { queues as taskQueues } from './tasks/jobs.ts'
import { resolvers as tasks } from './tasks/resolvers.ts'
import { queues as deletionQueues } from './tenant-deletion/jobs.ts'
import { resolvers as tenantDeletion } from './tenant-deletion/resolvers.ts'
import { queues as moveQueues } from './tenant-moves/jobs.ts'
import { resolvers as tenantMoves } from './tenant-moves/resolvers.ts'
import { returnedSince } from './tenant-moves/rules.ts'
import { countHeading, findMove, readDone, readMoveTables } from './tenant-moves/store.ts'
import { resolvers as tenants } from './tenants/resolvers.ts'

/** Tenants, their members, and what members may do. */
export const tenancy = defineSubgraph({
  name: 'tenancy',
  published: { published, eventHeads },
  slices: [
    tenants,
    { resolvers: tenantDeletion, queues: deletionQueues },
    platformTenants,
    platformBindings,
    { resolvers: provisioning, queues: provisioningQueues },
    { resolvers: databaseResolvers, queues: databaseQueues },
    placements,
    { resolvers: tenantMoves, queues: moveQueues },
    featureFlags,
    memberships,
    invitations,
    nodes,
    access,
    roles,
    roleBindings,
    securityPolicies,
    { resolvers: activity, queues: activityQueues },
    deadJobs,
    buckets,
    categories,
    { resolvers: channels, queues: channelQueues },
    { resolvers: conversations, queues: conversationQueues },
    { resolvers: documents, queues: documentQueues },
    documentFacts,
    insights,
    { resolvers: memories, queues: memoryQueues },
    notificationTemplates,
    { resolvers: notifications, queues: notificationQueues },
    { resolvers: tasks, queues: taskQueues },
  ],
  consumers: { list: [...activityConsumers, ...memberConsumers, ...noticeConsumers], cursors: eventCursors },
  jobs: jobTables,
  idempotencyKeys,
  recordKeys,
  hasAuditLog: true,
  personalData: collectPersonalData,
  removeTenant: removeDocuments,
  retention: { access_changes: changeDays, outbox: eventDays },
  routes: [fileRoute, unsubscribeRoute],
  async open({
    database,
    bus,
    files,
    accounts,
    publicUrl,
    clock,
    log,
    secret,
    previousSecrets = [],
    sealingKeys,
    region,
    embeddings = null,
    movedRowsDays = 7,
  }) {
    // The first region that is told is the first database's.
    if (region != null) {
      await database.jobs`update tenancy.tenant_databases set region = ${region} where id = ${homeDatabaseId} and region is null`
    }
    const ring = createKeyring([secret, ...previousSecrets], sealingKeys)
    const databases = openTenantDatabases(database, ring, () => bus.wake(placementTopic))
    const relay = createRelay({ subgraph: 'tenancy', jobs: database.jobs, bus, log })
    const feeds = { subgraph: 'tenancy', outbox: createOutbox({ streams, outbox }), relay, bus }
    const parts = {
      embedder: embeddings === null ? createLocalEmbedder() : createRemoteEmbedder(embeddings),
      vectorEngine: createEngine(database.jobs),
      channelFeed: createFeed({ topic: 'tenancy.channels', ...feeds }),
      conversationFeed: createFeed({ topic: 'tenancy.conversations', ...feeds }),
      notificationFeed: createFeed({ topic: 'tenancy.notifications', ...feeds }),
      unsubscribeLinks: createUnsubscribeLinks([secret, ...previousSecrets], publicUrl),
      accountUrl: accounts?.accountUrl ?? publicUrl,
      files: files ?? null,
      wakeAccess: () => bus.wake(accessTopic('tenancy')),
      accessChanges: () => followAccessChanges(database.jobs, bus, 'tenancy'),
      databases,
      registry: (known: string | null) => readRegistry(database.jobs, databases, secret, known),
      placements: (ids: readonly string[]) => readPlacements(database.jobs, ids),
      tenantMoves: {
        find: (id: string) => findMove(database.jobs, id),
        tables: (ids: readonly string[]) => readMoveTables(database.jobs, ids),
        done: (now: Date) => readDone(database.jobs, returnedSince(now, movedRowsDays)),
        heading: (id: string, besides: string) => countHeading(database.jobs, id, besides),
        homeUrl: database.directUrl,
        keptDays: movedRowsDays,
      },
      tenantPage: (filter: TenantFilter) => pageOfTenants(database.jobs, filter),
      platformBindings: () => readPlatformBindings(database.jobs, clock.now()),
      provisioningSteps: (ids: readonly string[]) => readSteps(database.jobs, ids),
      async allTenantIds() {
        const rows = await database.jobs<{ id: string }[]>`select id from tenancy.tenants order by id`
        return rows.map(({ id }) => id)
      },
      keepActivityMonths: async (at: Date) => {
        await database.jobs`select tenancy.keep_activity_months(${at.toISOString()})`
      },
      activityRetention: () =>
        database.jobs<ActivityRetention[]>`select id, activity_retention_days as days from tenancy.tenants order by id`,
      tenantIdOf: (slug: string) => readTenantId(database.jobs, slug),
      async grantPlatformRole(userId: string, role: string) {
        await database.jobs`insert into tenancy.platform_bindings (user_id, role) values (${userId}, ${role})
          on conflict do nothing`
      },
    }
    return { parts, close: relay.close }
  },
})
