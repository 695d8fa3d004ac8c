import { eventCursors, eventHeads, idempotencyKeys, published } from '@quintet/drizzle/marketplace/events.ts'
import * as jobTables from '@quintet/drizzle/marketplace/queues.ts'
import { defineSubgraph } from '@quintet/kit/subgraph/subgraph.ts'
import { resolvers as licences } from './licences/resolvers.ts'
import { resolvers as modules } from './modules/resolvers.ts'

/** Modules on offer and the licences of tenants. */
export const marketplace = defineSubgraph({
  name: 'marketplace',
  published: { published, eventHeads },
  slices: [modules, licences],
  consumers: { list: [], cursors: eventCursors },
  jobs: jobTables,
  idempotencyKeys,
  open: () => ({ parts: {} }),
})
