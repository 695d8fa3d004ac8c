import { sql } from 'drizzle-orm'
import { check, integer, jsonb, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { credit } from './schema.ts'

/** Versions of a tenant's scoring models. A row is written once. */
export const scoringModels = credit.table(
  'scoring_models',
  {
    ...tenantKey(),
    /** Its name in requests. */
    slug: text('slug').notNull(),
    /** The number of the version. It is no count of updates: a row has none. */
    number: integer('number').notNull(),
    /** The weight of each factor, in basis points. */
    weights: jsonb('weights').$type<Readonly<Record<string, number>>>().notNull(),
    /** When it was saved. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    uniqueIndex('scoring_models_version').on(t.tenantId, t.slug, t.number),
    check('scoring_models_number', sql`number > 0`),
  ],
)
