import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { marketplace } from './schema.ts'

/** What users have added for themselves in a tenant. */
export const extensions = marketplace.table(
  'extensions',
  {
    ...tenantKey(),
    /** Whose it is. */
    ownerId: uuid('owner_id').notNull(),
    /** What kind it is. */
    type: text('type').notNull(),
    /** Its name among the owner's own. */
    name: text('name').notNull(),
    /** What it does. */
    description: text('description'),
    /** Whether it can be used. */
    enabled: boolean('enabled').notNull(),
    /** The higher, the earlier in the tenant's list. */
    priority: integer('priority').notNull(),
    /** Its place in the tenant's list, which begins with the lowest. */
    place: integer('place').notNull().generatedAlwaysAs(sql`-priority`),
    /** What else is known of it. */
    metadata: jsonb('metadata').$type<Record<string, unknown>>().notNull(),
    /** How often it was used. */
    usageCount: integer('usage_count').notNull().default(0),
    /** When it was last used. */
    lastUsedAt: instant('last_used_at'),
    /** The sum of what the owner said of it, 0 to 5 each time. */
    feedbackSum: doublePrecision('feedback_sum').notNull().default(0),
    /** How often they said so. */
    feedbackCount: integer('feedback_count').notNull().default(0),
    /** Raised by each change by hand; uses leave it. */
    version: integer('version').notNull().default(1),
    /** When it was made. */
    createdAt: createdAt(),
    /** When it last changed by hand. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    unique('extensions_name').on(t.ownerId, t.name, t.tenantId),
    index('extensions_place').on(t.tenantId, t.place, t.id),
    check('extensions_priority', sql`priority between -1000 and 1000`),
    check('extensions_counts', sql`usage_count >= 0 and feedback_count >= 0`),
    // Neither NaN nor infinite: both are above what ratings can add up to.
    check('extensions_feedback', sql`feedback_sum >= 0 and feedback_sum <= 5.0 * feedback_count`),
  ],
)

/** What the practicality of extensions is made of. */
export const practicalityFactors = marketplace.table(
  'practicality_factors',
  {
    ...tenantKey(),
    /** The extension. */
    extensionId: uuid('extension_id').notNull(),
    /** Its name: each once per extension. */
    name: text('name').notNull(),
    /** 1 to 10. */
    value: integer('value').notNull(),
    /** How much it counts. */
    weight: doublePrecision('weight').notNull(),
    /** When it was written. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    // The tenant stands last: an index that begins with it would be looked through for an id.
    unique('practicality_factors_name').on(t.extensionId, t.name, t.tenantId),
    foreignKey({ columns: [t.tenantId, t.extensionId], foreignColumns: [extensions.tenantId, extensions.id] }),
    check('practicality_factors_value', sql`value between 1 and 10`),
    // NaN is above all numbers to PostgreSQL, so the upper bound refuses it as well.
    check('practicality_factors_weight', sql`weight >= 0 and weight <= 1000000`),
  ],
)
