import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, jsonb, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { marketplace } from './schema.ts'

/** A field of the target, and what it is made of. */
export interface StoredMapping {
  readonly sourceField: string
  readonly targetField: string
  readonly transformation: string | null
}

/** What leads from one module to another. */
export const connectors = marketplace.table(
  'connectors',
  {
    ...tenantKey(),
    /** Its name in requests. */
    slug: text('slug').notNull(),
    /** Its display name. */
    name: text('name').notNull(),
    /** DATA_FLOW, EVENT_TRIGGER or API_CALL. */
    type: text('type').notNull(),
    /** The slug of the module that it leads from. */
    sourceModule: text('source_module').notNull(),
    /** The slug of the module that it leads to. */
    targetModule: text('target_module').notNull(),
    /** The event, or the action whose result, sets it off; null for the result of each action. */
    event: text('event'),
    /** The action of the target that is done. */
    action: text('action'),
    /** The address that is called. */
    url: text('url'),
    /** What is sent. */
    mappings: jsonb('mappings').$type<readonly StoredMapping[]>().notNull(),
    /** Only where it is true, something is delivered. */
    condition: text('condition'),
    /** Whether it delivers. */
    isActive: boolean('is_active').notNull(),
    /** With whose rights its actions are done: of those who saved it. */
    actsFor: uuid('acts_for').notNull(),
    /** The number of its secret; 0 before there is one. */
    secretNumber: integer('secret_number').notNull().default(0),
    /** Until then requests are signed with the secret before, too. */
    previousUntil: instant('previous_until'),
    /** Raised by each change. */
    version: integer('version').notNull().default(1),
    /** When it was made. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    unique('connectors_slug').on(t.tenantId, t.slug),
    check('connectors_type', sql`type in ('DATA_FLOW', 'EVENT_TRIGGER', 'API_CALL')`),
  ],
)

/** What connectors delivered, or tried to. */
export const deliveries = marketplace.table(
  'deliveries',
  {
    ...tenantKey(),
    /** The connector. */
    connectorId: uuid('connector_id').notNull(),
    /** What set it off, once for each connector. */
    sourceEvent: text('source_event').notNull(),
    /** The name of the event or action. */
    event: text('event').notNull(),
    /** What the source gave. */
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    /** How many runs and deliveries led to it, one to the next. */
    depth: integer('depth').notNull(),
    /** PENDING, DELIVERED, FAILED, SKIPPED_UNLICENSED or SKIPPED_CONDITION. */
    status: text('status').notNull(),
    /** How often it was tried. */
    attempts: integer('attempts').notNull(),
    /** How often it was replayed: jobs of an earlier time do nothing. */
    round: integer('round').notNull().default(1),
    /** Why the last try failed. */
    error: text('error'),
    /** When it was set off. */
    createdAt: createdAt(),
    /** When it was delivered. */
    deliveredAt: instant('delivered_at'),
  },
  (t) => [
    ...tenantIsolation(t),
    unique('deliveries_source').on(t.connectorId, t.sourceEvent, t.tenantId),
    index('deliveries_connector').on(t.connectorId, t.id),
    foreignKey({ columns: [t.tenantId, t.connectorId], foreignColumns: [connectors.tenantId, connectors.id] }),
    check(
      'deliveries_status',
      sql`status in ('PENDING', 'DELIVERED', 'FAILED', 'SKIPPED_UNLICENSED', 'SKIPPED_CONDITION')`,
    ),
  ],
)
