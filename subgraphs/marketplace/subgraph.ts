import { eventCursors, eventHeads, idempotencyKeys, published } from '@quintet/drizzle/marketplace/events.ts'
import * as jobTables from '@quintet/drizzle/marketplace/queues.ts'
import { licencesTopic } from '@quintet/kit/slice/licences.ts'
import { defineSubgraph } from '@quintet/kit/subgraph/subgraph.ts'
import { queues as licenceQueues } from './licences/jobs.ts'
import { resolvers as licences } from './licences/resolvers.ts'
import { resolvers as modules } from './modules/resolvers.ts'

/** Modules on offer and the licences of tenants. */
export const marketplace = defineSubgraph({
  name: 'marketplace',
  published: { published, eventHeads },
  slices: [modules, { resolvers: licences, queues: licenceQueues }],
  consumers: { list: [], cursors: eventCursors },
  jobs: jobTables,
  idempotencyKeys,
  open: ({ bus }) => ({ parts: { wakeLicences: () => bus.wake(licencesTopic) } }),
})
