// Where tenants live, as a database knows it: whether their rows are there, have left, or are on their way.
import { sql } from 'drizzle-orm'
import { check, jsonb, type PgSchema, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant } from './columns.ts'
import { platformPolicy } from './policies.ts'

/** Subgraphs whose rows of a tenant can lie in another database. The others stay in the platform's first one. */
export const placedSubgraphs = ['recruiting', 'credit'] as const

export const isPlaced = (subgraph: string): boolean => placedSubgraphs.some((placed) => placed === subgraph)

/**
 * Subgraphs of which anything lies where its tenant is placed. Of marketplace that is: the schemas of installed systems, and the
 * idempotency keys of the mutations that write their rows.
 */
export const movedSubgraphs = [...placedSubgraphs, 'marketplace'] as const

export const isMoved = (subgraph: string): boolean => movedSubgraphs.some((moved) => moved === subgraph)

/** Mutations of marketplace that write rows of installed systems. */
export const recordMutations = ['saveTenantRecord', 'removeTenantRecord'] as const

/** The function that refuses writes for a tenant who is being moved or lives elsewhere; null where tenants never move. */
export const tenantEntryOf = (subgraph: string): string | null =>
  isPlaced(subgraph) ? `${subgraph}.enter_tenant` : null

/** The same for writes to the part of a subgraph that moves; null where nothing of it does. */
export const partEntryOf = (subgraph: string): string | null => (isMoved(subgraph) ? `${subgraph}.enter_tenant` : null)

/** Read by `enter_tenant` and `event_is_due` of the migrations; written by moves alone. A tenant without a row never moved. */
export const residencesTable = (schema: PgSchema) =>
  schema.table(
    'tenant_residences',
    {
      /** The tenant. */
      tenantId: uuid('tenant_id').primaryKey(),
      /** HERE; ARRIVING while the rows are complete and do not count yet; AWAY when they count elsewhere. */
      state: text('state').$type<'HERE' | 'ARRIVING' | 'AWAY'>().notNull(),
      /** The move that brought the tenant into this state. */
      moveId: uuid('move_id').notNull(),
      /** By name of event, the position up to which it was consumed where the tenant lived before. */
      positions: jsonb('positions').$type<Record<string, number>>().notNull().default({}),
      /** When the tenant first came or left. */
      createdAt: createdAt(),
      /** When the state last changed. */
      updatedAt: instant('updated_at').notNull().defaultNow(),
    },
    () => [check('tenant_residences_state', sql`state in ('HERE', 'ARRIVING', 'AWAY')`), platformPolicy(schema)],
  )
